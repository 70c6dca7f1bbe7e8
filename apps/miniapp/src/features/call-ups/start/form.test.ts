import { createRequests, emptyForm, problemsOf } from './form'

const form = { ...emptyForm, teamIds: ['t1'], title: ' 血库告急 ', what: '用血', place: '大厅' }
const now = Date.parse('2026-11-22T06:00:00Z')

test('says what is missing', () => {
  expect(Object.keys(problemsOf(emptyForm))).toEqual(['teamIds', 'title', 'what', 'place'])
  expect(problemsOf(form)).toEqual({})
})

test('pressed again after a lost reply it is the very same request; another form is another one', () => {
  const requestOf = createRequests()
  const first = requestOf(form, now)
  expect(first).toMatchObject({ title: '血库告急', gatherBy: '2026-11-22T06:30:00.000Z' })
  expect(requestOf(form, now + 20_000)).toEqual(first)
  expect(requestOf({ ...form, place: '急诊' }, now + 20_000).gatherBy).toBe('2026-11-22T06:30:20.000Z')
})

test('a moment that has passed is chosen anew', () => {
  const requestOf = createRequests()
  requestOf(form, now)
  expect(requestOf(form, now + 31 * 60_000).gatherBy).toBe('2026-11-22T07:01:00.000Z')
})
