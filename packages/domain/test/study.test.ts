import { countedSeconds, earliestSecond, minDwellSeconds, yearlyStudyMinutes } from '../src/study'

test.each([[0, 10], [100, 10], [101, 11], [6000, 600], [60_000, 600]])('%d characters take at least %d seconds', (characters, seconds) =>
  expect(minDwellSeconds(characters)).toBe(seconds))

test('32 hours for members, 56 for those who hold an office', () => {
  expect([yearlyStudyMinutes(false), yearlyStudyMinutes(true)]).toEqual([1920, 3360])
})

describe('reading time that counts', () => {
  test.each([
    ['a short pause in full', 119, 3, 119],
    ['a long one up to two minutes', 3600, 3, 120],
    ['before the last anchor up to the whole dwell', 3600, 9, 600],
    ['a clock that went back', -5, 3, 0],
  ])('%s', (_what, seconds, anchor, counted) => expect(countedSeconds(seconds, anchor, 10, 600)).toBe(counted))

  test.each([[1, 10], [1, 3600], [2, 3600], [10, 3600], [40, 600], [40, 3600]])(
    'whoever waits long enough at each of %d anchors gets through %d seconds in one sitting',
    (total, dwell) => {
      let read = 0
      for (let anchor = 0; anchor < total; anchor++) {
        // hurries as far as the pace allows, then waits
        const wait = Math.max(0, earliestSecond(anchor, total, dwell) - read)
        read += countedSeconds(wait, anchor, total, dwell)
        expect(read).toBeGreaterThanOrEqual(earliestSecond(anchor, total, dwell))
      }
    },
  )
})
