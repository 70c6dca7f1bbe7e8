import fs from 'node:fs'
import { createRequire } from 'node:module'
import assert from 'node:assert/strict'

const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds against WCAG 2.2 A and AA on the page as it stands. */
export async function findingsOf(page) {
  // Not through a script element: the page's policy runs none but our own.
  await page.evaluate(source)
  const { violations } = await page.evaluate((tags) => globalThis.axe.run(globalThis.document, { runOnly: tags }), rules)
  const sizes = violations.find(({ id }) => id === 'target-size')
  if (sizes) sizes.nodes = await stillTooSmall(page, sizes.nodes)
  return violations.filter(({ nodes }) => nodes.length > 0).map(({ id, help, nodes }) => `${id} (${help}): ${nodes.map(({ html }) => html.slice(0, 160)).slice(0, 3).join(' | ')}`)
}

/** A target half under a bar that stays while the page is scrolled is small only until it is scrolled to: it is looked at once more there. */
async function stillTooSmall(page, nodes) {
  const left = []
  for (const node of nodes) {
    const [selector] = node.target
    const small = await page.evaluate(async (found) => {
      globalThis.document.querySelector(found).scrollIntoView({ block: 'center' })
      const again = await globalThis.axe.run(found, { runOnly: { type: 'rule', values: ['target-size'] } })
      return again.violations.length > 0
    }, selector)
    if (small) left.push(node)
  }
  return left
}

/** Asserts that axe finds nothing. */
export async function axe(page) {
  assert.deepEqual(await findingsOf(page), [])
}
