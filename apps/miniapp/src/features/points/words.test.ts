import { capText, exemptText, signed, sourceName, stateNote, stateOf, type Entry } from './words'

const entry: Entry = {
  id: '1', delta: 5, title: '11月主题党日', category: 'organisation', factOn: '2026-11-22', year: 2026, enteredAt: '2026-11-22T06:00:00Z',
  pending: false, reversalOf: null, reversedBy: null, ruleKey: 'attendance.theme_day', ruleVersion: 1,
}

test.each([[5, '+5'], [0.5, '+0.5'], [-4, '−4'], [0, '0']])('%d points are written %s', (points, text) => expect(signed(points)).toBe(text))

test('an entry that simply stands needs no word', () => {
  expect([stateOf(entry), stateNote(entry)]).toEqual([null, null])
})

test.each([
  ['待确认', { pending: true }, /等支部确认签到名单/],
  ['冲正', { reversalOf: '9', delta: -5 }, /更正/],
  ['已冲正', { reversedBy: '9' }, /不再计入合计/],
  // struck before anybody confirmed the list: what counts is that it is gone
  ['已冲正', { reversedBy: '9', pending: true }, /不再计入合计/],
])('%s is said and explained', (word, change, note) => {
  const changed = { ...entry, ...change }
  expect(stateOf(changed)?.text).toBe(word)
  expect(stateNote(changed)).toMatch(note)
})

test('caps in words, from the shortest time to the longest', () => {
  expect(capText({ dayCap: 4, monthCap: 8, yearCap: 48 })).toBe('每日最多 4 分，每月最多 8 分，全年最多 48 分。')
  expect(capText({ dayCap: null, monthCap: 5, yearCap: null })).toBe('每月最多 5 分。')
  expect(capText({ dayCap: null, monthCap: null, yearCap: null })).toBe('不设上限。')
})

test('whom a rule leaves out, by name', () => {
  expect(exemptText({ exempt: ['retired', 'not_yet_member'] })).toBe('离退休党员、入党申请人、积极分子和发展对象不计积分。')
  expect(exemptText({ exempt: [] })).toBe('')
})

test('every source has a name', () => expect(sourceName('study_completion')).toBe('完成学习'))
