// @ts-check
import fs from 'node:fs'
import { createRequire } from 'node:module'

const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * What axe answers, as far as it is used here.
 * @typedef {{ target: string[], html: string }} Node
 * @typedef {{ id: string, help: string, nodes: Node[] }} Violation
 */

/**
 * What axe finds against WCAG 2.2 A and AA on the page as it stands, with a selector for each place.
 * @param {import('playwright-core').Page} page
 * @param {string} [within] a selector: only what is in there is looked at
 */
export async function findingsOf(page, within) {
  // Not through a script element: the page's policy runs none but our own.
  await page.evaluate(`'axe' in window || ${source}`)
  /** @type {Violation[]} */
  const violations = await page.evaluate(
    async ({ tags, place }) => {
      const { axe, document } = /** @type {any} */ (globalThis)
      return (await axe.run(place ?? document, { runOnly: tags, resultTypes: ['violations'] })).violations
    },
    { tags: rules, place: within },
  )
  const sizes = violations.find(({ id }) => id === 'target-size')
  if (sizes) sizes.nodes = await stillTooSmall(page, sizes.nodes)
  const places = (/** @type {Node[]} */ nodes) => nodes.slice(0, 3).map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 160)}`)
  return violations.filter(({ nodes }) => nodes.length > 0).map(({ id, help, nodes }) => `${id} (${help}): ${places(nodes).join(' | ')}`)
}

/**
 * A target half under a bar that stays while the page is scrolled is small only until it is scrolled to: it is looked at once more there.
 * @param {import('playwright-core').Page} page
 * @param {Node[]} nodes
 */
async function stillTooSmall(page, nodes) {
  const left = []
  for (const node of nodes) {
    const small = await page.evaluate(async (found) => {
      const { axe, document } = /** @type {any} */ (globalThis)
      document.querySelector(found)?.scrollIntoView({ block: 'center' })
      const again = await axe.run(found, { runOnly: { type: 'rule', values: ['target-size'] } })
      return again.violations.length > 0
    }, node.target[0] ?? '')
    if (small) left.push(node)
  }
  return left
}
