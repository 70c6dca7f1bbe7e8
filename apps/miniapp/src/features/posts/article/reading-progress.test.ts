import { progressOf, receiptStep } from './reading-progress'

describe('how much of a text was seen', () => {
  test.each([
    ['nothing yet', { top: 900, height: 1000 }, 0],
    ['half', { top: 252, height: 1000 }, 0.5],
    ['the last line above the footer', { top: -248, height: 1000 }, 1],
    ['scrolled past', { top: -2000, height: 1000 }, 1],
    ['a short text at once', { top: 150, height: 300 }, 1],
    ['not laid out yet', { top: 0, height: 0 }, 0],
  ])('%s', (_, box, seen) => expect(progressOf(box, 800)).toBeCloseTo(seen))
})

describe('what the foot of an article offers', () => {
  const expected = { receiptAt: null, receiptExpected: true }

  test('nothing when no signature is asked for', () => {
    expect(receiptStep({ receiptRequired: false, signedIn: false, mine: null }, true)).toEqual({ step: 'none' })
    expect(receiptStep({ receiptRequired: false, signedIn: true, mine: { receiptAt: null, receiptExpected: false } }, true)).toEqual({ step: 'none' })
  })
  test('signing in, to a visitor', () => expect(receiptStep({ receiptRequired: true, signedIn: false, mine: null }, true)).toEqual({ step: 'sign-in' }))
  test('nothing yet, before the reader’s marks are known', () => expect(receiptStep({ receiptRequired: true, signedIn: true, mine: null }, true)).toEqual({ step: 'none' }))
  test('signing only after the end', () => {
    expect(receiptStep({ receiptRequired: true, signedIn: true, mine: expected }, false)).toEqual({ step: 'sign', ready: false })
    expect(receiptStep({ receiptRequired: true, signedIn: true, mine: expected }, true)).toEqual({ step: 'sign', ready: true })
  })
  test('nothing to somebody who is not asked', () =>
    expect(receiptStep({ receiptRequired: true, signedIn: true, mine: { receiptAt: null, receiptExpected: false } }, true)).toEqual({ step: 'none' }))
  test('when it was signed, also after it is no longer asked for', () => {
    const at = '2026-11-22T06:03:00.000Z'
    expect(receiptStep({ receiptRequired: false, signedIn: true, mine: { receiptAt: at, receiptExpected: false } }, false)).toEqual({ step: 'signed', at })
  })
})
