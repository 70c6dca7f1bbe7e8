import { appealTag, capText, exemptText, signed, sourceName, stateNote, stateOf, stepsOf, subjectOf, type Appeal, type Entry } from './words'

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

describe('an appeal in three steps', () => {
  const waiting: Appeal = {
    id: 'a', member: { id: 'm', name: '甲' }, org: { id: 1, name: '支部' }, entry, factOn: '2026-11-22', text: '应为主讲', raisedAt: '2026-11-23T01:00:00Z', state: 'waiting', canDecide: false,
    decidedBy: null, decidedAt: null, decision: '', results: [],
  }
  const answered = { ...waiting, decidedBy: '书记', decidedAt: '2026-11-24T01:00:00Z', decision: '属实' }

  test('what it is about, and the word beside it', () => {
    expect([subjectOf(waiting), subjectOf({ entry: null })]).toEqual(['11月主题党日', '漏记的积分'])
    expect([appealTag(waiting).text, appealTag({ state: 'upheld' }).text, appealTag({ state: 'refused' }).text]).toEqual(['待答复', '成立', '不成立'])
  })
  test('waiting: the first is done', () => expect(stepsOf(waiting).map(({ done }) => done)).toEqual([true, false, false]))
  test('upheld: who, why, and what it comes to', () => {
    const steps = stepsOf({ ...answered, state: 'upheld', results: [{ ...entry, id: '2', delta: -5, reversalOf: '1' }, { ...entry, id: '3', delta: 5.3 }] })
    expect(steps.map(({ done }) => done)).toEqual([true, true, true])
    expect(steps[1]).toMatchObject({ title: '书记答复：成立', note: '属实' })
    expect(steps[2]?.note).toContain('+0.3 分')
  })
  test('refused: nothing changes', () => expect(stepsOf({ ...answered, state: 'refused' })[2]?.note).toBe('积分不变'))
})
