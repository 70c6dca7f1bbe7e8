import { startTestApp, type TestApp } from '../../../test/harness/app'
import { Factory } from '../../../test/harness/factories'
import { draftPost, publishPost } from '../../../test/harness/posts'

describe('searching posts', () => {
  let host: TestApp
  let people: Awaited<ReturnType<Factory['smallHospital']>>
  const texts: Record<string, string> = {
    '关于开展“主题党日”活动的通知': '<p>请全体党员参加，地点：门诊三楼会议室（二〇二六年）。</p>',
    '支部学习 CT 室先进事迹': '<p>党<strong>员</strong>先锋岗，满意度 100%，a_b，a\\b，O\'Neil。</p>',
    '一次义诊': '<p>内科、外科医务人员，走进社区，团结一心，一心为民，服务 Party Building 2026-11-22。</p>',
  }

  beforeAll(async () => {
    host = await startTestApp()
    people = await new Factory(host).smallHospital()
    for (const [title, bodyHtml] of Object.entries(texts)) {
      host.clock.advance(60)
      await publishPost(host, people.secretary, { orgId: people.branch.id, title, bodyHtml })
    }
    await draftPost(host, people.secretary, { orgId: people.branch.id, title: '主题党日草稿' })
    await publishPost(host, people.secretary, { orgId: people.branch.id, title: '主题党日内部', section: 'notices', audience: { kind: 'subtree', orgId: people.branch.id } })
  })
  afterAll(() => host.close())

  const search = async (q: string, as: { token: string } | null = null, query: object = {}) =>
    (await host.client.call('GET /posts', { query: { q, ...query } }, { as })).items.map((post) => post.title.slice(0, 4))

  test.each([
    ['主题', ['关于开展']],
    ['党日', ['关于开展']],
    ['题党', ['关于开展']],
    ['党员', ['支部学习', '关于开展']],
    ['员先', ['支部学习']],
    ['会议室', ['关于开展']],
    ['二〇二六年', ['关于开展']],
    ['ct', ['支部学习']],
    ['CT 室', ['支部学习']],
    ['party building', ['一次义诊']],
    ['2026', ['一次义诊']],
    ['义诊 社区', ['一次义诊']],
    ['诊', ['一次义诊', '关于开展']],
    ['学习ct', []],
    ['员活', []],
    ['结一心', ['一次义诊']],
    ['结一心为', []],
    ['主题党日活动通知', []],
    ['100%', ['支部学习']],
    ['%', []],
    ['满_意', ['支部学习']],
    ['满%度', ['支部学习']],
    ['满%诊', []],
    ["o'neil", ['支部学习']],
    ['\\', []],
    ['，。！？', []],
    ['“”（）', []],
    ['😀😀', []],
    ['👍', []],
    ["'; drop table posts; --", []],
  ])('%s', async (q, titles) => {
    expect(await search(q)).toEqual(titles)
  })

  test('blanks are no question: everything is listed', async () => {
    expect(await search('  ')).toHaveLength(3)
  })

  test('what is not for a reader is not found by them', async () => {
    expect(await search('主题党日', people.member)).toEqual(['主题党日', '关于开展'])
    expect(await search('主题党日', people.foreignMember)).toEqual(['关于开展'])
    expect(await search('主题党日', people.member, { section: 'notices' })).toEqual(['主题党日'])
    expect(await search('主题党日', null, { orgId: people.outer.id })).toEqual([])
  })

  test('many hits come in pages, newest first, each once', async () => {
    for (let n = 0; n < 5; n++) {
      host.clock.advance(1)
      await publishPost(host, people.secretary, { orgId: people.branch.id, title: `红船精神${n}` })
    }
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const page = await host.client.call('GET /posts', { query: { q: '红船精神', limit: 2, ...(cursor ? { cursor } : {}) } })
      seen.push(...page.items.map((post) => post.title))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual([4, 3, 2, 1, 0].map((n) => `红船精神${n}`))
  })

  test('the longest text of ever new characters is kept and found', async () => {
    const letters = Array.from({ length: 60_000 }, (_, n) => String.fromCodePoint(0x20000 + ((n * 7919) % 42_000))).join('')
    await publishPost(host, people.secretary, { orgId: people.branch.id, title: '最长的文章', bodyHtml: `<p>${letters}</p>` })
    expect(await search([...letters].slice(1000, 1002).join(''))).toEqual(['最长的文'])
  })
})
