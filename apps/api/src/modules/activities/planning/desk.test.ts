import { readSheet } from 'read-excel-file/node'
import { Meetings } from '../../../../test/harness/meetings'
import { readActor } from '../../auth'
import { leavesWaiting, listsUnconfirmed } from '../index'

describe('what a desk looks at', () => {
  const meetings = Meetings.use()
  beforeEach(() => meetings.host.clock.set('2026-11-22T06:00:00.000Z'))

  const api = () => meetings.host.client
  const ask = (activityId: string, as: { token: string }) =>
    api().call('POST /activities/:activityId/leave', { params: { activityId }, body: { reason: 'surgery', note: '连台' } }, { as })
  const ctxOf = async (person: { token: string }) => {
    const { app, clock } = meetings.host
    return { db: app.db, jobs: app.jobs, now: clock.now(), actor: await readActor(app.db, app.jwt.decode(person.token)!) }
  }

  test('filters: kind, month, organisation and what is below it, words; each alone and together', async () => {
    const { people } = meetings
    const as = people.office
    const at = (day: string) => ({ startsAt: `${day}T02:00:00Z`, endsAt: `${day}T03:00:00Z` })
    await meetings.plan({ title: '九月党课', kind: 'lecture', ...at('2026-09-10') })
    await meetings.plan({ title: '十月最后一天', startsAt: '2026-10-31T15:59:00Z', endsAt: '2026-10-31T17:00:00Z' })
    await meetings.plan({ title: '十一月第一刻', startsAt: '2026-10-31T16:00:00Z', endsAt: '2026-10-31T17:00:00Z' })
    await meetings.plan({ title: '邻支部党课', kind: 'lecture', orgId: people.sibling.id, place: '东_楼%', ...at('2026-11-05') }, people.siblingSecretary)
    await meetings.plan({ title: '外支部党课', kind: 'lecture', orgId: people.foreign.id, ...at('2026-11-06') }, people.foreignSecretary)
    const titles = async (query: Record<string, unknown>, who = as) => (await api().call('GET /managed-activities', { query }, { as: who })).items.map((item) => item.title)
    expect(await titles({ from: '2026-11-01', to: '2026-11-30' })).toEqual(['外支部党课', '邻支部党课', '十一月第一刻'])
    expect(await titles({ from: '2026-10-31', to: '2026-10-31' })).toEqual(['十月最后一天'])
    expect(await titles({ kind: 'lecture', to: '2026-10-01' })).toEqual(['九月党课'])
    expect(await titles({ kind: 'lecture', orgId: people.inner.id })).toEqual(['邻支部党课', '九月党课'])
    expect(await titles({ q: '_楼%' })).toEqual(['邻支部党课'])
    expect(await titles({ q: '%' })).toEqual(['邻支部党课'])
    expect(await titles({ orgId: 2_000_000_000 })).toEqual([])
    expect(await titles({ orgId: people.foreign.id }, people.secretary)).toEqual([])
    expect(await titles({ from: '9999-12-31' })).toEqual([])
    expect(await titles({ to: '0001-01-01' })).toEqual([])
  })

  test('numbers of each: 应到, 实到, leaves that wait', async () => {
    const { people } = meetings
    const { id } = await meetings.open({ title: '有数字的' })
    await ask(id, people.retired)
    await meetings.scan(id, people.member, { code: await meetings.code(id) })
    const { items } = await api().call('GET /managed-activities', { query: { q: '有数字' } }, { as: people.secretary })
    expect(items).toEqual([expect.objectContaining({ leavesWaiting: 1, headcount: expect.objectContaining({ expected: 7, present: 1 }) })])
  })

  test('leaves across organisations, soonest first, page by page; nobody sees another branch\'s', async () => {
    const { people } = meetings
    const later = await meetings.open({ title: '后天', startsAt: '2026-11-24T02:00:00Z', endsAt: '2026-11-24T03:00:00Z' })
    const sooner = await meetings.open({ title: '明天', orgId: people.sibling.id, startsAt: '2026-11-23T02:00:00Z', endsAt: '2026-11-23T03:00:00Z' }, people.siblingSecretary)
    await ask(later.id, people.member)
    await ask(later.id, people.retired)
    await ask(sooner.id, people.siblingSecretary)
    const listed: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: { activity: { title: string }; member: { name: string } }[]; nextCursor: string | null } = await api().call(
        'GET /leaves-waiting', { query: { limit: 1, ...(cursor ? { cursor } : {}) } }, { as: people.generalSecretary })
      listed.push(...page.items.map(({ activity, member }) => `${activity.title} ${member.name}`))
      cursor = page.nextCursor
    } while (cursor)
    const [first, ...others] = listed.slice(-3)
    expect(first).toBe('明天 邻支部书记')
    // within one activity they come by member, whose ids of one instant have no order
    expect(new Set(others)).toEqual(new Set(['后天 普通党员', '后天 老党员']))
    const seen = async (as: { token: string }) => (await api().call('GET /leaves-waiting', { query: {} }, { as })).items.map(({ activity }) => activity.title)
    expect(await seen(people.siblingSecretary)).toEqual(['明天'])
    expect(await seen(people.foreignSecretary)).toEqual([])
    expect(await seen(people.member)).toEqual([])
    const bad = await api().send('GET /leaves-waiting', { query: { cursor: Buffer.from('["2026-11-22T06:00:00Z","x","y"]').toString('base64url') } }, { as: people.secretary })
    expect([bad.status, bad.problem.code]).toEqual([400, 'request.invalid'])
    expect((await leavesWaiting(await ctxOf(people.siblingSecretary))).items).toEqual([{ id: sooner.id, title: '邻支部书记：明天', org: { id: people.sibling.id, name: '呼吸科党支部' }, at: '2026-11-23T02:00:00.000Z' }])
  })

  test('two decide one leave at once: one does, the other is told', async () => {
    const { people } = meetings
    const { id } = await meetings.open()
    await ask(id, people.member)
    const decide = (as: { token: string }, grant: boolean) =>
      api().send('POST /activities/:activityId/leaves/:memberId/decision', { params: { activityId: id, memberId: people.member.memberId }, body: { grant } }, { as })
    const replies = await Promise.all([decide(people.secretary, true), decide(people.commissioner, false)])
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409])
    expect(replies.find((reply) => reply.status === 409)!.problem.code).toBe('activities.leave_decided')
    const state = replies[0].status === 200 ? 'granted' : 'refused'
    expect((await meetings.row(id, people.member.memberId))!.leave).toMatchObject({ state })
    expect(await meetings.count(`audit_lines where action = 'activities.decide_leave' and subject_id = $1`, id)).toBe(1)
  })

  test('lists that wait to be confirmed: for those who may, longest over first', async () => {
    const { people, host } = meetings
    const { id } = await meetings.open({ title: '已经结束的' })
    host.clock.advance(3 * 3600)
    const waiting = await listsUnconfirmed(await ctxOf(people.secretary))
    expect(waiting.items).toContainEqual({ id, title: '已经结束的', org: { id: people.branch.id, name: '心内科党支部' }, at: '2026-11-22T08:00:00.000Z' })
    expect(waiting.count).toBeGreaterThanOrEqual(waiting.items.length)
    expect(await listsUnconfirmed(await ctxOf(people.commissioner))).toEqual({ count: 0, items: [] })
  })

  test('the roster as a sheet, with a name people can read', async () => {
    const { people, host } = meetings
    const { id } = await meetings.open({ title: '=表格' })
    await meetings.scan(id, people.member, { code: await meetings.code(id) })
    await ask(id, people.retired)
    const url = `/api/v1/activities/${id}/roster-sheet`
    const reply = await host.app.inject({ url, headers: { authorization: `Bearer ${people.secretary.token}` } })
    expect(reply.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent('=表格（2026-11-22）名单.xlsx')}`)
    const rows = await readSheet(reply.rawPayload)
    const of = (name: string) => rows.find((row) => row[0] === name)
    expect(of('普通党员')!.slice(1, 6)).toEqual(['心内科党支部', '正式党员', '是', '实到', '自扫'])
    expect(of('老党员')!.slice(10)).toEqual(['手术：连台', '待批准', null])
    for (const [person, status] of [[people.foreignSecretary, 404], [people.member, 403]] as const) {
      expect((await host.app.inject({ url, headers: { authorization: `Bearer ${person.token}` } })).statusCode).toBe(status)
    }
  })
})
