import { findChromium } from '../scripts/lib/chromium.mjs'

const installed =
  (...files: string[]) =>
  (file: string) =>
    files.includes(file)

test('the browser that was named goes first, when it is there', () => {
  expect(findChromium('/opt/chrome', installed('/opt/chrome', '/usr/bin/chromium'))).toBe('/opt/chrome')
  expect(findChromium('/opt/chrome', installed('/usr/bin/chromium'))).toBe('/usr/bin/chromium')
})

test('none is none', () => {
  expect(findChromium(undefined, installed())).toBeUndefined()
})
