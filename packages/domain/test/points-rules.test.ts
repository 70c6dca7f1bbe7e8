import { dayOf } from '../src/calendar'
import { isAmountAllowed, isCasewiseRule, isManualRule, manualRules, shownBalance } from '../src/points'
import { scoreTree, toTenth, type OrgPoints } from '../src/points-branches'
import { fits, noUsage, raised, replay, type Usage } from '../src/points-caps'
import { deciderOf, ruleStatesOn } from '../src/points-decisions'

const caps = { dayCap: 40, monthCap: 80, yearCap: 100 }

test.each<[string, Usage, number, string, boolean]>([
  ['the first of the day', noUsage, 20, '2026-11-22', true],
  ['the day is full', { used: 40, days: { '2026-11-22': 40 }, months: { '2026-11': 40 } }, 20, '2026-11-22', false],
  ['another day of that month has room', { used: 40, days: { '2026-11-22': 40 }, months: { '2026-11': 40 } }, 20, '2026-11-23', true],
  ['the month is full', { used: 80, days: {}, months: { '2026-11': 80 } }, 20, '2026-11-23', false],
  ['the year has room for exactly this one', { used: 80, days: {}, months: { '2026-10': 80 } }, 20, '2026-11-23', true],
  ['the year is full', { used: 90, days: {}, months: {} }, 20, '2026-11-23', false],
  ['more than a cap in one go', noUsage, 50, '2026-11-22', false],
  ['what takes points off meets no cap', { used: 100, days: {}, months: {} }, -20, '2026-11-23', true],
])('%s', (_what, usage, delta, day, expected) => expect(fits(caps, usage, delta, day)).toBe(expected))

test('usage is raised in the day, the month and the year', () => {
  expect(raised(raised(noUsage, 20, '2026-11-22'), 20, '2026-11-23')).toEqual({ used: 40, days: { '2026-11-22': 20, '2026-11-23': 20 }, months: { '2026-11': 40 } })
})

test('replaying: whole or not at all, and each party year for itself', () => {
  const rule = { ...caps, delta: 30 }
  const given = replay(rule, new Map(), ['2026-01-01', '2026-01-01', '2026-01-02', '2026-01-03', '2026-02-01', '2026-03-01', '2027-01-01'])
  expect(given).toEqual([30, 0, 30, 0, 30, 0, 30])
})

test('no order of facts gives more than the caps allow', () => {
  let seed = 20261122
  // mulberry32: low bits as good as high ones
  const next = (n: number) => {
    seed = (seed + 0x6d2b79f5) | 0
    const a = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    const b = (a + Math.imul(a ^ (a >>> 7), 61 | a)) ^ a
    return ((b ^ (b >>> 14)) >>> 0) % n
  }
  for (let round = 0; round < 200; round++) {
    const rule = { delta: 1 + next(50), dayCap: next(2) ? 50 + next(50) : null, monthCap: next(2) ? 50 + next(100) : null, yearCap: next(2) ? 50 + next(200) : null }
    const days = Array.from({ length: 40 }, () => dayOf(new Date(Date.UTC(2026, next(3), 1 + next(5), 4))))
    const given = replay(rule, new Map(), days)
    const sum = (key: (day: string) => string) => days.reduce((all, day, n) => all.set(key(day), (all.get(key(day)) ?? 0) + given[n]!), new Map<string, number>())
    for (const [cap, key] of [[rule.dayCap, (day: string) => day], [rule.monthCap, (day: string) => day.slice(0, 7)], [rule.yearCap, () => 'year']] as const) {
      if (cap !== null) expect(Math.max(...sum(key).values())).toBeLessThanOrEqual(cap)
    }
  }
})

describe('scores roll up', () => {
  const org = (id: number, parentId: number | null, kind: OrgPoints['kind'], sum = 0, counted = 0, exempt = 0): OrgPoints => ({ id, parentId, kind, own: 0, sum, counted, exempt })
  const tree = [
    org(1, null, 'committee'), org(2, 1, 'general_branch'), org(3, 2, 'branch', 30, 3, 1), org(4, 2, 'branch', 10, 5), org(5, 4, 'group', 5, 5),
    org(6, 1, 'general_branch'), org(7, 6, 'branch', 0, 0, 20),
  ]
  const scores = scoreTree(tree)

  test('a branch by its members, its groups among them, those left out left out', () => {
    expect(scores.get(3)).toMatchObject({ counted: 3, exempt: 1, perMember: 10, score: 10 })
    expect(scores.get(4)).toMatchObject({ sum: 15, counted: 10, perMember: 1.5, score: 1.5 })
  })
  test('what stands above by the mean of its branches, however large they are; a branch of the retired pulls nobody down', () => {
    expect(scores.get(2)).toMatchObject({ sum: 45, counted: 13, score: 5.75 })
    expect(scores.get(7)).toMatchObject({ exempt: 20, perMember: null, score: null })
    expect(scores.get(6)).toMatchObject({ exempt: 20, score: null })
    expect(scores.get(1)).toMatchObject({ counted: 13, exempt: 21, score: 5.75 })
  })
  test("an organisation's own points are added whole", () => {
    const own = tree.map((one) => ({ ...one, own: one.id === 3 ? 4 : one.id === 2 ? 1 : 0 }))
    expect([scoreTree(own).get(3)?.score, scoreTree(own).get(2)?.score]).toEqual([14, 8.75])
  })
  test('a part of the tree is scored as that part', () => expect(scoreTree(tree.slice(2, 4)).get(3)?.score).toBe(10))
  test.each([[null, null], [5.75, 5.8], [1 / 3, 0.3], [0, 0]])('%d is shown as %d', (value, shown) => expect(toTenth(value)).toBe(shown))
})

describe('rules of a day', () => {
  const version = (n: number, effectiveFrom: string, withdrawn = false) => ({ version: n, effectiveFrom, withdrawn })
  test.each([
    [['in_force'], [version(1, '2026-01-01')]],
    [['past', 'in_force', 'coming'], [version(1, '2026-01-01'), version(2, '2026-11-22'), version(3, '2026-11-23')]],
    [['in_force', 'withdrawn'], [version(1, '2026-01-01'), version(2, '2026-11-01', true)]],
    [['past', 'in_force'], [version(1, '2026-11-01'), version(2, '2026-11-01')]],
    [['coming'], [version(1, '2027-01-01')]],
    [[], []],
  ])('%j', (states, versions) => expect(ruleStatesOn(versions, '2026-11-22')).toEqual(states))
})

describe('manual rules', () => {
  test('each is one, is named and keeps its amount in its explanation', () => {
    for (const rule of manualRules) {
      expect(isManualRule(rule.key)).toBe(true)
      expect(rule.explanation).toContain(String(Math.abs(rule.delta)))
      if (rule.yearCap !== null) expect(rule.yearCap % rule.delta).toBe(0)
      if (rule.delta < 0) expect([rule.dayCap, rule.monthCap, rule.yearCap]).toEqual([null, null, null])
    }
    expect(manualRules.filter(({ key }) => isCasewiseRule(key)).map(({ delta }) => Math.sign(delta))).toEqual([1, -1])
  })
  test.each([[3, 5, true], [5, 5, true], [5.1, 5, false], [0, 5, false], [-1, 5, false], [-5, -5, true], [-0.5, -5, true], [-5.1, -5, false], [1, -5, false]])(
    '%d where the rule says %d: %s',
    (amount, delta, allowed) => expect(isAmountAllowed(amount, delta)).toBe(allowed),
  )
  test.each([[-10, 0], [0, 0], [15, 15]])('a sum of %d is shown as %d', (sum, shown) => expect(shownBalance(sum)).toBe(shown))
  test("a commissioner's proposal is the secretary's to decide, anybody else's the committee office's", () => {
    expect((['commissioner', 'secretary', 'office'] as const).map(deciderOf)).toEqual(['points.approve', 'points.manage', 'points.manage'])
  })
})
