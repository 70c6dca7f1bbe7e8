import type { ActivityContent } from '@ejia/contract/activities/schemas'
import { Meetings } from '../../../../test/harness/meetings'

describe('whom a plan expects', () => {
  let meetings: Meetings
  let groupId: number
  beforeAll(async () => {
    meetings = await Meetings.start()
    const { factory, people } = meetings
    const group = await factory.org({ parent: people.branch, kind: 'group', name: '第一党小组' })
    groupId = group.id
    await factory.member(group, { name: '组员甲' })
    await factory.member(group, { name: '组员乙', status: 'activist' })
  })
  afterAll(() => meetings.host.close())

  const api = () => meetings.host.client
  const planned = async (over: Partial<ActivityContent>, as = meetings.people.secretary) => {
    const { id } = await meetings.plan(over, as)
    return { id, ...(await api().call('GET /activities/:activityId/planned-roster', { params: { activityId: id } }, { as })) }
  }
  const openNames = async (activityId: string, as = meetings.people.secretary) => {
    await api().call('POST /activities/:activityId/open', { params: { activityId } }, { as })
    return (await meetings.roster(activityId, as)).map((row) => row.member.name + (row.expected ? '' : '-') + (row.guest ? '客' : ''))
  }

  test('everyone, party members only, the officers, one group: counted before, frozen the same at the opening', async () => {
    const all = ['办公室主任', '本支部书记', '本支部委员', '总支书记', '管理员', '普通党员', '老党员', '组员甲', '组员乙-']
    const cases: [Partial<ActivityContent>, string[]][] = [
      [{}, all],
      [{ audience: 'party_members' }, all.slice(0, -1)],
      [{ audience: 'officers' }, ['本支部书记', '本支部委员']],
      [{ kind: 'committee_meeting' }, ['本支部书记', '本支部委员']],
      [{ kind: 'committee_meeting', audience: 'party_members' }, all.slice(0, -1)],
      [{ kind: 'group_meeting', audience: 'unit', unitId: groupId }, ['组员甲', '组员乙-']],
    ]
    for (const [over, names] of cases) {
      const plan = await planned(over)
      expect([plan.total, plan.expected]).toEqual([names.length, names.filter((name) => !name.endsWith('-')).length])
      expect((await openNames(plan.id)).sort()).toEqual([...names].sort())
      expect((await meetings.get(plan.id, meetings.people.secretary)).headcount.expected).toBe(plan.expected)
    }
  })

  test('people chosen one by one; the list stays when a plan is changed without one, and goes with the choice', async () => {
    const { people } = meetings
    const names = (list: { member: { name: string } }[]) => list.map(({ member }) => member.name)
    const plan = await planned({ audience: 'picked', memberIds: [people.member.memberId, people.retired.memberId, people.member.memberId] })
    expect(names(plan.picked)).toEqual(['普通党员', '老党员'])
    const change = (body: Partial<ActivityContent>) =>
      api().call('PUT /activities/:activityId', { params: { activityId: plan.id }, body: meetings.content(body) }, { as: people.secretary })
    expect(await change({ title: '改了标题' })).toMatchObject({ audience: 'picked' })
    const now = () => api().call('GET /activities/:activityId/planned-roster', { params: { activityId: plan.id } }, { as: people.secretary })
    expect(names((await now()).picked)).toEqual(['普通党员', '老党员'])
    await change({ audience: 'picked', memberIds: [people.retired.memberId] })
    expect(await now()).toMatchObject({ expected: 1, total: 1 })
    expect(await openNames(plan.id)).toEqual(['老党员'])
    const other = await planned({ audience: 'picked', memberIds: [people.member.memberId] })
    await api().call('PUT /activities/:activityId', { params: { activityId: other.id }, body: meetings.content({ audience: 'everyone' }) }, { as: people.secretary })
    expect(await meetings.count('activity_invitees where activity_id = $1', other.id)).toBe(0)
  })

  test('nobody beyond one\'s reach can be picked or invited, and nobody is told who they are', async () => {
    const { people } = meetings
    const outside = [people.foreignMember.memberId, '019aa000-0000-7000-8000-000000000000']
    for (const memberId of outside) {
      const picked = await api().send('POST /activities', { body: meetings.content({ audience: 'picked', memberIds: [people.member.memberId, memberId] }) }, { as: people.secretary })
      expect([picked.status, picked.problem.code]).toEqual([422, 'reference.not_found'])
      const { id } = await meetings.plan()
      const invited = await api().send('POST /activities/:activityId/guests', { params: { activityId: id }, body: { memberIds: [memberId] } }, { as: people.secretary })
      expect([invited.status, invited.problem.code]).toEqual([422, 'reference.not_found'])
    }
    for (const unitId of [people.sibling.id, people.inner.id, people.branch.id, 2_000_000_000, undefined]) {
      const reply = await api().send('POST /activities', { body: meetings.content({ audience: 'unit', unitId: unitId ?? null }) }, { as: people.secretary })
      expect([reply.problem.code, reply.problem.fields?.[0]?.field]).toEqual(['reference.not_found', 'body/unitId'])
    }
    expect(await meetings.count(`activities where title = '义诊' and audience = 'picked' and state = 'draft' and not exists (select from activity_invitees i where i.activity_id = activities.id)`)).toBe(0)
  })

  test('a list with nobody on it cannot be opened', async () => {
    const { id } = await meetings.plan({ audience: 'picked', memberIds: [] })
    const reply = await api().send('POST /activities/:activityId/open', { params: { activityId: id } }, { as: meetings.people.secretary })
    expect([reply.status, reply.problem.code]).toEqual([422, 'activities.nobody_expected'])
    expect((await meetings.get(id, meetings.people.secretary)).state).toBe('draft')
  })

  test('guests see it and check in, count as present and not as expected; an invitation can be taken back until the opening', async () => {
    const { people } = meetings
    const as = people.generalSecretary
    const { id } = await meetings.plan({ audience: 'party_members' }, as)
    const params = { activityId: id }
    const invite = (memberIds: string[]) => api().call('POST /activities/:activityId/guests', { params, body: { memberIds } }, { as })
    const sibling = people.siblingSecretary.memberId
    await invite([sibling, people.member.memberId])
    await invite([sibling])
    const back = await api().call('DELETE /activities/:activityId/guests/:memberId', { params: { ...params, memberId: people.member.memberId } }, { as })
    expect(back.guests.map(({ member }) => member.name)).toEqual(['邻支部书记'])
    expect(await openNames(id, as)).toContain('邻支部书记-客')
    expect((await meetings.get(id, people.siblingSecretary)).can.checkIn).toBe(true)
    expect((await meetings.scan(id, people.siblingSecretary, { code: await meetings.code(id) })).status).toBe(200)
    expect((await meetings.get(id, as)).headcount).toMatchObject({ expected: back.expected, present: 1 })
    const late = await api().send('DELETE /activities/:activityId/guests/:memberId', { params: { ...params, memberId: sibling } }, { as })
    expect(late.problem.code).toBe('activities.wrong_state')
    const [more] = await meetings.crowd(1, people.sibling)
    expect((await invite([more!.memberId])).guests).toHaveLength(2)
    expect(await meetings.count(`audit_lines where action = 'activities.invite' and subject_id = $1`, id)).toBe(3)
  })

  test('signing up for what is not for everybody is for those on the list', async () => {
    const { people } = meetings
    const { id } = await meetings.plan({ signUpMode: 'sign_up', audience: 'picked', memberIds: [people.retired.memberId], startsAt: '2026-11-23T06:00:00Z', endsAt: '2026-11-23T07:00:00Z' })
    await api().call('POST /activities/:activityId/open', { params: { activityId: id } }, { as: people.secretary })
    const signUp = (as: typeof people.member) => api().send('PUT /activities/:activityId/sign-up', { params: { activityId: id } }, { as })
    expect((await signUp(people.member)).problem.code).toBe('thing.not_found')
    expect((await signUp(people.retired)).body).toMatchObject({ mine: { signedUp: true } })
    const mine = await api().call('GET /activities', { query: { when: 'upcoming' } }, { as: people.member })
    expect(mine.items.map((item) => item.id)).not.toContain(id)
  })

  test('opened while somebody changes whom it expects: the roster is of one plan or the other', async () => {
    const { people } = meetings
    const { id } = await meetings.plan({ audience: 'picked', memberIds: [people.member.memberId] })
    const params = { params: { activityId: id } }
    const [opened, changed] = await Promise.all([
      api().send('POST /activities/:activityId/open', params, { as: people.secretary }),
      api().send('PUT /activities/:activityId', { ...params, body: meetings.content({ audience: 'picked', memberIds: [people.retired.memberId] }) }, { as: people.commissioner }),
    ])
    expect(opened.status).toBe(200)
    const roster = (await meetings.roster(id)).map((row) => row.member.name)
    expect(roster).toEqual([changed.status === 200 ? '老党员' : '普通党员'])
  })
})
