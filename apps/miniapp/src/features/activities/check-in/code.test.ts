import { captureOfTyped, incomingText, readCode } from './code'

const activityId = '0192f0c1-2b3c-7d4e-8f50-617283940a1b'
const tail = `0192f0c12b3c7d4e8f50617283940a1b.2wq1xk.${'A1_-'.repeat(5)}zz`
const link = `https://ejia.example/ci/${tail}`

test.each([
  ['the link of the QR', link, { text: link, activityId }],
  ['a link with blanks around it', ` ${link}\n`, { text: link, activityId }],
  ['eight characters as typed', 'ACD3EF4G', { text: 'ACD3EF4G', activityId: null }],
  ['eight characters, blanks, dashes and case forgiven', 'acd3 ef-47', { text: 'ACD3EF47', activityId: null }],
  ['a foreign link', 'https://elsewhere.example/ci/1', null],
  ['a payment code', 'wxp://f2f0abcdef', null],
  ['seven characters', 'ACD3EF4', null],
  ['letters that look alike are on no board', 'ACD0EF47', null],
  ['nothing', '', null],
])('%s', (_name, text, code) => {
  expect(readCode(text)).toEqual(code)
})

test('the page may be opened by a redirect, which hands over the tail, or by WeChat, which hands over the link', () => {
  expect(readCode(incomingText({ code: tail }) ?? '')).toEqual({ text: `/ci/${tail}`, activityId })
  expect(readCode(incomingText({ q: link }) ?? '')).toEqual({ text: link, activityId })
  expect(incomingText({})).toBeNull()
})

test('eight characters were read off the board, a pasted link came from a picture', () => {
  expect(captureOfTyped({ text: 'ACD3EF47', activityId: null })).toBe('typed')
  expect(captureOfTyped({ text: link, activityId })).toBe('picture')
})
