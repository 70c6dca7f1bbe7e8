import { dayOf } from '@ejia/domain/calendar'
import { toTenths } from '@ejia/domain/points'
import { replay } from '@ejia/domain/points-caps'
import { startTestApp, type TestApp } from '../../../../test/harness/app'
import { Factory, type TestPerson } from '../../../../test/harness/factories'
import { award, ensureDefaultRules, reverseBySource } from '../index'

const inService = { retired: false, away: false, partyMember: true }

describe('trying a rule out', () => {
  let host: TestApp
  let people: Awaited<ReturnType<Factory['smallHospital']>>
  const context = () => ({ db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs })
  const study = { key: 'study.completed', delta: 2, dayCap: 4, monthCap: 8, yearCap: 48, exempt: ['retired' as const] }
  const tryOut = (change: object = {}, as: TestPerson = people.office) => host.client.send('POST /points/rules/try-out', { body: { ...study, ...change } }, { as })
  const done = async (who: { memberId: string }, sourceId: string, day: string, orgId = people.branch.id) => {
    host.clock.advance(1)
    return award(context(), { memberId: who.memberId, ruleKey: study.key, sourceType: 'study_completion', sourceId, title: '学习', at: new Date(`${day}T04:00:00Z`), orgId, standing: inService })
  }
  const everything = async () => {
    const counts = ['point_ledger', 'point_usage', 'point_balances', 'point_rules', 'audit_lines'].map((table) => `(select count(*) from ${table})`)
    return (await host.app.pool.query(`select ${counts.join(', ')}`)).rows
  }

  beforeAll(async () => {
    host = await startTestApp()
    people = await new Factory(host).smallHospital()
    await ensureDefaultRules(context(), '2025-01-01')
    for (const [n, day] of ['2026-10-05', '2026-10-05', '2026-10-06', '2026-10-07', '2026-11-01'].entries()) await done(people.member, `m${n}`, day)
    await done(people.secretary, 's0', '2026-10-05')
    await done(people.foreignMember, 'f0', '2026-10-31', people.foreign.id)
    await done(people.commissioner, 'gone', '2026-10-09')
    await reverseBySource(context(), 'study_completion', 'gone', people.commissioner.memberId, '误记')
  })
  afterAll(() => host.close())

  test('the rule as it is gives what it gave; another says what would be different; nothing is written', async () => {
    const before = await everything()
    expect((await tryOut()).body).toMatchObject({ from: '2026-10-01', to: '2026-10-31', facts: 6, before: 12, after: 12 })
    const { body } = await tryOut({ delta: 3, dayCap: 3, monthCap: 6 })
    expect(body).toMatchObject({ before: 12, after: 12 })
    expect(body.members).toMatchObject([
      { member: { name: '普通党员' }, facts: 4, before: 8, after: 6 },
      { member: { name: '本支部书记' }, facts: 1, before: 2, after: 3 },
      { member: { name: '外支部党员' }, facts: 1, before: 2, after: 3 },
    ])
    expect(body.orgs).toMatchObject([{ org: { name: '心内科党支部' }, members: 2, before: 10, after: 9 }, { org: { name: '骨科党支部' }, members: 1, before: 2, after: 3 }])
    expect(await everything()).toEqual(before)
  })

  test('what came earlier in the year counts towards the caps', async () => {
    const { body } = await tryOut({ yearCap: 8, from: '2026-11-01', to: '2026-11-30' })
    expect(body.members).toMatchObject([{ member: { name: '普通党员' }, facts: 1, before: 2, after: 0 }])
  })

  test('whom it would leave out', async () => {
    await host.app.pool.query('update members set away = true where id = $1', [people.member.memberId])
    expect((await tryOut({ exempt: ['away'] })).body.members).toMatchObject([{ member: { name: '普通党员' }, before: 8, after: 0 }, { before: 2, after: 2 }, { before: 2, after: 2 }])
  })

  test('only those in reach, and nobody for those who look after nobody', async () => {
    expect((await tryOut({}, people.secretary)).body).toMatchObject({ facts: 5, orgs: [{ org: { name: '心内科党支部' } }] })
    expect((await tryOut({}, people.foreignSecretary)).body).toMatchObject({ facts: 1 })
    expect((await tryOut({ orgId: people.foreign.id })).body).toMatchObject({ facts: 1 })
    expect((await tryOut({ orgId: people.foreign.id }, people.secretary)).problem.code).toBe('reference.not_found')
    expect((await tryOut({}, people.member)).problem.code).toBe('thing.forbidden')
  })

  test('a rule that has given nothing yet', async () => {
    expect((await tryOut({ key: 'manual.something', delta: -2, dayCap: null, monthCap: null, yearCap: null })).body).toMatchObject({ facts: 0, before: 0, after: 0, orgs: [], members: [] })
  })

  test.each([{ from: '2026-11-02', to: '2026-11-01' }, { from: '2025-01-01', to: '2026-11-01' }, { monthCap: 1 }, { delta: 0 }, { from: '2026-02-30' }])('refuses %j', async (change) =>
    expect((await tryOut(change)).problem.code).toBe('request.invalid'))

  test('the shared arithmetic gives what the award statement gives, whatever the rule and the order of facts', async () => {
    let seed = 20261122
    // mulberry32: low bits as good as high ones
    const next = (n: number) => {
      seed = (seed + 0x6d2b79f5) | 0
      const a = Math.imul(seed ^ (seed >>> 15), 1 | seed)
      const b = (a + Math.imul(a ^ (a >>> 7), 61 | a)) ^ a
      return ((b ^ (b >>> 14)) >>> 0) % n
    }
    const factory = new Factory(host)
    for (let round = 0; round < 16; round++) {
      const delta = (1 + next(60)) / 10
      // at, just above and just below what a few awards come to: that is where reckonings part
      const cap = () => (next(4) === 0 ? null : Math.max(delta, Math.round(delta * 10 * (1 + next(4)) + next(3) - 1) / 10))
      const rule = { key: `attendance.trial_${round}`, name: '试', explanation: '试', category: 'organisation' as const, delta, dayCap: cap(), monthCap: cap(), yearCap: cap(), exempt: [] }
      await host.client.call('POST /points/rules', { body: { ...rule, effectiveFrom: dayOf(host.clock.now()) } }, { as: people.office })
      const person = await factory.member(people.branch)
      const days = Array.from({ length: 25 }, () => dayOf(new Date(Date.UTC(2026, 11 + next(3), 1 + next(4), 4))))
      const given: number[] = []
      for (const [n, day] of days.entries()) {
        const outcome = await award(context(), {
          memberId: person.id, ruleKey: rule.key, sourceType: 'attendance', sourceId: `${round}-${n}`, title: '试', at: new Date(`${day}T04:00:00Z`), orgId: people.branch.id, standing: inService,
        })
        given.push(outcome.entry?.delta ?? 0)
      }
      const tenths = (value: number | null) => (value === null ? null : toTenths(value))
      const reckoned = replay({ delta: toTenths(rule.delta), dayCap: tenths(rule.dayCap), monthCap: tenths(rule.monthCap), yearCap: tenths(rule.yearCap) }, new Map(), days)
      expect({ rule, days, given }).toEqual({ rule, days, given: reckoned })
    }
  })
})
