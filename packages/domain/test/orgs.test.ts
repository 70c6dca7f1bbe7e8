import { ancestorPaths, holdsMembers, isWithin, mayStandBelow, pathIds, shortNameOf } from '../src/orgs'

test('12 is not within 120, and everything is within itself', () => {
  expect(isWithin('/1/120/', '/1/12/')).toBe(false)
  expect(isWithin('/1/12/', '/1/12/')).toBe(true)
  expect(isWithin('/1/12/5/', '/1/12/')).toBe(true)
})

test('a path names its ancestors from the root down', () => {
  expect(pathIds('/1/3/12/')).toEqual([1, 3, 12])
  expect(ancestorPaths('/1/3/12/')).toEqual(['/1/', '/1/3/', '/1/3/12/'])
})

test('branches stand below committees and general branches, groups below branches, nothing below groups', () => {
  expect(mayStandBelow('branch', 'committee')).toBe(true)
  expect(mayStandBelow('branch', 'general_branch')).toBe(true)
  expect(mayStandBelow('general_branch', 'general_branch')).toBe(false)
  expect(mayStandBelow('group', 'committee')).toBe(false)
  expect(mayStandBelow('group', 'group')).toBe(false)
})

test('people belong to branches and groups', () => {
  expect(['committee', 'general_branch', 'branch', 'group'].filter((kind) => holdsMembers(kind as 'branch'))).toEqual(['branch', 'group'])
})

test.each([
  ['心内科党支部', '心内科'],
  ['中共望川市中心医院委员会', '中共望川市中心医院委员会'],
  ['中共望川市中心医院党委', '望川市中心医院'],
  ['离退休党总支委员会', '离退休'],
  ['党支部', '党支部'],
])('%s is called %s for short', (name, short) => expect(shortNameOf(name)).toBe(short))
