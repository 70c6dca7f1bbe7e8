import { chunksOf, rangeAt, spacesAround } from './window-range'

const screen = 700
const tall = (chunks: number, height = 1_000) => Array.from({ length: chunks }, () => height)

test('at its top, what is on the screen and a little below it', () => {
  expect(rangeAt(100, screen, tall(150), 150)).toEqual({ from: 0, to: 1 })
})

test('in the middle, what surrounds the screen, and space for everything else', () => {
  const range = rangeAt(-70_500, screen, tall(150), 150)
  expect(range).toEqual({ from: 69, to: 72 })
  const { above, below } = spacesAround(range, tall(150), 150)
  expect(above).toBe(69_000)
  expect(above + below + 4_000).toBe(150_000)
})

test('at its end, the last ones', () => {
  expect(rangeAt(-149_500, screen, tall(150), 150)).toEqual({ from: 148, to: 149 })
  // Scrolled past it: something stays, so that there is something to measure.
  expect(rangeAt(-500_000, screen, tall(150), 150)).toEqual({ from: 149, to: 149 })
})

test('chunks nobody saw are taken to be like those that were', () => {
  expect(spacesAround({ from: 0, to: 0 }, [600, undefined, 800], 5)).toEqual({ above: 0, below: 700 + 800 + 700 + 700 })
})

test('a long list never puts more than a few chunks on the page', () => {
  const chunks = chunksOf(3_000)
  expect(chunks).toBe(250)
  for (let top = 0; top > -250_000; top -= 333) {
    const { from, to } = rangeAt(top, screen, tall(chunks), chunks)
    expect(to - from).toBeLessThan(5)
    expect(from * 1_000).toBeLessThanOrEqual(-top)
    expect(Math.min(250_000, (to + 1) * 1_000)).toBeGreaterThanOrEqual(Math.min(250_000, -top + screen))
  }
})
