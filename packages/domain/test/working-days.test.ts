import { addWorkingDays, holidaysKnown, isWorkingDay, noticePeriod, workingDaysWithin } from '@ejia/domain/working-days'

describe('working days', () => {
  test.each([
    ['2026-11-20', true, 'Friday'],
    ['2026-11-21', false, 'Saturday'],
    ['2026-11-22', false, 'Sunday'],
    ['2026-01-01', false, '元旦, a Thursday'],
    ['2026-01-04', true, 'a Sunday that is worked for 元旦'],
    ['2026-02-14', true, 'a Saturday that is worked for 春节'],
    ['2026-02-16', false, '除夕, a Monday'],
    ['2026-02-23', false, 'last day of 春节'],
    ['2026-02-24', true, 'the day after'],
    ['2026-02-28', true, 'a Saturday that is worked'],
    ['2026-04-06', false, '清明'],
    ['2026-05-05', false, '劳动节'],
    ['2026-05-09', true, 'a Saturday that is worked'],
    ['2026-06-19', false, '端午'],
    ['2026-09-20', true, 'a Sunday that is worked'],
    ['2026-09-25', false, '中秋'],
    ['2026-10-07', false, '国庆'],
    ['2026-10-10', true, 'a Saturday that is worked'],
    ['2027-01-01', true, 'a year whose holidays are not known counts weekends only'],
  ])('%s: %s (%s)', (day, works) => {
    expect(isWorkingDay(day)).toBe(works)
  })

  test('which years are known', () => {
    expect([holidaysKnown('2026-12-31'), holidaysKnown('2027-01-01'), holidaysKnown('2025-12-31')]).toEqual([true, false, false])
  })

  test.each([
    ['2026-11-20', 5, '2026-11-27', 'Friday to Friday'],
    ['2026-11-21', 5, '2026-11-27', 'published on a Saturday'],
    ['2026-11-23', 1, '2026-11-24', 'one day'],
    ['2026-09-29', 5, '2026-10-12', 'over 国庆: 30, 8, 9, 10 (worked), 12'],
    ['2026-02-13', 5, '2026-02-27', 'over 春节: 14 (worked), 24, 25, 26, 27'],
  ])('from %s, %i working days end on %s (%s)', (day, count, end) => {
    expect(addWorkingDays(day, count)).toBe(end)
    expect(workingDaysWithin(day, end) - (isWorkingDay(day) ? 1 : 0)).toBe(count)
  })
})

describe('a public notice counts down', () => {
  // Monday 23 November 2026, 10:00 in Shanghai
  const shownAt = new Date('2026-11-23T02:00:00Z')
  test.each([
    ['2026-11-23T02:00:00Z', 5, false, 'the day it is shown is not counted'],
    ['2026-11-23T15:59:59Z', 5, false, 'nor its last second'],
    ['2026-11-23T16:00:00Z', 5, false, 'Tuesday is the first'],
    ['2026-11-27T02:00:00Z', 2, false, 'Friday'],
    ['2026-11-28T02:00:00Z', 1, false, 'Saturday does not count'],
    ['2026-11-30T15:59:59Z', 1, false, 'the last second of the last day'],
    ['2026-11-30T16:00:00Z', 0, true, 'over'],
  ])('at %s: %i left, over %s (%s)', (now, remaining, over) => {
    expect(noticePeriod(shownAt, 5, new Date(now))).toEqual({ workingDays: 5, startsOn: '2026-11-23', endsOn: '2026-11-30', remaining, over, holidaysKnown: true })
  })

  test('says when holidays of its days are not known', () => {
    expect(noticePeriod(new Date('2026-12-29T02:00:00Z'), 5, shownAt)).toMatchObject({ endsOn: '2027-01-05', holidaysKnown: false })
  })
})
