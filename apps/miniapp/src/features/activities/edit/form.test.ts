import { changed, contentOf, newForm, problemsOf } from './form'

/** A Sunday, 10:00 in Shanghai. */
const now = Date.UTC(2026, 10, 22, 2, 0)
const fresh = () => newForm(7, now)

test('a new plan is the next theme day, 14:00 to 15:30', () => {
  expect(contentOf(fresh())).toMatchObject({
    kind: 'theme_day',
    title: '11月主题党日',
    startsAt: '2026-11-27T06:00:00.000Z',
    endsAt: '2026-11-27T07:30:00.000Z',
    checkInOpensAt: '2026-11-27T05:30:00.000Z',
    checkInClosesAt: '2026-11-27T07:30:00.000Z',
    quota: null,
    signUpClosesAt: null,
    makeUpMinutes: null,
  })
  expect(problemsOf(fresh())).toEqual({})
})

test.each([
  ['a Friday morning', Date.UTC(2026, 10, 27, 2, 0), '2026-12-04'],
  ['a Thursday evening', Date.UTC(2026, 10, 26, 12, 0), '2026-11-27'],
])('on %s the next theme day is never today', (_name, at, day) => expect(newForm(7, at).startDay).toBe(day))

test('moving the day moves the end and the suggested title', () => {
  const moved = changed(fresh(), { startDay: '2026-12-04' })
  expect([moved.endDay, moved.title]).toEqual(['2026-12-04', '12月主题党日'])
})

test('a title somebody wrote stays', () => {
  const titled = changed(fresh(), { title: '急救知识进社区' })
  expect(changed(titled, { kind: 'lecture', startDay: '2026-12-04' }).title).toBe('急救知识进社区')
})

test('what the server would refuse is said beside the field', () => {
  expect(problemsOf(changed(fresh(), { endTime: '13:00' }))).toHaveProperty('endsAt')
  expect(problemsOf(changed(fresh(), { title: '  ' }))).toHaveProperty('title')
  const signUp = changed(fresh(), { signUpMode: 'sign_up' })
  expect(problemsOf(signUp)).toEqual({})
  expect(problemsOf(changed(signUp, { quota: '0' }))).toHaveProperty('quota')
  expect(problemsOf(changed(signUp, { closesDay: '2026-12-01' }))).toHaveProperty('signUpClosesAt')
})

test('a cleared date field leaves the day as it was', () => {
  expect(changed(fresh(), { startDay: '', place: '' }).startDay).toBe('2026-11-27')
})
