import { actionsOn, factsOf, standingOf, type RosterRow } from './row-actions'

const person = (more: Partial<RosterRow> = {}): RosterRow => ({
  member: { id: 'm', name: '李敏' },
  org: { id: 1, name: '心内科党支部' },
  status: 'full',
  service: 'in_service',
  away: false,
  expected: true, guest: false,
  leave: null,
  attendance: null,
  ...more,
})
const attended = (state: 'present' | 'pending' | 'void'): RosterRow['attendance'] => ({
  state, way: 'self_scan', capture: 'camera', at: '2026-11-22T06:03:27Z', by: null, reason: '', hint: null,
})
const asked = { reason: 'surgery', note: '', state: 'pending' } as const
const now = { state: 'open', window: 'within', decides: true } as const

test.each([
  ['who has not come is entered', person(), now, ['staff_scan', 'manual', 'written']],
  ['after the window nobody is scanned any more', person(), { ...now, window: 'after' }, ['manual', 'written']],
  ['before it nobody can have come', person(), { ...now, window: 'before' }, []],
  ['a confirmed list takes no new entries', person(), { ...now, state: 'confirmed' }, []],
  ['what waits is accepted or struck', person({ attendance: attended('pending') }), now, ['accept', 'void']],
  ['what stands can be struck, also later', person({ attendance: attended('present') }), { ...now, state: 'confirmed' }, ['void']],
  ['what was struck can be restored', person({ attendance: attended('void') }), now, ['restore']],
  ['a 委员 enters but does not decide', person({ attendance: attended('pending') }), { ...now, decides: false }, []],
  ['a leave is decided while the list is open', person({ leave: asked }), { ...now, window: 'before' }, ['grant', 'refuse']],
  ['nothing is done to what was called off', person({ leave: asked }), { ...now, state: 'cancelled' }, []],
] as const)('%s', (_name, row, setting, actions) => expect(actionsOn(row, setting)).toEqual(actions))

test('the way is the word, and a hint is one quiet fact among others', () => {
  const row = person({ attendance: { ...attended('present')!, way: 'manual', by: '王强', reason: '手机没电', hint: '同一台手机为 3 人签到' } })
  expect(standingOf(row)).toEqual({ text: '补签', tone: 'ok' })
  expect(factsOf(row)).toEqual(expect.arrayContaining(['经办 王强', '手机没电', '同一台手机为 3 人签到']))
})
test('nobody is missing who was not expected', () => {
  expect(standingOf(person({ expected: false })).text).toBe('不计应到')
  expect(standingOf(person({ expected: true })).text).toBe('未到')
})
