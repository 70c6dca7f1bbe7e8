import sharp from 'sharp'
import { startTestApp, type TestApp } from '../../../test/harness/app'
import { Factory, type TestPerson } from '../../../test/harness/factories'
import { pdf, png } from '../../../test/harness/samples'

describe('smaller pictures', () => {
  let host: TestApp
  let person: TestPerson
  let stranger: TestPerson

  beforeAll(async () => {
    host = await startTestApp()
    const people = await new Factory(host).smallHospital()
    person = people.member
    stranger = people.foreignSecretary
  })
  afterAll(() => host.close())

  const keep = async (name: string, content: Buffer): Promise<string> => ((await host.client.upload('/files', { name, content }, { as: person })).body as { id: string }).id
  const get = (id: string, width: number | string, as: TestPerson | null = person) => host.client.raw('GET', `/files/${id}?width=${width}`, undefined, { as })
  const photo = () => sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#c8161d' } })

  test('a wide photograph comes narrow, upright and without what the camera wrote into it', async () => {
    // orientation 6: the camera was held upright
    const id = await keep('合影.jpg', await photo().jpeg().withExif({ IFD0: { Copyright: '某人' } }).withMetadata({ orientation: 6 }).toBuffer())
    const reply = await get(id, 320)
    expect(reply).toMatchObject({ status: 200, headers: { 'content-type': 'image/webp' } })
    const seen = await sharp(reply.body as Buffer).metadata()
    expect(seen).toMatchObject({ width: 320, height: 640, format: 'webp' })
    expect(seen.exif).toBeUndefined()
    const again = await get(id, 320)
    expect(again.body).toEqual(reply.body)
    expect((await host.client.raw('GET', `/files/${id}?width=320`, undefined, { as: person, headers: { 'if-none-match': again.headers.etag! } })).status).toBe(304)
    expect((await get(id, 640)).headers.etag).not.toBe(again.headers.etag)
  })

  test('a small picture is not blown up', async () => {
    const reply = await get(await keep('小.png', png), 640)
    expect((await sharp(reply.body as Buffer).metadata()).width).toBe(1)
  })

  test('many at once get the same picture', async () => {
    const id = await keep('同时.png', await photo().png().toBuffer())
    const replies = await Promise.all(Array.from({ length: 12 }, () => get(id, 160)))
    expect(new Set(replies.map(({ headers }) => headers.etag)).size).toBe(1)
    expect(replies.every(({ status }) => status === 200)).toBe(true)
  })

  test('what cannot be made smaller comes as it is', async () => {
    const broken = Buffer.concat([png.subarray(0, 30), Buffer.alloc(40)])
    const id = await keep('坏.png', broken)
    expect((await get(id, 320)).body).toEqual(broken)
    const document = await keep('文.pdf', pdf)
    expect((await get(document, 320)).body).toEqual(pdf)
  })

  test('who may not read the file may not read a smaller one; other widths are refused', async () => {
    const id = await keep('锁.png', png)
    expect((await get(id, 320, stranger)).problem.code).toBe('thing.not_found')
    expect((await get(id, 320, null)).problem.code).toBe('thing.not_found')
    for (const width of [0, 321, 99999, 'a']) expect((await get(id, width)).problem.code).toBe('request.invalid')
  })
})
