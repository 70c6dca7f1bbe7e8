// Every screen at 1366 × 768 under axe: what the menus lead to, and what `*.screens.mjs` adds to it.
import assert from 'node:assert/strict'
import { findingsOf } from './axe.mjs'
import { loadScreens } from './flows.mjs'

const menuOf = (page) =>
  page.locator('.side-menu a').evaluateAll((links) => links.map((link) => link.getAttribute('href').replace(/^\/console/, '') || '/'))

/** Addresses the features name, as `{ path, as?, ready? }`; `path` may need an id, so it may be looked up first. */
async function named(tools) {
  const lists = await Promise.all((await loadScreens()).map(({ screens }) => (typeof screens === 'function' ? screens(tools) : screens)))
  return lists.flat()
}

async function checkScreen({ check, tools, page, path, who, ready }) {
  await check(`${path} as ${who}: axe finds nothing, one heading of the first level, no sideways scrolling`, async () => {
    await tools.goTo(page, path)
    await ready?.(page)
    assert.deepEqual(await findingsOf(page), [])
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, 'headings of the first level')
    assert.equal(await page.evaluate(() => globalThis.document.documentElement.scrollWidth > globalThis.innerWidth), false, 'scrolls sideways')
  })
}

/** On a tablet: the menu behind a button, and nothing that scrolls sideways but tables in their own frames. */
async function checkTablet({ desk, check, tools, paths }) {
  const page = await tools.signIn('secretary', '/', { viewport: { width: 768, height: 1024 } })
  await check('a tablet reaches the menu by its button', async () => {
    await page.getByRole('button', { name: '打开菜单' }).click()
    await page.getByRole('dialog', { name: '菜单' }).getByRole('link', { name: '工作台' }).click()
    await page.getByRole('dialog', { name: '菜单' }).waitFor({ state: 'hidden' })
  })
  await check('on a tablet no page of the menu scrolls sideways', async () => {
    const wide = []
    for (const path of paths) {
      await tools.goTo(page, path)
      const width = await page.evaluate(() => globalThis.document.documentElement.scrollWidth)
      if (width > 768) wide.push(`${path}: ${width}`)
    }
    assert.deepEqual(wide, [])
  })
  await desk.clear()
}

export async function checkScreens({ desk, check }) {
  const { tools } = desk
  console.log('\n— every screen')
  const more = await named(tools)
  await checkOpen({ tools, check, screens: more.filter(({ as }) => as === 'visitor') })
  for (const who of ['secretary', 'office', 'admin']) {
    const page = await tools.signIn(who)
    const paths = await menuOf(page)
    await check(`${who} has a menu`, async () => assert.ok(paths.length > 1, String(paths)))
    for (const path of paths) await checkScreen({ check, tools, page, path, who })
    for (const screen of more.filter(({ as = 'secretary' }) => as === who)) await checkScreen({ check, tools, page, who, ...screen })
    await desk.clear()
    if (who === 'secretary') await checkTablet({ desk, check, tools, paths })
  }
}

async function checkOpen({ tools, check, screens }) {
  for (const screen of [{ path: '/sign-in' }, ...screens]) {
    const page = await tools.visitor(screen.path)
    await checkScreen({ check, tools, page, who: 'visitor', ...screen })
  }
}
