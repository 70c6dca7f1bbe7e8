import { dayOf } from '@ejia/domain/calendar'
import { sql } from 'drizzle-orm'
import { startTestApp, type TestApp } from '../../../test/harness/app'
import { Factory } from '../../../test/harness/factories'
import { newId } from '../../lib/ids'
import { award, awardAll, awardCtes, confirmBySource, ensureDefaultRules, reverseBySource, type AwardFact } from './index'

const inService = { retired: false, away: false, partyMember: true }

describe('giving points', () => {
  let host: TestApp
  let factory: Factory
  let hospital: Awaited<ReturnType<Factory['smallHospital']>>
  let someone: { id: string }

  beforeAll(async () => {
    host = await startTestApp()
    factory = new Factory(host)
    hospital = await factory.smallHospital()
    await ensureDefaultRules(context(), '2025-01-01')
  })
  beforeEach(async () => {
    someone = await factory.member(hospital.branch)
  })
  afterAll(() => host.close())

  const context = () => ({ db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs })
  const fact = (change: Partial<AwardFact> = {}): AwardFact => ({
    memberId: someone.id, ruleKey: 'attendance.theme_day', sourceType: 'attendance', sourceId: 'a1', title: '主题党日',
    at: host.clock.now(), orgId: hospital.branch.id, standing: inService, ...change,
  })
  const give = (change: Partial<AwardFact> = {}) => award(context(), fact(change))

  async function sums(memberId = someone.id) {
    const { rows } = await host.app.db.execute<Record<'entries' | 'ledger' | 'balance' | 'used' | 'days' | 'months', number>>(sql`
      select count(*)::int as entries, coalesce(sum(delta), 0)::int as ledger,
        (select coalesce(sum(balance), 0)::int from point_balances where subject = ${`m:${memberId}`}) as balance,
        (select coalesce(sum(used), 0)::int from point_usage where member_id = ${memberId}) as used,
        (select coalesce(sum(value::int), 0)::int from point_usage, jsonb_each_text(days) where member_id = ${memberId}) as days,
        (select coalesce(sum(value::int), 0)::int from point_usage, jsonb_each_text(months) where member_id = ${memberId}) as months
      from point_ledger where member_id = ${memberId}`)
    return rows[0]!
  }
  const all = (tenths: number) => ({ ledger: tenths, balance: tenths, used: tenths, days: tenths, months: tenths })

  test('gives what the rule gives, once per fact', async () => {
    expect(await give()).toMatchObject({ entry: { delta: 50, title: '主题党日', ruleVersion: 1 } })
    expect(await give()).toMatchObject({ entry: null, reason: 'duplicate' })
    expect(await sums()).toMatchObject({ entries: 1, ...all(50) })
  })

  test('the same fact fifty times at once: one entry, and usage raised once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => give({ ruleKey: 'attendance.volunteering' })))
    expect(outcomes.filter((outcome) => outcome.entry)).toHaveLength(1)
    expect(outcomes.filter((outcome) => !outcome.entry && outcome.reason === 'duplicate')).toHaveLength(49)
    expect(await sums()).toMatchObject({ entries: 1, ...all(40) })
  })

  test('fifty different facts at once against a cap of one a month', async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, n) => give({ sourceId: `many-${n}` })))
    expect(outcomes.filter((outcome) => outcome.entry)).toHaveLength(1)
    expect(outcomes.filter((outcome) => !outcome.entry && outcome.reason === 'capped')).toHaveLength(49)
    expect(await sums()).toMatchObject({ entries: 1, ...all(50) })
  })

  test('two rules at once: each keeps its own caps, the balance holds both', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => [give({ sourceId: `t-${n}` }), give({ sourceId: `v-${n}`, ruleKey: 'attendance.volunteering' })]).flat(),
    )
    expect(await sums()).toMatchObject({ entries: 5, ...all(50 + 4 * 40) })
  })

  test('day, month and year caps hold in whatever order the facts arrive', async () => {
    const study = (day: string, sourceId: string) => give({ ruleKey: 'study.completed', sourceType: 'study_completion', sourceId, at: new Date(`${day}T04:00:00Z`) })
    expect(await study('2026-12-05', 'd1')).toMatchObject({ entry: { delta: 20 } })
    expect(await study('2026-11-05', 'n1')).toMatchObject({ entry: { delta: 20 } })
    expect(await study('2026-11-05', 'n2')).toMatchObject({ entry: { delta: 20 } })
    expect(await study('2026-11-05', 'n3')).toMatchObject({ reason: 'capped' })
    expect(await study('2026-11-04', 'n4')).toMatchObject({ entry: { delta: 20 } })
    expect(await study('2026-11-03', 'n5')).toMatchObject({ entry: { delta: 20 } })
    expect(await study('2026-11-02', 'n6')).toMatchObject({ reason: 'capped' })
    expect(await study('2026-12-05', 'd2')).toMatchObject({ entry: { delta: 20 } })
    expect(await sums()).toMatchObject({ entries: 6, ...all(120) })
  })

  test('the year cap: four party lectures, whichever months', async () => {
    const lecture = (month: string) => give({ ruleKey: 'attendance.lecture', sourceId: `l-${month}`, at: new Date(`2026-${month}-10T04:00:00Z`) })
    const outcomes = await Promise.all(['12', '03', '07', '01', '09', '05'].map(lecture))
    expect(outcomes.filter((outcome) => outcome.entry)).toHaveLength(4)
    expect(await sums()).toMatchObject(all(200))
  })

  test('day and party year are those of the fact in Shanghai', async () => {
    await give({ sourceId: 'before', at: new Date('2025-12-31T15:59:59Z') })
    await give({ sourceId: 'after', at: new Date('2025-12-31T16:00:00Z') })
    const { rows } = await host.app.db.execute(sql`select source_id, fact_on::text, party_year from point_ledger where member_id = ${someone.id} order by fact_on`)
    expect(rows).toEqual([
      { source_id: 'before', fact_on: '2025-12-31', party_year: 2025 },
      { source_id: 'after', fact_on: '2026-01-01', party_year: 2026 },
    ])
  })

  test('retired members and applicants are exempt, unknown rules and days before the first version give nothing', async () => {
    expect(await give({ standing: { ...inService, retired: true } })).toMatchObject({ reason: 'exempt' })
    expect(await give({ standing: { ...inService, partyMember: false } })).toMatchObject({ reason: 'exempt' })
    expect(await give({ standing: { ...inService, away: true } })).toMatchObject({ entry: { delta: 50 } })
    expect(await give({ ruleKey: 'attendance.dancing' })).toMatchObject({ reason: 'no_rule' })
    expect(await give({ at: new Date('2024-06-01T00:00:00Z') })).toMatchObject({ reason: 'no_rule' })
    expect(await sums()).toMatchObject({ entries: 1, ...all(50) })
  })

  test('a list of members in one go', async () => {
    const people = await Promise.all([1, 2, 3].map(() => factory.member(hospital.branch)))
    const outcomes = await awardAll(context(), people.map((person, n) => fact({ memberId: person.id, standing: { ...inService, retired: n === 2 } })))
    const byMember = new Map(outcomes.map((outcome) => [outcome.memberId, outcome]))
    expect(people.map((person) => byMember.get(person.id)!.entry?.delta ?? null)).toEqual([50, 50, null])
  })

  test('two lists of the same people in opposite order at once do not lock each other out', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => factory.member(hospital.branch)))
    const list = (sourceId: string, ruleKey: string) => people.map((person) => fact({ memberId: person.id, sourceId, ruleKey }))
    await Promise.all([
      awardAll(context(), list('x', 'attendance.volunteering')),
      awardAll(context(), list('y', 'attendance.volunteering').reverse()),
      awardAll(context(), list('z', 'attendance.training').reverse()),
    ])
    for (const person of people) expect(await sums(person.id)).toMatchObject({ entries: 3, ...all(110) })
  })

  test('composed into a statement of another module: the same fact at once fails as a whole, nothing is left half', async () => {
    const statement = (id: string) => sql`
      with fact as (
        select ${id}::uuid as entry_id, ${someone.id}::uuid as member_id, 'attendance.volunteering' as rule_key, 'attendance' as source_type,
          'composed' as source_id, 1 as attempt, '志愿服务' as title, date '2026-11-22' as fact_on, ${hospital.branch.id}::int as org_id,
          false as retired, false as away, true as party_member, true as provisional, '' as note, null::uuid as entered_by, ${host.clock.now().toISOString()}::timestamptz as entered_at
      ), ${awardCtes({ fact: 'fact', closedYearsToo: false })}
      select * from award_outcome`
    const tried = await Promise.allSettled(Array.from({ length: 30 }, () => host.app.db.execute(statement(newId(host.clock.now())))))
    expect(tried.filter((one) => one.status === 'fulfilled' && one.value.rows[0]!.reason === null)).toHaveLength(1)
    expect(await sums()).toMatchObject({ entries: 1, ...all(40) })
  })

  describe('taking back', () => {
    test('leaves nothing and gives the room under the cap back', async () => {
      await give()
      expect(await reverseBySource(context(), 'attendance', 'a1', someone.id, '未到会')).toBe(1)
      expect(await reverseBySource(context(), 'attendance', 'a1', someone.id, '未到会')).toBe(0)
      expect(await sums()).toMatchObject({ entries: 2, ...all(0) })
      expect(await give({ sourceId: 'a2' })).toMatchObject({ entry: { delta: 50 } })
    })

    test('twenty times at once takes back once', async () => {
      await give()
      const taken = await Promise.all(Array.from({ length: 20 }, () => reverseBySource(context(), 'attendance', 'a1', someone.id, '未到会')))
      expect(taken.reduce((sum, n) => sum + n, 0)).toBe(1)
      expect(await sums()).toMatchObject({ entries: 2, ...all(0) })
    })

    test('what was struck comes back only when asked for', async () => {
      await give()
      await reverseBySource(context(), 'attendance', 'a1', someone.id, '误记')
      expect(await give()).toMatchObject({ reason: 'duplicate' })
      const restored = await Promise.all(Array.from({ length: 10 }, () => give({ attempt: 'next' })))
      expect(restored.filter((outcome) => outcome.entry)).toHaveLength(1)
      expect(await sums()).toMatchObject({ entries: 3, ...all(50) })
    })
  })

  test('confirming a list counts provisional entries that still stand, once', async () => {
    const other = await factory.member(hospital.branch)
    await give({ sourceId: 'list', provisional: true })
    await give({ sourceId: 'list', provisional: true, memberId: other.id })
    await reverseBySource(context(), 'attendance', 'list', other.id, '划去')
    expect(await confirmBySource(context(), 'attendance', ['list'])).toBe(1)
    expect(await confirmBySource(context(), 'attendance', ['list'])).toBe(0)
    expect(dayOf(host.clock.now())).toBe('2026-11-22')
  })
})
