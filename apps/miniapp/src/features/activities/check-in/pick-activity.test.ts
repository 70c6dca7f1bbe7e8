import type { ActivitySummary } from '../../../shared/activities'
import { nextToOpen, openNow } from './pick-activity'

const now = Date.UTC(2026, 10, 22, 6, 0)
const iso = (minutes: number) => new Date(now + minutes * 60_000).toISOString()
const activity = (id: string, opens: number, closes: number, more: Partial<ActivitySummary> = {}): ActivitySummary => ({
  id,
  kind: 'theme_day',
  title: id,
  place: '',
  org: { id: 1, name: '心内科党支部' },
  state: 'open',
  startsAt: iso(opens + 30),
  endsAt: iso(closes),
  checkInOpensAt: iso(opens),
  checkInClosesAt: iso(closes),
  signUpMode: 'roster',
  mine: { signedUp: false, leave: null, attendance: null },
  ...more,
})
const ids = (activities: readonly ActivitySummary[]) => activities.map(({ id }) => id)
const attended = { mine: { signedUp: false, leave: null, attendance: 'present' as const } }

test('only activities whose check-in is open now, give or take a phone’s clock', () => {
  const all = [activity('over', -120, -10), activity('now', -30, 60), activity('in-four-minutes', 4, 90), activity('later', 30, 90)]
  expect(ids(openNow(all, now))).toEqual(['now', 'in-four-minutes'])
})

test('what is called off or confirmed is not offered', () => {
  expect(openNow([activity('off', -30, 60, { state: 'cancelled' }), activity('done', -30, 60, { state: 'confirmed' })], now)).toEqual([])
})

test('where I am checked in already is offered only when nothing else is open', () => {
  const done = activity('done', -30, 60, attended)
  expect(ids(openNow([done, activity('other', -10, 60)], now))).toEqual(['other'])
  expect(ids(openNow([done], now))).toEqual(['done'])
})

test('somebody who came early is told the nearest opening', () => {
  const all = [activity('evening', 300, 400), activity('soon', 20, 90), activity('off', 10, 60, { state: 'cancelled' })]
  expect(nextToOpen(all, now)?.id).toBe('soon')
  expect(nextToOpen([activity('now', -30, 60)], now)).toBeUndefined()
})
