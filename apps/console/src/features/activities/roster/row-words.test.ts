import type { RosterRow } from '../activity'
import { actionsOn, standingOf } from './row-words'

const row = (over: object = {}): RosterRow => ({
  member: { id: 'm', name: '梁一' }, org: { id: 1, name: '支部' }, status: 'full', service: 'in_service', away: false, expected: true, guest: false, leave: null, attendance: null, ...over,
})
const came = (state: string) => ({ attendance: { state, way: 'self_scan', capture: 'camera', at: '', by: null, reason: '', hint: null } })
const asks = { leave: { reason: 'sick', note: '', state: 'pending' } }
const within = { state: 'open', window: 'within', decides: true } as const

describe('what may be done about a person on the list', () => {
  test.each([
    ['nobody has come yet, before the check-in opens', row(), { ...within, window: 'before' }, []],
    ['during it', row(), within, ['staff_scan', 'manual', 'written']],
    ['after it', row(), { ...within, window: 'after' }, ['manual', 'written']],
    ['asks to be excused', row(asks), { ...within, window: 'before' }, ['grant', 'refuse']],
    ['waits to be verified', row(came('pending')), within, ['accept', 'void']],
    ['the same for somebody who does not decide', row(came('pending')), { ...within, decides: false }, []],
    ['here, list confirmed', row(came('present')), { ...within, state: 'confirmed' }, ['void']],
    ['struck', row(came('void')), within, ['restore']],
    ['absent, list confirmed', row(), { ...within, state: 'confirmed' }, []],
    ['called off', row(came('present')), { ...within, state: 'cancelled' }, []],
  ] as const)('%s', (_, who, setting, actions) => expect(actionsOn(who, setting)).toEqual(actions))

  test('one word for how somebody stands; coming counts more than a leave', () => {
    const words = [row(), row({ expected: false }), row({ expected: false, guest: true }), row(asks), row({ leave: { ...asks.leave, state: 'granted' } }), row({ ...came('present'), ...asks })]
    expect(words.map((who) => standingOf(who).text)).toEqual(['未到', '不计应到', '列席未到', '请假待批', '请假', '实到'])
  })
})
