import { startTestApp, type TestApp } from '../../../../test/harness/app'
import { Factory } from '../../../../test/harness/factories'
import { award, ensureDefaultRules, reverseBySource, ruleOn } from '../index'

describe('rules and years', () => {
  let host: TestApp
  let hospital: Awaited<ReturnType<Factory['smallHospital']>>
  const context = () => ({ db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs })
  const version = {
    key: 'attendance.theme_day', name: '参加主题党日', explanation: '到会并经支部确认，每次 6 分。', category: 'organisation' as const,
    delta: 6, dayCap: null, monthCap: 6, yearCap: 72, exempt: ['retired' as const], effectiveFrom: '2026-11-22',
  }
  const add = (change: Partial<typeof version> | Record<string, unknown>, as = hospital.office) =>
    host.client.send('POST /points/rules', { body: { ...version, ...change } }, { as })
  const themeDay = (sourceId: string, at: string) =>
    award(context(), {
      memberId: hospital.member.memberId, ruleKey: 'attendance.theme_day', sourceType: 'attendance', sourceId, title: '主题党日', at: new Date(at),
      orgId: hospital.branch.id, standing: { retired: false, away: false, partyMember: true },
    })

  beforeAll(async () => {
    host = await startTestApp()
    hospital = await new Factory(host).smallHospital()
    await ensureDefaultRules(context(), '2025-01-01')
  })
  afterAll(() => host.close())

  test('a fresh system has the default rules, once', async () => {
    await ensureDefaultRules(context(), '2020-01-01')
    const { items } = await host.client.call('GET /points/rules', { query: {} }, { as: hospital.member })
    expect(items).toHaveLength(18)
    expect(items.find((rule) => rule.key === 'study.completed')).toMatchObject({ version: 1, delta: 2, dayCap: 4, effectiveFrom: '2025-01-01' })
    expect((await host.client.call('GET /points/rules', { query: { on: '2024-12-31' } }, { as: hospital.member })).items).toEqual([])
  })

  test('only the committee office adds a version, and only from today on', async () => {
    for (const who of [hospital.member, hospital.secretary, hospital.generalSecretary, hospital.admin]) {
      expect((await add({}, who)).problem.code).toBe('thing.forbidden')
    }
    expect((await add({ effectiveFrom: '2026-11-21' })).problem.code).toBe('points.rule_in_past')
  })

  test.each([{ delta: 0 }, { delta: -5 }, { delta: 0.05 }, { delta: 1e9 }, { monthCap: 5 }, { key: 'A' }, { effectiveFrom: '2026-02-30' }, { exempt: ['retired', 'retired'] }, { name: ' ' }, { surprise: 1 }, { name: 'a\u0000b' }])(
    'refuses %j',
    async (change) => {
      const reply = await add(change)
      expect(reply.problem.code).toBe('request.invalid')
    },
  )

  test('a version in the middle of the month: the day of the fact decides, and nothing is given twice', async () => {
    expect((await themeDay('old', '2026-11-21T04:00:00Z')).entry).toMatchObject({ delta: 50, ruleVersion: 1 })
    expect(await add({})).toMatchObject({ status: 201, body: { version: 2 } })
    expect((await add({})).problem.code).toBe('points.rule_version_exists')
    expect(await themeDay('old', '2026-11-22T04:00:00Z')).toMatchObject({ entry: null, reason: 'duplicate' })
    expect(await themeDay('new', '2026-11-22T04:00:00Z')).toMatchObject({ entry: null, reason: 'capped' })
    expect((await themeDay('october', '2026-10-22T04:00:00Z')).entry).toMatchObject({ delta: 50, ruleVersion: 1 })
    expect((await themeDay('december', '2026-12-22T04:00:00Z')).entry).toMatchObject({ delta: 60, ruleVersion: 2 })
    expect(await ruleOn(host.app.db, 'attendance.theme_day', '2026-11-21')).toMatchObject({ version: 1 })
    expect(await ruleOn(host.app.db, 'attendance.theme_day', '2026-11-22')).toMatchObject({ version: 2, delta: 6 })
  })

  test('ten versions at once for one day: one stands', async () => {
    const replies = await Promise.all(Array.from({ length: 10 }, () => add({ effectiveFrom: '2026-12-01' })))
    expect(replies.filter((reply) => reply.status === 201)).toHaveLength(1)
    expect(replies.filter((reply) => reply.status === 409 && reply.problem.code === 'points.rule_version_exists')).toHaveLength(9)
  })

  test('a closed year takes nothing more, except from the committee office with a note', async () => {
    const close = (year: number, as = hospital.office) => host.client.send('POST /points/years/:year/close', { params: { year } }, { as })
    const entryId = (await themeDay('last-year', '2025-06-01T04:00:00Z')).entry!.id
    expect((await close(2025, hospital.secretary)).problem.code).toBe('thing.forbidden')
    expect((await close(2026)).problem.code).toBe('points.year_not_over')
    const closed = await close(2025)
    host.clock.advance(60)
    expect((await close(2025)).body).toEqual(closed.body)

    expect(await themeDay('too-late', '2025-12-31T15:59:59Z')).toMatchObject({ entry: null, reason: 'year_closed' })
    expect((await themeDay('this-year', '2025-12-31T16:00:00Z')).entry).toMatchObject({ delta: 50 })
    const { accountId } = hospital.office
    const office = { accountId, sessionId: accountId, name: '', memberId: null, orgId: null, orgPath: null, roles: [{ role: 'office' as const, orgId: hospital.root.id, path: hospital.root.path }] }
    const late = (note: string, roles: typeof office.roles) =>
      award({ ...context(), actor: { ...office, roles } }, {
        memberId: hospital.member.memberId, ruleKey: 'attendance.life_meeting', sourceType: 'manual', sourceId: 'late', title: '组织生活会', at: new Date('2025-12-20T04:00:00Z'),
        orgId: hospital.branch.id, standing: { retired: false, away: false, partyMember: true }, note,
      })
    expect(await late('', office.roles)).toMatchObject({ reason: 'year_closed' })
    expect(await late('漏记，补录', [{ role: 'office', orgId: hospital.inner.id, path: hospital.inner.path }])).toMatchObject({ reason: 'year_closed' })
    expect((await late('漏记，补录', office.roles)).entry).toMatchObject({ delta: 50 })
    await expect(reverseBySource(context(), 'attendance', 'last-year', hospital.member.memberId, '误记')).rejects.toMatchObject({ code: 'points.year_closed' })
    expect((await host.client.send('POST /points/ledger/:entryId/reversal', { params: { entryId }, body: { reason: '误记' } }, { as: hospital.office })).status).toBe(201)
  })
})
