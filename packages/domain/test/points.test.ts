import { branchAverage, defaultExempt, defaultRules, isExempt, pointCategories, toPoints, toTenths, type ExemptGroup } from '../src/points'

const inService = { retired: false, away: false, partyMember: true }

test.each<[string, readonly ExemptGroup[], typeof inService, boolean]>([
  ['a rule for everybody leaves nobody out', [], { retired: true, away: true, partyMember: false }, false],
  ['a member in service is never left out', ['retired', 'away', 'not_yet_member'], inService, false],
  ['retired, where the rule says so', ['retired'], { ...inService, retired: true }, true],
  ['retired, where it does not', ['away'], { ...inService, retired: true }, false],
  ['away, where the rule says so', ['away'], { ...inService, away: true }, true],
  ['an applicant', ['not_yet_member'], { ...inService, partyMember: false }, true],
  ['by default the retired', defaultExempt, { ...inService, retired: true }, true],
  ['by default not those away', defaultExempt, { ...inService, away: true }, false],
])('%s', (_what, exempt, person, expected) => expect(isExempt(exempt, person)).toBe(expected))

test.each([[0.1, 1], [0.5, 5], [2.3, 23], [-1.1, -11], [0.7, 7], [1.15, 12]])('%d points are %d tenths', (points, tenths) => expect(toTenths(points)).toBe(tenths))
test('tenths add up exactly', () => {
  expect(toPoints([0.1, 0.2, 0.7].map(toTenths).reduce((sum, one) => sum + one))).toBe(1)
})

test.each([[[], null], [[0], 0], [[1, 2], 1.5], [[1, 1, 2], 1.3], [[5, 5, 5], 5], [[-1, 0], -0.5]])('the average of %j is %j', (balances, average) =>
  expect(branchAverage(balances)).toBe(average))

describe('the rules a fresh system starts with', () => {
  test.each(defaultRules.map((rule) => [rule.key, rule] as const))('%s is sound', (_key, rule) => {
    expect(rule.delta).toBeGreaterThan(0)
    expect(pointCategories).toContain(rule.category)
    expect(rule.explanation).toContain(String(rule.delta))
    const caps = [rule.dayCap, rule.monthCap, rule.yearCap].filter((cap) => cap !== null)
    expect([...caps].sort((a, b) => a - b)).toEqual(caps)
    expect(rule.yearCap).not.toBeNull()
    for (const cap of caps) expect(cap % rule.delta).toBe(0)
  })

  test('keys are unique, and nothing gives points for signing in or for time spent', () => {
    const keys = defaultRules.map((rule) => rule.key)
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect(key).toMatch(/^(attendance\.\w+|study\.completed)$/)
  })
})
