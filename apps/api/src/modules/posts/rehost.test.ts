import { startTestApp, type TestApp } from '../../../test/harness/app'
import type { As } from '../../../test/harness/client'
import { Factory } from '../../../test/harness/factories'
import { draftPost } from '../../../test/harness/posts'
import { startPictureHost, type PictureHost } from '../../../test/stand-ins/picture-host'
import { auditLines } from '../audit/audit.table'
import { fetchedPictures } from './posts.table'

const open = '93.184.216.34'
const article = 'mmbiz.qpic.cn'

describe('pictures of pasted articles', () => {
  let host: TestApp
  let people: Awaited<ReturnType<Factory['smallHospital']>>
  let pictures: PictureHost
  /** Host → addresses it answers with, one list after the other; the last stays. */
  let names: Record<string, string[][]>

  beforeAll(async () => {
    host = await startTestApp({ imageHosts: [article, 'img.hospital.example'] })
    people = await new Factory(host).smallHospital()
    pictures = await startPictureHost()
    // the checks are production's own; only where the checked address leads is not
    Object.assign(host.app.remotePictures, {
      resolve: (name: string) => Promise.resolve((names[name]!.length > 1 ? names[name]!.shift() : names[name]![0]) ?? []),
      dial: () => ({ address: '127.0.0.1', port: pictures.port }),
      timeoutMs: 3000,
    })
  })
  beforeEach(() => {
    names = { [article]: [[open]], 'img.hospital.example': [[open]] }
    pictures.asked.length = 0
  })
  afterAll(async () => {
    await pictures.close()
    await host.close()
  })

  const rehost = (urls: string[], as: As | null = people.secretary) => host.client.send('POST /posts/images/rehost', { body: { urls } }, { as })
  const reasonFor = async (url: string) => (await rehost([url])).body.items[0]!.reason

  test('a picture of an allowed host becomes a file of ours that a post may show; where it came from is kept', async () => {
    const url = `http://${article}/mmbiz_png/abc/640?wx_fmt=png`
    const [item] = (await rehost([url])).body.items
    expect(item).toMatchObject({ url, reason: null, file: { type: 'image/png', image: true, name: '图片.png' } })
    const draft = await draftPost(host, people.secretary, { orgId: people.branch.id, bodyHtml: `<img src="/api/v1/files/${item!.file!.id}" alt="">` })
    expect(draft.bodyHtml).toContain(item!.file!.id)
    const kept = await host.app.db.select().from(fetchedPictures)
    expect(kept).toMatchObject([{ url, fileId: item!.file!.id, accountId: people.secretary.accountId }])
    expect((await host.app.db.select().from(auditLines)).filter((line) => line.subjectId === item!.file!.id)).toHaveLength(1)
  })

  test('the same picture is fetched once', async () => {
    const url = `http://${article}/once.png`
    const first = (await rehost([url])).body.items[0]!.file
    expect((await rehost([url])).body.items[0]!.file).toEqual(first)
    expect(pictures.asked).toEqual([`${article}/once.png`])
  })

  test.each([
    ['ftp://mmbiz.qpic.cn/a.png', 'not_an_address'],
    ['file:///C:/Users/a/image001.png', 'not_an_address'],
    ['javascript:alert(1)', 'not_an_address'],
    ['http://user:word@mmbiz.qpic.cn/a.png', 'not_an_address'],
    ['图片', 'not_an_address'],
    ['http://mmbiz.qpic.cn:22/a.png', 'host_not_allowed'],
    ['http://mmbiz.qpic.cn.evil.example/a.png', 'host_not_allowed'],
    ['http://mmbiz.qpic.cn@evil.example/a.png', 'not_an_address'],
    ['http://evil.example/a.png', 'host_not_allowed'],
    ['http://127.0.0.1/a.png', 'host_not_allowed'],
    ['http://[::1]/a.png', 'host_not_allowed'],
    ['http://2130706433/a.png', 'host_not_allowed'],
  ])('%s is not asked: %s', async (url, reason) => {
    expect(await reasonFor(url)).toBe(reason)
    expect(pictures.asked).toEqual([])
  })

  test.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', '::ffff:10.0.0.1', 'fd00::1', 'fe80::1'])('an allowed name that leads to %s is not asked', async (address) => {
    names[article] = [[address]]
    expect(await reasonFor(`http://${article}/a.png`)).toBe('address_refused')
    names[article] = [[open, address]]
    expect(await reasonFor(`http://${article}/a.png`)).toBe('address_refused')
    expect(pictures.asked).toEqual([])
  })

  test('the address that was checked is the one connected to: a name that changes its mind is asked once', async () => {
    let asked = 0
    const dialled: string[] = []
    const { resolve, dial } = host.app.remotePictures
    Object.assign(host.app.remotePictures, {
      resolve: () => Promise.resolve((asked += 1) === 1 ? [open] : ['127.0.0.1']),
      dial: (checked: { address: string; port: number }) => {
        dialled.push(`${checked.address}:${checked.port}`)
        return dial(checked)
      },
    })
    expect(await reasonFor(`http://${article}/rebound.png`)).toBeNull()
    Object.assign(host.app.remotePictures, { resolve, dial })
    expect([asked, dialled]).toEqual([1, [`${open}:80`]])
  })

  test.each([
    [`http://${article}/to?u=/next.png`, null],
    [`http://${article}/to?u=http://img.hospital.example/b.png`, null],
    [`http://${article}/to?u=http://evil.example/b.png`, 'host_not_allowed'],
    [`http://${article}/to?u=http://127.0.0.1/b.png`, 'host_not_allowed'],
    [`http://${article}/to?u=file:///etc/passwd`, 'not_an_address'],
    [`http://${article}/loop`, 'too_many_redirects'],
    [`http://${article}/gone`, 'unreachable'],
    [`http://${article}/page`, 'not_a_picture'],
    [`http://${article}/drawing`, 'not_a_picture'],
    [`http://${article}/big`, 'too_large'],
    [`http://${article}/slow`, 'too_slow'],
  ])('%s: %s', async (url, reason) => {
    expect(await reasonFor(url)).toBe(reason)
  })

  test('a redirect to an allowed name that leads inside is refused', async () => {
    names['img.hospital.example'] = [['192.168.0.5']]
    expect(await reasonFor(`http://${article}/to?u=http://img.hospital.example/c.png`)).toBe('address_refused')
    expect(pictures.asked).toEqual([`${article}/to`])
  })

  test('several at once, each with its own answer', async () => {
    const { items } = (await rehost([`http://${article}/1.png`, 'http://evil.example/2.png', `http://${article}/page`])).body
    expect(items.map(({ file, reason }) => [file !== null, reason])).toEqual([[true, null], [false, 'host_not_allowed'], [false, 'not_a_picture']])
  })

  test('only those who write posts, and a handful at a time', async () => {
    expect((await rehost(['http://mmbiz.qpic.cn/a.png'], people.member)).problem.code).toBe('thing.forbidden')
    expect((await rehost(['http://mmbiz.qpic.cn/a.png'], null)).problem.code).toBe('auth.required')
    expect((await rehost([])).problem.code).toBe('request.invalid')
    expect((await rehost(Array.from({ length: 11 }, (_, i) => `http://${article}/${i}`))).problem.code).toBe('request.invalid')
  })
})
