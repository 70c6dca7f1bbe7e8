import type { BranchDuties } from '@ejia/contract/activities/duties'
import type { ActivityContent } from '@ejia/contract/activities/schemas'
import { dutiesOf } from '../index'
import { Meetings } from '../../../../test/harness/meetings'
import type { As } from '../../../../test/harness/client'

const today = '2026-11-22T06:00:00.000Z'

describe('what a branch owes', () => {
  let meetings: Meetings
  beforeAll(async () => {
    meetings = await Meetings.start()
    const { host, people } = meetings
    await host.app.pool.query(`update orgs set created_at = '2026-03-10T00:00:00Z'`)
    // the first meeting anybody recorded: from here on there are records
    host.clock.set('2026-09-10T00:00:00Z')
    await meetings.open({ kind: 'contest', title: '最早的活动', startsAt: '2026-09-12T06:00:00Z', endsAt: '2026-09-12T07:00:00Z' })
    await Promise.all([8, 9].map(() => meetings.factory.member(people.sibling)))
  })
  afterAll(() => meetings.host.close())
  beforeEach(() => meetings.host.clock.set(today))

  const list = async (as: As, query: { month: string; orgId?: number } = { month: '2026-11' }) => meetings.host.client.send('GET /duties', { query }, { as })
  const rowOf = async (orgId: number, month = '2026-11', as: As = meetings.people.office): Promise<BranchDuties> => (await list(as, { month })).body.items.find(({ org }) => org.id === orgId)!
  const standings = async (orgId: number, month?: string) => Object.fromEntries((await rowOf(orgId, month)).cells.map(({ duty, standing }) => [duty, standing]))

  /** A meeting of that day, its list confirmed the same evening. */
  const hold = async (day: string, over: Partial<ActivityContent>, as: As = meetings.people.secretary, confirm = true) => {
    meetings.host.clock.set(`${day}T06:00:00.000Z`)
    const { id } = await meetings.open(over, as)
    if (confirm) await meetings.confirm(id, as)
    meetings.host.clock.set(today)
    return id
  }

  test('nothing held: what is due, what is overdue, what does not apply, what was before our time', async () => {
    expect(await standings(meetings.people.branch.id)).toEqual({
      members_meeting: 'due', committee_meeting: 'due', group_meeting: 'not_applicable', lecture: 'due', theme_day: 'due', life_meeting: 'due', appraisal: 'elsewhere', talk: 'due',
    })
    expect(await standings(meetings.people.branch.id, '2026-10')).toMatchObject({ committee_meeting: 'overdue', theme_day: 'overdue', members_meeting: 'due' })
    expect(await standings(meetings.people.branch.id, '2026-08')).toMatchObject({ theme_day: 'not_applicable', members_meeting: 'not_applicable' })
    expect(await standings(meetings.people.branch.id, '2026-09')).toMatchObject({ theme_day: 'not_applicable' })
    expect(await standings(meetings.people.branch.id, '2026-12')).toMatchObject({ theme_day: 'not_yet', members_meeting: 'due' })
    expect((await rowOf(meetings.people.foreign.id)).cells.find(({ duty }) => duty === 'committee_meeting')).toMatchObject({ standing: 'not_applicable', note: '正式党员不足 7 人，不设支委会' })
  })

  test('held, waiting for its list, planned, called off', async () => {
    const { host, people } = meetings
    const theme = await hold('2026-11-10', { kind: 'theme_day', title: '主题党日' })
    await hold('2026-11-12', { kind: 'committee_meeting', title: '支委会' }, people.secretary, false)
    const next = await meetings.plan({ kind: 'members_meeting', startsAt: '2026-11-28T06:00:00Z', endsAt: '2026-11-28T07:00:00Z' })
    expect(await standings(people.branch.id)).toMatchObject({ theme_day: 'held', committee_meeting: 'to_confirm', members_meeting: 'planned' })
    expect((await rowOf(people.branch.id)).cells.find(({ duty }) => duty === 'theme_day')!.meetings).toMatchObject([{ id: theme, title: '主题党日', lateDays: 0, org: { id: people.branch.id } }])
    await host.client.call('POST /activities/:activityId/cancel', { params: { activityId: next.id }, body: { reason: '改期' } }, { as: people.secretary })
    expect(await standings(people.branch.id)).toMatchObject({ members_meeting: 'due' })
    expect(await standings(people.sibling.id)).toMatchObject({ theme_day: 'due' })
    // half past midnight in Shanghai is the next month already
    await meetings.plan({ kind: 'theme_day', startsAt: '2026-11-30T16:30:00Z', endsAt: '2026-11-30T17:00:00Z' })
    expect(await standings(people.branch.id, '2026-12')).toMatchObject({ theme_day: 'planned' })
  })

  test('a lecture of the organisation above counts for the branches below, another meeting does not', async () => {
    const { people } = meetings
    await hold('2026-10-20', { kind: 'lecture', title: '总支党课', orgId: people.inner.id }, people.generalSecretary)
    await hold('2026-10-21', { kind: 'theme_day', title: '总支主题党日', orgId: people.inner.id }, people.generalSecretary)
    expect(await standings(people.branch.id)).toMatchObject({ lecture: 'held' })
    expect(await standings(people.branch.id, '2026-10')).toMatchObject({ theme_day: 'overdue' })
    expect(await standings(people.foreign.id)).toMatchObject({ lecture: 'due' })
  })

  test('groups meet each for themselves', async () => {
    const { people, factory } = meetings
    const [one, two] = [await factory.org({ parent: people.sibling, kind: 'group', name: '一组' }), await factory.org({ parent: people.sibling, kind: 'group', name: '二组' })]
    await Promise.all([one, two].map((group) => factory.member(group)))
    const held = { kind: 'group_meeting' as const, orgId: people.sibling.id }
    await hold('2026-11-11', { ...held, title: '一组会', audience: 'unit', unitId: one.id }, people.siblingSecretary)
    const cell = async () => (await rowOf(people.sibling.id)).cells.find(({ duty }) => duty === 'group_meeting')
    expect(await cell()).toMatchObject({ standing: 'due', needed: 2, held: 1, meetings: [{ org: { name: '一组' } }] })
    await hold('2026-11-12', { ...held, title: '二组会', audience: 'unit', unitId: two.id }, people.siblingSecretary)
    expect(await cell()).toMatchObject({ standing: 'held', needed: 2, held: 2 })
  })

  test('a meeting entered afterwards says by how many days', async () => {
    const { host, people } = meetings
    host.clock.set('2026-11-20T06:00:00Z')
    const { id } = await meetings.open({ kind: 'talk', title: '补录的谈话', startsAt: '2026-10-15T06:00:00Z', endsAt: '2026-10-15T07:00:00Z' }, people.foreignSecretary).catch(() => ({ id: '' }))
    if (id !== '') throw new Error('a foreign secretary planned for another branch')
    const own = await meetings.open({ kind: 'talk', title: '补录的谈话', orgId: people.foreign.id, startsAt: '2026-10-15T06:00:00Z', endsAt: '2026-10-15T07:00:00Z' }, people.foreignSecretary)
    host.clock.set(today)
    expect((await rowOf(people.foreign.id)).cells.find(({ duty }) => duty === 'talk')).toMatchObject({ standing: 'to_confirm', meetings: [{ id: own.id, lateDays: 36 }] })
  })

  test('who looks after it sees it, the others do not', async () => {
    const { people } = meetings
    const branches = async (as: As, orgId?: number) => (await list(as, { month: '2026-11', ...(orgId === undefined ? {} : { orgId }) })).body.items?.map(({ org }) => org.name)
    expect(await branches(people.office)).toEqual(['心内科党支部', '呼吸科党支部', '骨科党支部'])
    expect(await branches(people.generalSecretary)).toEqual(['心内科党支部', '呼吸科党支部'])
    expect(await branches(people.commissioner)).toEqual(['心内科党支部'])
    expect(await branches(people.member)).toEqual([])
    expect(await branches(people.office, people.outer.id)).toEqual(['骨科党支部'])
    for (const as of [people.secretary, people.member, people.admin]) expect((await list(as, { month: '2026-11', orgId: people.foreign.id })).problem.code).toBe('reference.not_found')
    for (const month of ['2026-13', '2026-1', '1999-01', '2026-11-01', '']) expect((await list(people.office, { month })).problem.code).toBe('request.invalid')
  })

  test('the year of a branch, period by period', async () => {
    const { host, people } = meetings
    const year = (orgId: number, as: As, of = 2026) => host.client.send('GET /duties/years/:year', { params: { year: of }, query: { orgId } }, { as })
    const { body } = await year(people.branch.id, people.secretary)
    expect(body.duties.map(({ key, cells }) => `${key} ${cells.length}`)).toEqual(['members_meeting 4', 'committee_meeting 12', 'group_meeting 12', 'lecture 4', 'theme_day 12', 'life_meeting 1', 'appraisal 1', 'talk 1'])
    expect(body.duties[1]!.cells[10]).toMatchObject({ from: '2026-11-01', to: '2026-11-30', standing: 'to_confirm' })
    expect((await year(people.inner.id, people.generalSecretary)).problem.code).toBe('orgs.kind_not_allowed')
    expect((await year(people.foreign.id, people.secretary)).problem.code).toBe('reference.not_found')
    expect((await year(people.branch.id, people.secretary, 2031)).body.duties[0]!.cells.every(({ standing }) => standing === 'not_yet')).toBe(true)
  })

  test('two queries, however many branches', async () => {
    const { host, people } = meetings
    const queries: string[] = []
    const db = new Proxy(host.app.db, { get: (target, name: string) => (name === 'execute' ? (...args: [never]) => (queries.push(name), target.execute(...args)) : Reflect.get(target, name)) })
    expect(await dutiesOf({ jobs: host.app.jobs, db, now: new Date(today), actor: null }, [people.root.path], '2026-11')).toHaveLength(3)
    expect(queries).toHaveLength(2)
  })
})
