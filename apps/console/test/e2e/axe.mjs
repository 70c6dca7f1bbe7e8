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
  return violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.map(({ html }) => html.slice(0, 160)).slice(0, 3).join(' | ')}`)
}

/** Asserts that axe finds nothing. */
export async function axe(page) {
  assert.deepEqual(await findingsOf(page), [])
}
