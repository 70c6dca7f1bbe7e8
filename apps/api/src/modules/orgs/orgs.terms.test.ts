import type { TestPerson } from '../../../test/harness/factories'
import { useHospital } from '../../../test/harness/hospital'
import { termsEnding } from './terms.service'

describe('terms of office', () => {
  const { host, people } = useHospital()

  beforeAll(async () => {
    const terms = [[people.branch, '2026-11-21'], [people.sibling, '2027-05-22'], [people.foreign, '2027-05-23'], [people.inner, '2026-11-22']] as const
    for (const [org, termEndsOn] of terms) await host.client.call('PATCH /orgs/:orgId', { params: { orgId: org.id }, body: { termEndsOn } }, { as: people.office })
  })

  const warned = async (as: TestPerson) => (await host.client.call('GET /term-warnings', {}, { as })).items.map(({ id, termState }) => [id, termState])

  test('six months before the end the tree warns; the last day still belongs to the term', async () => {
    const { items } = await host.client.call('GET /orgs', {}, { as: people.member })
    const stateOf = (id: number) => items.find((org) => org.id === id)?.termState
    expect([people.branch, people.inner, people.sibling, people.foreign, people.root].map(({ id }) => stateOf(id))).toEqual(['ended', 'ending', 'ending', 'running', 'unset'])
  })

  test('the list has what is within reach, the most urgent first', async () => {
    expect(await warned(people.office)).toEqual([[people.branch.id, 'ended'], [people.inner.id, 'ending'], [people.sibling.id, 'ending']])
    expect(await warned(people.secretary)).toEqual([[people.branch.id, 'ended']])
    expect(await warned(people.foreignSecretary)).toEqual([])
    expect(await warned(people.member)).toEqual([])
  })

  test('the workbench counts them', async () => {
    const actor = (await host.app.actorOf(people.office.accountId))!
    const waiting = await termsEnding({ db: host.app.db, now: host.clock.now(), actor, jobs: host.app.jobs })
    expect(waiting.count).toBe(3)
    expect(waiting.items[0]).toEqual({ id: String(people.branch.id), title: '任期已届满（2026-11-21）', org: { id: people.branch.id, name: '心内科党支部' }, at: '2026-11-20T16:00:00.000Z' })
  })
})

describe('what an organisation holds', () => {
  const { host, people } = useHospital({ each: true })

  const holdings = (orgId: number, as: TestPerson) => host.client.send('GET /orgs/:orgId/holdings', { params: { orgId } }, { as })
  const plan = () =>
    host.client.call('POST /activities', {
      body: { orgId: people.foreign.id, kind: 'theme_day', title: '主题党日', place: '会议室', description: '', startsAt: '2026-12-01T06:00:00Z', endsAt: '2026-12-01T08:00:00Z', signUpMode: 'roster' },
    }, { as: people.foreignSecretary })
  const dissolve = (mergeIntoId?: number) =>
    host.client.send('POST /orgs/:orgId/dissolve', { params: { orgId: people.foreign.id }, body: { reason: '合并', ...(mergeIntoId ? { mergeIntoId } : {}) } }, { as: people.office })

  test('below it, on its roster, offices, activities: told to those who hold an office there', async () => {
    await plan()
    expect((await holdings(people.outer.id, people.office)).body).toEqual({ orgs: 1, members: 2, roles: 1, openActivities: 1 })
    expect((await holdings(people.foreign.id, people.foreignSecretary)).status).toBe(200)
    expect((await holdings(people.foreign.id, people.secretary)).problem.code).toBe('thing.forbidden')
    expect((await holdings(9999, people.office)).problem.code).toBe('thing.not_found')
  })

  test('one with an activity that nobody has ended is not dissolved', async () => {
    const activity = await plan()
    expect((await dissolve(people.sibling.id)).problem.code).toBe('orgs.has_open_activities')
    await host.client.call('POST /activities/:activityId/cancel', { params: { activityId: activity.id }, body: { reason: '合并' } }, { as: people.foreignSecretary })
    expect((await dissolve(people.sibling.id)).status).toBe(200)
  })

  test('offices end with it, each with a line; its former secretary looks after nobody from then on', async () => {
    await dissolve(people.sibling.id)
    expect((await host.client.call('GET /auth/me', {}, { as: people.foreignSecretary })).roles).toEqual([])
    expect((await host.client.call('GET /members', { query: {} }, { as: people.foreignSecretary })).items).toEqual([])
    const { rows } = await host.app.pool.query(`select subject_id, org_id, detail->>'dissolved' as dissolved from audit_lines where action = 'auth.revoke_role'`)
    expect(rows).toEqual([{ subject_id: people.foreignSecretary.accountId, org_id: people.foreign.id, dissolved: 'true' }])
  })
})
