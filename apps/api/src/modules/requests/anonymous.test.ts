import sharp from 'sharp'
import { buffer } from 'node:stream/consumers'
import { startTestApp, runJobs, type TestApp } from '../../../test/harness/app'
import { Factory } from '../../../test/harness/factories'
import type { SmallHospital } from '../../../test/harness/hospital'
import { Desk } from './requests.test-kit'

const phone = '13912349876'
const openid = 'openid-of-somebody-in-particular'

describe('who hands in without a name', () => {
  let host: TestApp
  let people: SmallHospital
  let desk: Desk
  let log = ''

  beforeAll(async () => {
    host = await startTestApp({}, undefined, { level: 'debug', stream: { write: (line) => (log += line) } })
    const factory = new Factory(host)
    people = await factory.smallHospital()
    desk = new Desk({ host, factory, people })
    await factory.bindWechat(people.member, openid)
    await host.client.call('PATCH /members/:memberId', { params: { memberId: people.member.memberId }, body: { version: 1, phone } }, { as: people.office })
  })
  afterAll(() => host.close())

  /** Every row of every table as text. */
  async function everything(): Promise<Map<string, string[]>> {
    const { rows } = await host.app.pool.query<{ schema: string; name: string }>(
      `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')`,
    )
    const found = new Map<string, string[]>()
    for (const { schema, name } of rows) {
      const { rows: lines } = await host.app.pool.query<{ line: string }>(`select row_to_json(t)::text as line from "${schema}"."${name}" t`)
      found.set(`${schema}.${name}`, lines.map(({ line }) => line))
    }
    return found
  }

  async function written(during: () => Promise<unknown>): Promise<{ rows: string[]; log: string }> {
    const before = await everything()
    log = ''
    await during()
    await new Promise((resolve) => setTimeout(resolve, 400))
    const rows = [...(await everything())].flatMap(([table, lines]) => lines.filter((line) => !before.get(table)?.includes(line)).map((line) => `${table} ${line}`))
    return { rows, log }
  }

  async function secrets(): Promise<string[]> {
    const { member } = people
    const { rows } = await host.app.pool.query<{ id: string }>('select id from sessions where account_id = $1', [member.accountId])
    return [member.accountId, member.memberId, member.name, ...rows.map(({ id }) => id), phone, openid, member.token, '127.0.0.1', '::1', '10.9.8.7', 'PhoneOfSomebody']
  }

  test('leaves nothing behind that leads to them: no row of any table, no line of the log, even with a token sent along', async () => {
    let code = ''
    const headers = { 'user-agent': 'PhoneOfSomebody', 'x-forwarded-for': '10.9.8.7' }
    const as = people.member
    const { rows, log: lines } = await written(async () => {
      const fileIds = [await desk.picture(as), await desk.picture()]
      const reply = await host.client.send('POST /requests/anonymous', { body: desk.body({ fileIds }) }, { as, headers, idempotencyKey: 'key-of-this-submission' })
      expect(reply.status).toBe(201)
      code = reply.body.code
      await host.client.call('POST /requests/look-ups', { body: { code } }, { as, headers, idempotencyKey: 'key-of-look-up' })
      await host.client.call('POST /requests/additions', { body: { code, kind: 'follow_up', text: '什么时候有结果' } }, { as, headers, idempotencyKey: 'key-of-addition' })
      await runJobs(host)
      const { id } = await desk.newest(people.secretary)
      await desk.step(id, people.secretary, 'accept')
      await desk.step(id, people.secretary, 'answer', { text: '答复' })
      await host.client.call('POST /requests/ratings', { body: { code, satisfied: true, text: '好' } }, { as, headers, idempotencyKey: 'key-of-rating' })
      await runJobs(host)
    })
    expect(rows.some((row) => row.startsWith('public.requests '))).toBe(true)
    expect(rows.filter((row) => row.startsWith('public.files '))).toHaveLength(2)
    expect(rows.filter((row) => row.startsWith('public.audit_lines ')).length).toBeGreaterThan(4)
    expect(lines).toContain('/api/v1/requests/anonymous')
    for (const secret of await secrets()) {
      expect(rows.filter((row) => row.includes(secret))).toEqual([])
      expect(lines).not.toContain(secret)
    }
    // the number stands nowhere: its keyed hash does
    expect(code).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{12}$/)
    expect(rows.filter((row) => row.includes(code) || row.includes('key-of-') || row.includes('submission-key'))).toEqual([])
    expect(lines).not.toContain(code)
    // what is told of it tells of staff alone
    const submitting = rows.filter((row) => /audit_lines .*"(requests\.(hand_in|follow_up|rate)|files\.upload)"/.test(row))
    expect(submitting.map((row) => JSON.parse(row.slice(row.indexOf('{'))) as { account_id: string | null }).map(({ account_id: by }) => by)).toEqual(Array(5).fill(null))
  })

  test('the same scan finds a member who hands in under their name', async () => {
    const { rows } = await written(() => desk.named(people.member))
    expect(rows.filter((row) => row.includes(people.member.memberId)).length).toBeGreaterThan(0)
  })

  test('a picture loses what the camera wrote, and its name, and is no other picture to the byte', async () => {
    const ids = [await desk.picture(), await desk.picture()]
    const { rows } = await host.app.pool.query<{ name: string; sha256: string }>('select name, sha256 from files where id = any($1)', [ids])
    expect(rows.map(({ name }) => name)).toEqual(['照片.jpg', '照片.jpg'])
    expect(new Set(rows.map(({ sha256 }) => sha256)).size).toBe(2)
    const content = await buffer((await host.app.fileStore.read(rows[0]!.sha256))!)
    const { exif, icc, xmp, format } = await sharp(content).metadata()
    expect({ exif, icc, xmp, format }).toEqual({ exif: undefined, icc: undefined, xmp: undefined, format: 'jpeg' })
    expect(content.includes('TestPhone')).toBe(false)
  })

  test('pictures are for those who work it and for whoever holds the number, and the rest does not find them', async () => {
    const fileId = await desk.picture(people.member)
    const path = `/files/${fileId}`
    // before it is handed in it is nobody's, not even the uploader's
    expect((await host.client.download(path, { as: people.member })).status).toBe(404)
    const { code } = await desk.anonymously({ fileIds: [fileId] })
    for (const as of [people.member, people.foreignSecretary, people.siblingSecretary, people.admin, null]) expect((await host.client.download(path, { as })).status).toBe(404)
    for (const as of [people.secretary, people.commissioner, people.generalSecretary, people.office]) expect((await host.client.download(path, { as })).status).toBe(200)
    const { body } = await desk.lookUp(code)
    const { url } = body.steps[0]!.files[0]!
    expect((await host.client.download(url.replace('/api/v1', ''))).status).toBe(200)
    expect((await host.client.download(`${path}?sig=${'a'.repeat(24)}`)).status).toBe(404)
  })

  test('a picture is used once, and somebody\'s own file is not taken for one', async () => {
    const fileId = await desk.picture()
    await desk.anonymously({ fileIds: [fileId] })
    const again = await host.client.send('POST /requests/anonymous', { body: desk.body({ fileIds: [fileId] }) })
    expect(again.problem).toMatchObject({ status: 422, code: 'requests.pictures_gone' })
    const own = (await host.client.upload('/files', { name: 'a.png', content: await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } }).png().toBuffer() }, { as: people.member })).body as { id: string }
    expect((await host.client.send('POST /requests/anonymous', { body: desk.body({ fileIds: [own.id] }) })).problem.code).toBe('requests.pictures_gone')
    expect((await host.client.upload('/requests/pictures', { name: 'a.jpg', content: Buffer.from('no picture') })).problem.code).toBe('files.type_mismatch')
  })

  test('pictures that nobody handed in are forgotten after three days, content and all; those in use stay', async () => {
    const [used, unused] = [await desk.picture(), await desk.picture()]
    await desk.anonymously({ fileIds: [used] })
    const { rows } = await host.app.pool.query<{ sha256: string }>('select sha256 from files where id = $1', [unused])
    host.clock.set('2026-11-25T06:40:00Z')
    await runJobs(host)
    const left = await host.app.pool.query<{ id: string }>('select id from files where id = any($1)', [[used, unused]])
    expect(left.rows.map(({ id }) => id)).toEqual([used])
    expect(await host.app.fileStore.read(rows[0]!.sha256)).toBeNull()
  })
})
