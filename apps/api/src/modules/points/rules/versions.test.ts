import { startTestApp, type TestApp } from '../../../../test/harness/app'
import { Factory } from '../../../../test/harness/factories'
import { award, ensureDefaultRules, ruleOn } from '../index'

describe('versions of rules', () => {
  let host: TestApp
  let people: Awaited<ReturnType<Factory['smallHospital']>>
  const version = {
    key: 'attendance.theme_day', name: '参加主题党日', explanation: '每次 6 分。', category: 'organisation' as const,
    delta: 6, dayCap: null, monthCap: 6, yearCap: 72, exempt: ['retired' as const], effectiveFrom: '2026-12-01',
  }
  const add = (change: object = {}, as = people.office) => host.client.send('POST /points/rules', { body: { ...version, ...change } }, { as })
  const withdraw = (n: number, as = people.office, ruleKey = version.key) =>
    host.client.send('POST /points/rules/:ruleKey/versions/:version/withdrawal', { params: { ruleKey, version: n }, body: { reason: '分值写错' } }, { as })
  const versions = async () => (await host.client.call('GET /points/rule-versions', { query: { ruleKey: version.key } }, { as: people.commissioner })).items
  const onDay = (day: string) => ruleOn(host.app.db, version.key, day)

  beforeAll(async () => {
    host = await startTestApp()
    people = await new Factory(host).smallHospital()
    await ensureDefaultRules({ db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs }, '2025-01-01')
  })
  afterAll(() => host.close())

  test('one is in force, one is to come; who looks after nobody sees only the former', async () => {
    await add()
    expect(await versions()).toMatchObject([
      { version: 2, state: 'coming', delta: 6, createdBy: '办公室主任', withdrawal: null },
      { version: 1, state: 'in_force', delta: 5, createdBy: null },
    ])
    expect((await host.client.send('GET /points/rule-versions', { query: {} }, { as: people.member })).problem.code).toBe('thing.forbidden')
    expect((await host.client.call('GET /points/rule-versions', { query: {} }, { as: people.office })).items.length).toBeGreaterThan(12)
  })

  test('withdrawn before it takes effect, it gives nothing, and the day is free for another', async () => {
    for (const who of [people.secretary, people.member, people.admin]) expect((await withdraw(2, who)).problem.code).toBe('thing.forbidden')
    expect((await withdraw(1)).problem.code).toBe('points.rule_in_force')
    expect((await withdraw(9)).problem.code).toBe('thing.not_found')
    const replies = await Promise.all(Array.from({ length: 5 }, () => withdraw(2)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ status }) => status === 409).map(({ problem }) => problem.code)).toEqual(Array(4).fill('points.rule_withdrawn'))
    expect((await versions())[0]).toMatchObject({ state: 'withdrawn', withdrawal: { by: '办公室主任', reason: '分值写错' } })
    expect(await onDay('2026-12-02')).toMatchObject({ version: 1, delta: 5 })
    const given = await award({ db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs }, {
      memberId: people.member.memberId, ruleKey: version.key, sourceType: 'attendance', sourceId: 'withdrawn', title: '主题党日', at: new Date('2026-12-05T04:00:00Z'),
      orgId: people.branch.id, standing: { retired: false, away: false, partyMember: true },
    })
    expect(given.entry).toMatchObject({ delta: 50, ruleVersion: 1 })
    expect((await add({ delta: 7, monthCap: 7, explanation: '每次 7 分。' })).body).toMatchObject({ version: 3 })
    expect((await add()).problem.code).toBe('points.rule_version_exists')
    expect(await onDay('2026-12-02')).toMatchObject({ version: 3, delta: 7 })
  })

  test('a withdrawal is kept: the database refuses to change or forget it', async () => {
    for (const statement of ["update point_rule_withdrawals set reason = 'x'", 'delete from point_rule_withdrawals']) await expect(host.app.pool.query(statement)).rejects.toThrow()
  })

  test.each([
    ['taking points off for attendance', { delta: -1, monthCap: null, yearCap: null }],
    ['a cap on what takes points off', { key: 'manual.late', delta: -1, monthCap: 6 }],
    ['nought', { delta: 0 }],
  ])('refuses %s', async (_what, change) => expect((await add({ effectiveFrom: '2026-12-24', ...change })).problem.code).toBe('request.invalid'))

  test('a rule that takes points off is one that is entered by hand', async () => {
    expect((await add({ key: 'manual.late', delta: -2, monthCap: null, yearCap: null, name: '迟到', explanation: '每次扣 2 分。', effectiveFrom: '2026-11-22' })).status).toBe(201)
    expect((await host.client.call('GET /points/rules', { query: {} }, { as: people.member })).items.find(({ key }) => key === 'manual.late')).toMatchObject({ delta: -2 })
  })
})
