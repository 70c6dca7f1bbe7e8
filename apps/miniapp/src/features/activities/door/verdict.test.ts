import { ApiError, type ApiErrorCode } from '../../../shared/api'
import type { CardEntry } from '../../../shared/activities'
import { notACard, ofEntry, ofError, ofKept } from './verdict'

const card = `https://ejia.example/card/${'A'.repeat(22)}`
const entry = (more: Partial<CardEntry> = {}): CardEntry => ({
  member: { id: 'm', name: '张桂兰' },
  org: { id: 1, name: '离退休第一党支部' },
  status: 'full', service: 'retired', away: false, expected: true, guest: false, leave: null, already: false,
  attendance: { state: 'present', way: 'staff_scan', capture: null, at: '2026-11-22T06:03:27Z', by: '王强', reason: '', hint: null },
  ...more,
})
const refusal = (code: ApiErrorCode) => new ApiError(code, 422, '服务器的话')

test.each([
  ['a work card', card, null],
  ['one with blanks around it, as scanners on a cable send', ` ${card}\n`, null],
  ['the code of the board', `https://ejia.example/ci/${'a'.repeat(32)}.abc.${'x'.repeat(22)}`, '这不是党员码'],
  ['anything else', 'https://example.com/', '这不是党员码'],
  ['a number that is too short', 'https://ejia.example/card/abc', '这不是党员码'],
])('%s is told apart without a network', (_name, text, title) => expect(notACard(text)?.title ?? null).toBe(title))

test('who is entered, was there, came as a guest, or was struck', () => {
  expect(ofEntry(entry())).toMatchObject({ tone: 'ok', title: '张桂兰', goesOn: true })
  expect(ofEntry(entry({ already: true }))).toMatchObject({ tone: 'known', goesOn: true })
  expect(ofEntry(entry({ guest: true })).note).toContain('列席')
  expect(ofEntry(entry({ already: true, attendance: { ...entry().attendance!, state: 'void' } }))).toMatchObject({ tone: 'bad', goesOn: false })
})

test('a refusal stops the camera and says which it is', () => {
  expect(ofError(refusal('cards.not_on_roster'))).toMatchObject({ tone: 'ask', title: '不在名单里', goesOn: false })
  expect(ofError(refusal('cards.unknown'))).toMatchObject({ tone: 'bad', title: '不认识这张码' })
  expect(ofError(refusal('cards.ended'))).toMatchObject({ tone: 'bad', title: '这张码已作废' })
  expect(ofError(refusal('thing.forbidden'))).toMatchObject({ tone: 'bad', title: '没有登记', note: '服务器的话' })
})

test('without a network it says how many wait', () => expect(ofKept(3).note).toContain('3 次扫码'))
