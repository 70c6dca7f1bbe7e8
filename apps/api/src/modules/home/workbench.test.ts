import type { Workbench } from '@ejia/contract/home/workbench'
import { Meetings } from '../../../test/harness/meetings'
import { publishPost } from '../../../test/harness/posts'
import type { As } from '../../../test/harness/client'
import { newId } from '../../lib/ids'
import { bindingRequests } from '../auth/auth.table'

describe('the workbench', () => {
  const meetings = Meetings.use({ each: true })

  const workbench = (as: As) => meetings.host.client.call('GET /home/workbench', {}, { as })
  const waiting = ({ waiting: groups }: Workbench) => groups.map(({ kind, count, items }) => [kind, count, items.map(({ title }) => title)])
  const tally = ({ duties }: Workbench, key: string) => duties.tallies.find(({ duty }) => duty === key)
  const owed = ({ duties }: Workbench, key: string) => duties.owed.filter(({ duty }) => duty === key).map(({ org, standing, from }) => [org.name, standing, from])
  const askToBind = async (memberId: string) => {
    const requestedAt = meetings.host.clock.now()
    await meetings.host.app.db.insert(bindingRequests).values({ id: newId(requestedAt), openid: `o${memberId}`, memberId, requestedAt })
  }

  test('a plain member owes nothing here, and a visitor is asked to sign in', async () => {
    const nothing = { month: '2026-11', duties: { branches: 0, tallies: [], owed: [], owedCount: 0, overdueCount: 0 }, waiting: [], recent: [] }
    expect(await workbench(meetings.people.member)).toEqual(nothing)
    expect((await meetings.host.client.send('GET /home/workbench', {})).problem.code).toBe('auth.required')
  })

  test('a duty goes from due to planned to held', async () => {
    const { secretary } = meetings.people
    const before = await workbench(secretary)
    expect(before.duties.branches).toBe(1)
    expect(tally(before, 'theme_day')).toMatchObject({ standing: 'due', held: 0, planned: 0, due: 1, from: '2026-11-01', to: '2026-11-30' })
    expect(owed(before, 'theme_day')).toEqual([['心内科党支部', 'due', '2026-11-01']])

    const { id } = await meetings.open({ kind: 'theme_day', title: '主题党日' })
    const planned = await workbench(secretary)
    expect(tally(planned, 'theme_day')).toMatchObject({ standing: 'planned', planned: 1, due: 0 })
    expect(owed(planned, 'theme_day')).toEqual([])
    expect(planned.duties.owedCount).toBe(before.duties.owedCount - 1)

    meetings.host.clock.advance(3 * 3600)
    await meetings.host.client.call('POST /activities/:activityId/confirmation', { params: { activityId: id }, body: {} }, { as: secretary })
    expect(tally(await workbench(secretary), 'theme_day')).toMatchObject({ standing: 'held', held: 1 })
  })

  test('what a month left undone is overdue in the next, and comes first', async () => {
    await meetings.host.app.pool.query(`update orgs set created_at = '2026-03-10T00:00:00Z'`)
    meetings.host.clock.set('2026-12-03T02:00:00Z')
    const page = await workbench(meetings.people.secretary)
    expect(owed(page, 'theme_day')).toEqual([['心内科党支部', 'overdue', '2026-11-01'], ['心内科党支部', 'due', '2026-12-01']])
    // of what is owed by quarters, the quarter before
    expect(owed(page, 'members_meeting')).toEqual([['心内科党支部', 'overdue', '2026-07-01'], ['心内科党支部', 'due', '2026-10-01']])
    const standings = page.duties.owed.map(({ standing }) => standing)
    expect(standings).toEqual([...standings].sort((a, b) => Number(b === 'overdue') - Number(a === 'overdue')))
    expect(page.duties.overdueCount).toBe(standings.filter((each) => each === 'overdue').length)
  })

  test('above, branches are counted, and each one only by those who look after it', async () => {
    await meetings.open({ kind: 'theme_day', title: '主题党日' })
    expect(tally(await workbench(meetings.people.generalSecretary), 'theme_day')).toMatchObject({ standing: null, planned: 1, due: 1 })
    const office = await workbench(meetings.people.office)
    expect(office.duties.branches).toBe(3)
    expect(tally(office, 'theme_day')).toMatchObject({ planned: 1, due: 2 })
    expect(owed(office, 'theme_day').map(([name]) => name)).toEqual(expect.arrayContaining(['呼吸科党支部', '骨科党支部']))
    expect(tally(await workbench(meetings.people.foreignSecretary), 'theme_day')).toMatchObject({ standing: 'due', planned: 0, due: 1 })
    expect((await workbench(meetings.people.admin)).duties.branches).toBe(0)
  })

  test('what waits for a decision is shown to those who decide it, first few and all counted', async () => {
    for (let n = 0; n < 7; n++) {
      meetings.host.clock.advance(1)
      await askToBind((await meetings.factory.member(meetings.people.branch, { name: `老同志${n}` })).id)
    }
    const own = await workbench(meetings.people.secretary)
    expect(waiting(own)).toEqual([['binding_requests', 7, ['老同志0', '老同志1', '老同志2', '老同志3', '老同志4']]])
    expect(waiting(await workbench(meetings.people.office))).toEqual(waiting(own))
    // a 委员 prepares and decides nothing of the kind
    for (const as of [meetings.people.commissioner, meetings.people.siblingSecretary, meetings.people.foreignSecretary]) expect(waiting(await workbench(as))).toEqual([])
  })

  test('a leave that is asked for waits until it is decided', async () => {
    const { secretary, member } = meetings.people
    const at = new Date(meetings.host.clock.now().getTime() + 86_400_000)
    const { id } = await meetings.open({ kind: 'theme_day', title: '主题党日', startsAt: at.toISOString(), endsAt: new Date(at.getTime() + 3_600_000).toISOString() })
    await meetings.host.client.call('POST /activities/:activityId/leave', { params: { activityId: id }, body: { reason: 'on_duty', note: '' } }, { as: member })
    expect(waiting(await workbench(secretary))).toEqual([['leaves', 1, ['普通党员：主题党日']]])
    await meetings.host.client.call(
      'POST /activities/:activityId/leaves/:memberId/decision',
      { params: { activityId: id, memberId: member.memberId }, body: { grant: true } },
      { as: secretary },
    )
    expect(waiting(await workbench(secretary))).toEqual([])
  })

  test('recent doings of my organisations, newest first, told with names; nobody else sees them', async () => {
    const { secretary, branch, office, siblingSecretary, admin } = meetings.people
    await publishPost(meetings.host, secretary, { orgId: branch.id, title: '通知一' })
    meetings.host.clock.advance(60)
    const { id } = await meetings.open({ title: '义诊' })
    const told = ({ recent }: Workbench) => recent.map(({ who, action, title, org }) => [who, action, title, org?.name])
    const page = await workbench(secretary)
    expect(told(page)).toEqual([
      ['本支部书记', 'activities.open', '义诊', '心内科党支部'],
      ['本支部书记', 'posts.publish', '通知一', '心内科党支部'],
    ])
    expect(page.recent[0]!.subject).toEqual({ type: 'activity', id })
    expect(told(await workbench(office))).toEqual(told(page))
    expect(told(await workbench(siblingSecretary))).toEqual([])
    expect(told(await workbench(admin))).toEqual([])
    meetings.host.clock.advance(61 * 86_400)
    expect(told(await workbench(secretary))).toEqual([])
  })
})
