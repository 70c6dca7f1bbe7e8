import { answerByAfterFollowUp, dueOf, lapses, mayFollowUp, mayRate, mayReply, receiptText, staffSteps, stepAllowed, termsOf, type RequestStanding, type RequestState } from '../src/requests'

const standing = (over: Partial<RequestStanding> = {}): RequestStanding => ({ state: 'raised', forwards: 0, asked: false, followedUp: false, round: 1, answeredAt: null, ...over })
const now = new Date('2026-11-22T06:00:00Z')
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000)

test.each<[RequestState, string[]]>([
  ['raised', ['accept', 'forward', 'recuse']],
  ['verified', ['assign', 'ask', 'answer', 'forward', 'recuse']],
  ['claimed', ['assign', 'ask', 'answer', 'forward', 'recuse']],
  ['done', []],
  ['closed', []],
])('what may be done when it is %s', (state, steps) => {
  expect(staffSteps.filter((step) => stepAllowed(step, standing({ state, answeredAt: now }), now))).toEqual(steps)
})

test('forwarded once; asked for more while nothing is asked; closed from the tenth day', () => {
  expect(stepAllowed('forward', standing({ forwards: 1 }), now)).toBe(false)
  expect(stepAllowed('ask', standing({ state: 'verified', asked: true }), now)).toBe(false)
  expect(stepAllowed('close', standing({ state: 'done', answeredAt: daysAgo(9.9) }), now)).toBe(false)
  expect(stepAllowed('close', standing({ state: 'done', answeredAt: daysAgo(10) }), now)).toBe(true)
})

test('what the submitter may do', () => {
  expect([mayFollowUp(standing()), mayFollowUp(standing({ followedUp: true })), mayFollowUp(standing({ state: 'closed' }))]).toEqual([true, false, false])
  expect([mayReply(standing({ asked: true })), mayReply(standing()), mayReply(standing({ asked: true, state: 'done' }))]).toEqual([true, false, false])
  expect([mayRate(standing({ state: 'done' })), mayRate(standing({ state: 'claimed' }))]).toEqual([true, false])
  expect([lapses({ state: 'done', answeredAt: daysAgo(29) }, now), lapses({ state: 'done', answeredAt: daysAgo(30) }, now)]).toEqual([false, true])
})

test.each([
  // a plain week; over the days of October, and the Saturday worked after them; into a year nobody has announced
  ['2026-11-23T02:00:00Z', '2026-11-25', '2026-12-14', true],
  ['2026-09-29T02:00:00Z', '2026-10-08', '2026-10-26', true],
  ['2026-12-28T02:00:00Z', '2026-12-30', '2027-01-18', false],
  // one minute to midnight in Shanghai, and midnight
  ['2026-11-23T15:59:00Z', '2026-11-25', '2026-12-14', true],
  ['2026-11-23T16:00:00Z', '2026-11-26', '2026-12-15', true],
])('handed in at %s: accepted by %s, answered by %s', (at, acceptBy, answerBy, known) => {
  expect(termsOf('complaint', new Date(at))).toEqual({ acceptBy, answerBy, holidaysKnown: known })
})

test.each([
  ['raised', null, '2026-11-24', 'on_time'],
  ['raised', null, '2026-11-25', 'overdue'],
  // passed on after it was accepted: the day of the answer counts
  ['raised', now, '2026-11-25', 'on_time'],
  ['claimed', now, '2026-12-07', 'on_time'],
  ['claimed', now, '2026-12-08', 'soon'],
  ['claimed', now, '2026-12-11', 'soon'],
  ['claimed', now, '2026-12-12', 'overdue'],
  ['done', now, '2027-01-01', 'on_time'],
] as const)('%s, accepted %s, on %s: %s', (state, acceptedAt, today, due) => {
  expect(dueOf({ state, acceptBy: '2026-11-24', answerBy: '2026-12-11', acceptedAt }, today)).toBe(due)
})

test('asked again after the answer: five working days, and never earlier than it was', () => {
  expect(answerByAfterFollowUp('complaint', '2026-11-20', now)).toBe('2026-11-27')
  expect(answerByAfterFollowUp('complaint', '2026-12-11', now)).toBe('2026-12-11')
})

test('a number as it is shown', () => expect(receiptText('ACDEFGHJKMNP')).toBe('ACDE-FGHJ-KMNP'))
