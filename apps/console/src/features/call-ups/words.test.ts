import { answeredText, answerText, type CalledPerson } from './words'

const person: CalledPerson = {
  member: { id: 'm', name: '李敏' }, org: { id: 1, name: '心内科党支部' }, teams: [], captain: false, standing: 'silent', seenAt: null, answer: null, earlier: 0, arrivedAt: null, arrivedBy: null,
  phoneMasked: null,
}
const answer = { kind: 'coming' as const, minutes: 20 as const, reason: null, note: '', at: '2026-11-22T06:10:30Z', saidAt: null }

test('no answer is nothing but a look', () => {
  expect([answerText(person), answeredText(person)]).toEqual(['', ''])
  expect(answeredText({ ...person, seenAt: '2026-11-22T06:00:00Z' })).toBe('14:00:00 看过')
})

test('an answer with its moment, and that of the tap when it waited on the phone', () => {
  expect([answerText({ ...person, answer }), answeredText({ ...person, answer })]).toEqual(['20 分钟内到', '14:10:30'])
  expect(answeredText({ ...person, answer: { ...answer, saidAt: '2026-11-22T06:02:00Z' }, earlier: 2 })).toBe('14:02:00 点的，14:10:30 收到（改过 2 次）')
  expect(answerText({ ...person, answer: { ...answer, kind: 'cannot', minutes: null, reason: 'surgery', note: '二号间' } })).toBe('正在手术：二号间')
})
