import { answeredText, answerText, factsOf, standingTag, type CalledPerson } from './words'

const person: CalledPerson = {
  member: { id: 'm', name: '李敏' }, org: { id: 1, name: '心内科党支部' }, teams: ['应急队'], captain: false, standing: 'silent', seenAt: null, answer: null, earlier: 0,
  arrivedAt: null, arrivedBy: null, phoneMasked: null,
}
const answer = { kind: 'coming' as const, minutes: 20 as const, reason: null, note: '', at: '2026-11-22T06:10:30Z', saidAt: null }

test('an answer in words', () => {
  expect(answerText(answer)).toBe('20 分钟内到')
  expect(answerText({ kind: 'cannot', minutes: null, reason: 'surgery' })).toBe('来不了：正在手术')
})

test('what was kept and sent later says both moments', () => {
  expect(answeredText(answer)).toBe('14:10:30 收到')
  expect(answeredText({ ...answer, saidAt: '2026-11-22T06:02:00Z' })).toBe('14:02:00 点的，14:10:30 收到')
})

test('only what is known is told', () => {
  expect(factsOf(person)).toEqual(['心内科党支部'])
  expect(factsOf({ ...person, seenAt: '2026-11-22T06:00:00Z' })).toEqual(['心内科党支部', '14:00:00 看过'])
  const there = { ...person, answer, earlier: 1, arrivedAt: '2026-11-22T06:30:00Z', arrivedBy: '王书记', seenAt: '2026-11-22T06:00:00Z' }
  expect(factsOf(there)).toEqual(['心内科党支部', '20 分钟内到（14:10:30 收到）', '之前回应过 1 次', '14:30:00 到场（王书记登记）'])
})

test('who has to be telephoned is red', () => expect([standingTag('silent').tone, standingTag('seen').tone, standingTag('coming').tone]).toEqual(['red', 'red', 'gold']))
