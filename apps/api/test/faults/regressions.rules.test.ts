import { ensureDefaultRules } from '../../src/modules/points'
import { startTestApp, type TestApp } from '../harness/app'
import { Factory } from '../harness/factories'
import type { SmallHospital } from '../harness/hospital'
import { Meetings } from '../harness/meetings'

/** Rules of party work that other products get wrong (party-work notes §5, 3.7), as far as this product has them. */
describe('failures of peers: rules', () => {
  const meetings = Meetings.use()
  const { host, people } = meetings
  const enter = (id: string, memberId: string) => host.client.call('POST /activities/:activityId/staff-check-ins', { params: { activityId: id }, body: { memberId, way: 'staff_scan' } }, { as: people.secretary })
  const minutes = (id: string) => host.client.call('GET /activities/:activityId/minutes', { params: { activityId: id } }, { as: people.secretary })

  // 3.7 应到人数
  test('应到 is of the roster as it stood at the opening: nobody types it, and who came or changed later does not move it', async () => {
    await meetings.factory.member(people.branch, { status: 'probationary' })
    await meetings.factory.member(people.branch, { status: 'activist' })
    await meetings.factory.member(people.branch, { away: true })
    const { id, headcount } = await meetings.open({ kind: 'members_meeting' })
    // seven full members of the branch, one of them retired, and the probationary one
    const { rows } = await host.app.pool.query<{ n: number }>(`select count(*)::int as n from members where org_id = $1 and status in ('full', 'probationary') and not away and left_on is null`, [people.branch.id])
    expect(headcount.expected).toBe(rows[0]!.n)
    await meetings.factory.member(people.branch)
    await enter(id, (await meetings.factory.member(people.branch)).id)
    expect((await meetings.get(id, people.secretary)).headcount).toMatchObject({ expected: headcount.expected, present: 1 })
    for (const field of ['expected', 'shouldAttend', 'eligible']) {
      expect((await host.client.raw('POST', '/activities', { ...meetings.content(), [field]: 3 }, { as: people.secretary })).problem.code).toBe('request.invalid')
    }
  })

  // 3.7 预备党员
  test('a probationary member is expected, counts as present, gets points, and has no vote', async () => {
    const probationary = await meetings.factory.person(people.branch, { status: 'probationary' })
    const { id, headcount } = await meetings.open({ kind: 'members_meeting' })
    await meetings.scan(id, probationary, { code: await meetings.code(id) })
    await meetings.confirm(id)
    expect(await meetings.balance(probationary.memberId)).toBe(50)
    const { attendance } = await minutes(id)
    expect(attendance).toMatchObject({ expected: headcount.expected, present: 1 })
    const content = { hostId: null, recorderId: null, guests: '', agenda: [], withoutVote: [], photos: [], decisions: [{ text: '决议', responsible: '', dueOn: null, vote: { rule: 'ordinary' as const, for: 1, against: 0, abstain: 0, writtenFor: 0, writtenAgainst: 0, writtenAbstain: 0 } }] }
    const saved = await host.client.send('PUT /activities/:activityId/minutes', { params: { activityId: id }, body: { basedOn: 0, content } }, { as: people.secretary })
    expect(saved.problem).toMatchObject({ code: 'minutes.votes_impossible', fields: [{ message: '现场共 1 票，多于到会有表决权的 0 人' }] })
  })

  // 3.7 离退休: points do not apply, and a branch of them pulls nobody down
  test('retired members come, count and vote like everyone; points do not apply to them, now or when the list is confirmed', async () => {
    const { id } = await meetings.open({ kind: 'members_meeting' })
    expect((await meetings.scan(id, people.retired, { code: await meetings.code(id) })).body).toMatchObject({ attendance: { state: 'present' }, points: null, noPointsReason: 'exempt' })
    await meetings.confirm(id)
    expect(await meetings.ledger(people.retired.memberId)).toEqual([])
    const { attendance } = await minutes(id)
    expect(attendance.people.find(({ member }) => member.id === people.retired.memberId)).toMatchObject({ expected: true, present: true })
    expect(await host.client.call('GET /points/mine', { query: {} }, { as: people.retired })).toMatchObject({ exempt: true, balance: 0 })
  })

})

// 3.7 多租户: the root organisation 8009 written into the code
describe('failures of peers: a root organisation that is written into the code', () => {
  let host: TestApp
  let people: SmallHospital
  beforeAll(async () => {
    host = await startTestApp()
    await host.app.pool.query('alter sequence orgs_id_seq restart with 8009')
    people = await new Factory(host).smallHospital()
  })
  afterAll(() => host.close())

  test('whatever number the root has, its committee office does its work, and a branch has its own', async () => {
    expect([people.root.id, people.branch.path]).toEqual([8009, '/8009/8010/8012/'])
    const as = people.office
    await ensureDefaultRules({ db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs }, '2020-01-01')
    const rule = { key: 'attendance.theme_day', name: '参加主题党日', explanation: '每次 6 分。', category: 'organisation' as const, delta: 6, dayCap: null, monthCap: 6, yearCap: 72, exempt: ['retired' as const], effectiveFrom: '2026-12-01' }
    expect((await host.client.send('POST /points/rules', { body: rule }, { as })).status).toBe(201)
    expect((await host.client.send('POST /points/years/:year/close', { params: { year: 2025 } }, { as })).status).toBeLessThan(300)
    expect((await host.client.call('GET /orgs', {}, { as })).items.find(({ id }) => id === 8009)).toMatchObject({ parentId: null })
    expect((await host.client.call('GET /members', { query: { orgId: 8009, limit: 100 } }, { as })).total).toBe(Number((await host.app.pool.query('select count(*) as n from members')).rows[0].n))
    expect((await host.client.send('POST /role-grants', { body: { memberId: people.member.memberId, role: 'commissioner', orgId: 8009 } }, { as })).status).toBe(201)
    for (const path of ['/home', '/home/workbench', '/stats/orgs?from=2026-01&to=2026-11', '/points/orgs', '/duties?month=2026-11']) expect(`${path} ${(await host.client.raw('GET', path, undefined, { as })).status}`).toBe(`${path} 200`)
    expect((await host.client.send('GET /members/:memberId', { params: { memberId: people.foreignMember.memberId } }, { as: people.secretary })).status).toBe(404)
  })
})
