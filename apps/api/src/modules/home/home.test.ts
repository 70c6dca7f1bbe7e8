import { startTestApp, type TestApp } from '../../../test/harness/app'
import type { As } from '../../../test/harness/client'
import { Factory } from '../../../test/harness/factories'
import { publishPost } from '../../../test/harness/posts'
import { newId } from '../../lib/ids'
import { bindingRequests } from '../auth/auth.table'

describe('the first screen', () => {
  let host: TestApp
  let people: Awaited<ReturnType<Factory['smallHospital']>>

  beforeEach(async () => {
    host = await startTestApp({ filingNumber: '湘ICP备00000000号' })
    people = await new Factory(host).smallHospital()
  })
  afterEach(() => host.close())

  const home = (as: As | null = null) => host.client.call('GET /home', {}, { as })
  const mine = (as: As) => host.client.call('GET /home/mine', {}, { as })
  const publish = (as: As, content: Parameters<typeof publishPost>[2]) => {
    host.clock.advance(60)
    return publishPost(host, as, content)
  }
  const titles = (posts: { title: string }[]) => posts.map((post) => post.title)

  test('an empty house has a name, its sections and nothing to read', async () => {
    const page = await home()
    expect(page).toMatchObject({ organisation: '测试医院党委', notices: [], news: [], footer: '湘ICP备00000000号' })
    expect(page.sections).toHaveLength(9)
    expect(await mine(people.member)).toEqual({ activity: null, todos: [], todoCount: 0 })
    expect((await host.client.send('GET /home/mine', {})).problem.code).toBe('auth.required')
  })

  test('the newest five of news and notices, the pinned notice first; what asks for a signature counts as a notice', async () => {
    for (let n = 0; n < 7; n++) await publish(people.secretary, { orgId: people.branch.id, section: 'news', title: `动态${n}` })
    const pinned = await publish(people.secretary, { orgId: people.branch.id, section: 'notices', title: '置顶' })
    await host.client.call('PUT /posts/:postId/pin', { params: { postId: pinned.id }, body: { pinned: true } }, { as: people.secretary })
    for (let n = 0; n < 5; n++) await publish(people.secretary, { orgId: people.branch.id, section: 'notices', title: `公告${n}` })
    await publish(people.secretary, { orgId: people.branch.id, section: 'rules', title: '新制度', receiptRequired: true })
    const page = await home()
    expect(titles(page.news)).toEqual(['动态6', '动态5', '动态4', '动态3', '动态2'])
    expect(titles(page.notices)).toEqual(['置顶', '新制度', '公告4', '公告3', '公告2'])
  })

  test('everyone of an audience gets the same bytes, others get theirs', async () => {
    await publish(people.secretary, { orgId: people.branch.id, section: 'notices', title: '内部', audience: { kind: 'subtree', orgId: people.branch.id } })
    expect(titles((await home()).notices)).toEqual([])
    expect(titles((await home(people.foreignMember)).notices)).toEqual([])
    expect(await home(people.member)).toEqual(await home(people.retired))
    expect(titles((await home(people.member)).notices)).toEqual(['内部'])
  })

  test('what waits for me: signatures, study by its day, and for staff what they decide', async () => {
    const notice = await publish(people.secretary, { orgId: people.branch.id, section: 'notices', title: '请签收', receiptRequired: true })
    const text = await publish(people.secretary, { orgId: people.branch.id, title: '学习材料', bodyHtml: '<p>一段可以学习的文字。</p>' })
    const item = await host.client.call('POST /study/items', { body: { postId: text.id, orgId: people.branch.id, creditMinutes: 45 } }, { as: people.secretary })
    await host.client.call('POST /study/assignments', { body: { itemId: item.id, orgId: people.branch.id, dueOn: '2026-12-01' } }, { as: people.secretary })
    const requestedAt = host.clock.now()
    await host.app.db.insert(bindingRequests).values({ id: newId(requestedAt), openid: 'o1', memberId: people.retired.memberId, requestedAt })

    const study = { kind: 'study', id: item.id, title: '学习材料', dueOn: '2026-12-01', overdue: false }
    const receipt = { kind: 'receipt', id: notice.id, title: '请签收', dueOn: null, overdue: false }
    expect(await mine(people.member)).toMatchObject({ todos: [study, receipt], todoCount: 2 })
    const staff = await mine(people.secretary)
    expect(staff.todos.map((todo) => todo.kind)).toEqual(['study', 'receipt', 'binding_to_decide'])
    expect(staff.todos[2]).toMatchObject({ title: '老党员申请绑定微信' })
    expect((await mine(people.foreignSecretary)).todos).toEqual([])

    await host.client.call('POST /posts/:postId/receipt', { params: { postId: notice.id } }, { as: people.member })
    host.clock.set('2026-12-02T01:00:00Z')
    expect((await mine(people.member)).todos).toEqual([{ ...study, overdue: true }])
  })

  test('the activity that is next, with who is expected', async () => {
    const at = (hours: number) => new Date(host.clock.now().getTime() + hours * 3_600_000).toISOString()
    const activity = await host.client.call(
      'POST /activities',
      { body: { kind: 'theme_day', orgId: people.branch.id, title: '主题党日', place: '会议室', description: '', startsAt: at(24), endsAt: at(26), signUpMode: 'roster' } },
      { as: people.secretary },
    )
    expect((await mine(people.member)).activity).toBeNull()
    await host.client.call('POST /activities/:activityId/open', { params: { activityId: activity.id } }, { as: people.secretary })
    expect((await mine(people.member)).activity).toMatchObject({ id: activity.id, title: '主题党日', headcount: { present: 0 } })
    expect((await mine(people.foreignMember)).activity).toBeNull()
  })
})
