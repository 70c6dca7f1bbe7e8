import { attendanceStateOf, awardsAtOnce, clampToWindow, timesProblems, windowAt, withDefaultTimes, type ActivityTimes } from '../src/activities'
import { dayOf, partyYearOf } from '../src/calendar'

const at = (text: string): Date => new Date(`2026-11-20T${text}+08:00`)
const times = (over: Partial<ActivityTimes> = {}): ActivityTimes => ({
  ...withDefaultTimes({ startsAt: at('15:00:00'), endsAt: at('17:00:00') }, 'roster'),
  ...over,
})

describe('times of an activity', () => {
  test('by default the check-in opens half an hour before and ends with the activity', () => {
    expect(times()).toMatchObject({ checkInOpensAt: at('14:30:00'), checkInClosesAt: at('17:00:00'), signUpClosesAt: null })
    expect(withDefaultTimes({ startsAt: at('15:00:00'), endsAt: at('17:00:00') }, 'sign_up').signUpClosesAt).toEqual(at('15:00:00'))
    expect(timesProblems(times())).toEqual([])
  })

  test.each<[string, Partial<ActivityTimes>, string]>([
    ['ends as it starts', { endsAt: at('15:00:00') }, 'endsAt'],
    ['a check-in that closes as it opens', { checkInOpensAt: at('15:00:00'), checkInClosesAt: at('15:00:00') }, 'checkInClosesAt'],
    ['a check-in that opens days before', { checkInOpensAt: new Date('2026-11-18T00:00:00Z') }, 'checkInOpensAt'],
    ['a check-in that closes days after', { checkInClosesAt: new Date('2026-11-23T00:00:00Z') }, 'checkInClosesAt'],
    ['a sign-up that closes after the start', { signUpClosesAt: at('15:00:01') }, 'signUpClosesAt'],
    ['a year nobody means', { startsAt: new Date('1026-11-20T07:00:00Z') }, 'startsAt'],
  ])('%s is refused', (_what, over, field) => expect(timesProblems(times(over)).map((problem) => problem.field)).toContain(field))
})

describe('the window', () => {
  test('its first and last instants belong to it', () => {
    const { checkInOpensAt, checkInClosesAt } = times()
    const shifted = (date: Date, ms: number) => new Date(date.getTime() + ms)
    expect(windowAt(times(), shifted(checkInOpensAt, -1))).toBe('before')
    expect(windowAt(times(), checkInOpensAt)).toBe('within')
    expect(windowAt(times(), checkInClosesAt)).toBe('within')
    expect(windowAt(times(), shifted(checkInClosesAt, 1))).toBe('after')
  })

  test('an instant is moved into it by no more than it must', () => {
    for (let minute = -200; minute < 400; minute += 7) {
      const moment = new Date(at('15:00:00').getTime() + minute * 60_000)
      const moved = clampToWindow(times(), moment)
      expect(windowAt(times(), moved)).toBe('within')
      if (windowAt(times(), moment) === 'within') expect(moved).toEqual(moment)
    }
  })
})

test('the last minute of a year counts for that year, by the calendar of Shanghai', () => {
  expect([dayOf('2026-12-31T15:59:59.999Z'), partyYearOf('2026-12-31T15:59:59.999Z')]).toEqual(['2026-12-31', 2026])
  expect([dayOf('2026-12-31T16:00:00.000Z'), partyYearOf('2026-12-31T16:00:00.000Z')]).toEqual(['2027-01-01', 2027])
})

test('only a self-scan off the board, online, gives points at once', () => {
  expect(awardsAtOnce({ way: 'self_scan', capture: 'camera', offline: false })).toBe(true)
  expect(awardsAtOnce({ way: 'self_scan', capture: 'typed', offline: false })).toBe(true)
  expect(awardsAtOnce({ way: 'self_scan', capture: 'picture', offline: false })).toBe(false)
  expect(awardsAtOnce({ way: 'self_scan', capture: 'camera', offline: true })).toBe(false)
  expect(awardsAtOnce({ way: 'staff_scan', capture: null, offline: false })).toBe(false)
  expect(awardsAtOnce({ way: 'manual', capture: null, offline: false })).toBe(false)
})

test('the last event says how an attendance stands; a restored pending one is pending again', () => {
  expect(attendanceStateOf({ kind: 'recorded', pending: false })).toBe('present')
  expect(attendanceStateOf({ kind: 'recorded', pending: true })).toBe('pending')
  expect(attendanceStateOf({ kind: 'accepted', pending: false })).toBe('present')
  expect(attendanceStateOf({ kind: 'voided', pending: true })).toBe('void')
  expect(attendanceStateOf({ kind: 'restored', pending: true })).toBe('pending')
})
