import { readFileSync } from 'node:fs'
import path from 'node:path'

const tokens = readFileSync(path.resolve(__dirname, '../../src/shared/ui/styles/_tokens.scss'), 'utf8')

function colour(name: string): string {
  const value = new RegExp(`--${name}: (#[0-9a-f]{3,6});`).exec(tokens)?.[1]
  if (!value) throw new Error(`no token --${name}`)
  return value.length === 4 ? value.replace(/[0-9a-f]/g, (digit) => digit + digit) : value
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** Every pair of text and ground in use; axe leaves out what is disabled. */
const pairs: [text: string, ground: string, where: string][] = [
  ...['ink', 'ink2', 'ink3', 'red'].flatMap((text) => ['card', 'paper'].map((ground): [string, string, string] => [text, ground, 'text, notes, placeholders'])),
  ['ink3', 'neutral-soft', 'a disabled button'],
  ['ink2', 'neutral-soft', 'tags, the part of a switch that is not chosen'],
  ['red', 'red-soft', 'tags'],
  ['gold', 'gold-soft', 'tags, notices'],
  ['ok', 'ok-soft', 'tags'],
  ['gold', 'card', 'words of state'],
  ['ok', 'card', 'words of state'],
  ['ink', 'gold-soft', 'the paragraph read aloud'],
  ['ink2', 'gold-soft', 'a quotation read aloud'],
  ['card', 'red', 'the main button'],
  ['card', 'red-deep', 'the header'],
]

test.each(pairs)('%s on %s (%s) has a contrast of at least 4.5', (text, ground) => {
  expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5)
})
