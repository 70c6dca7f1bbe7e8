import { reaches, reachOf, type Actor } from '../src/actor'
import { normaliseCode } from '../src/check-in'
import { abilities, roleAbilities, roleCan, roleRank, roles, type Ability, type Role } from '../src/roles'

const actor = (...held: [Role, string][]): Actor => ({
  accountId: 'a', sessionId: 's', name: '张三', memberId: 'm', orgId: 12, orgPath: '/1/3/12/',
  roles: held.map(([role, path]) => ({ role, path, orgId: Number(path.split('/').at(-2)) })),
})

test.each<[string, Actor, Ability, string, boolean]>([
  ['a secretary at their own branch', actor(['secretary', '/1/3/12/']), 'posts.publish', '/1/3/12/', true],
  ['and at a group below it', actor(['secretary', '/1/3/12/']), 'posts.publish', '/1/3/12/40/', true],
  ['not next door', actor(['secretary', '/1/3/12/']), 'posts.publish', '/1/3/13/', false],
  ['not at 120', actor(['secretary', '/1/3/12/']), 'posts.publish', '/1/3/120/', false],
  ['not above', actor(['secretary', '/1/3/12/']), 'posts.publish', '/1/3/', false],
  ['a 委员 prepares', actor(['commissioner', '/1/3/12/']), 'posts.write', '/1/3/12/', true],
  ['and does not publish', actor(['commissioner', '/1/3/12/']), 'posts.publish', '/1/3/12/', false],
  ['abilities of one role do not reach where another is held', actor(['secretary', '/1/3/12/'], ['commissioner', '/1/4/']), 'posts.publish', '/1/4/15/', false],
  ['the office reaches the whole tree', actor(['office', '/1/']), 'roles.grant', '/1/3/12/40/', true],
  ['belonging to a branch is no role', actor(), 'members.read', '/1/3/12/', false],
])('%s', (_what, who, ability, path, expected) => expect(reaches(who, ability, path)).toBe(expected))

test('lists are filtered by the roots of the roles that have the ability', () => {
  const who = actor(['secretary', '/1/3/12/'], ['commissioner', '/1/4/'], ['admin', '/1/5/'])
  expect(reachOf(who, 'members.manage')).toEqual(['/1/3/12/', '/1/5/'])
  expect(reachOf(who, 'points.read')).toEqual(['/1/3/12/', '/1/4/'])
  expect(reachOf(actor(), 'members.read')).toEqual([])
})

test('every ability belongs to somebody; the operator sees no phones and publishes nothing', () => {
  for (const ability of abilities) expect(roles.some((role) => roleCan(role, ability))).toBe(true)
  for (const ability of ['members.view_phone', 'posts.write', 'posts.publish', 'points.manage', 'activities.confirm'] as const) expect(roleCan('admin', ability)).toBe(false)
})

test('only those at the top of the ranks hand out roles', () => {
  const top = Math.max(...Object.values(roleRank))
  for (const role of roles) expect(roleAbilities[role].includes('roles.grant')).toBe(roleRank[role] === top)
  expect(roleRank.secretary).toBeGreaterThan(roleRank.commissioner)
})

test.each([
  ['34679-acdef', '34679ACDEF'], [' 34679 ACDEF\t', '34679ACDEF'], ['34679ACDE', null], ['34679ACDEFG', null], ['34679ACDE0', null], ['34679ACDEI', null], ['', null], ['３４６７９ＡＣＤＥＦ', null],
])('%j typed as an invitation is %j', (typed, code) => expect(normaliseCode(typed, 10)).toBe(code))
