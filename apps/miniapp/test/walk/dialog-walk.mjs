// Dialogs on the phones of the walk: each is opened as a person does, looked at in every size, and closed by Escape.
import path from 'node:path'
import assert from 'node:assert/strict'
import { findingsOf } from '@ejia/config/testing/axe.mjs'
import { dialogs, unopened } from './dialogs.mjs'
import { latin, modes, open, parametersOf, pictures, setMode } from './modes.mjs'
import { pageOf } from './pages.mjs'

/** Those of the pages, less of them under axe: a dialog is a part of a page. */
const sizes = modes.map((mode) => ({ ...mode, axe: mode.axe && mode.name !== 'large' }))

const roles = ['button', 'link', 'tab', 'radio', 'checkbox', 'switch']
const inDialog = '[role="dialog"]:visible'

/** What has this name in the dialog in front, or else on the page. */
async function control(page, name) {
  const dialog = page.locator(inDialog).last()
  const place = (await dialog.count()) > 0 ? dialog : page.locator('.taro_page:visible').last()
  const wanted = typeof name === 'string' ? new RegExp(`^${name}`) : name
  return roles.map((role) => place.getByRole(role, { name: wanted })).reduce((all, one) => all.or(one)).first()
}

async function take(page, step) {
  if (typeof step === 'function') return step(page)
  if (Array.isArray(step)) return page.locator('.taro_page:visible').last().getByRole('textbox', { name: step[0] }).fill(step[1])
  await (await control(page, step)).tap()
}

async function nameInFront(page) {
  // the focus comes a moment after the dialog
  await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]'), undefined, { timeout: 3000 }).catch(() => undefined)
  return page.evaluate(() => globalThis.__walk.dialogAt())
}

async function findingsIn(person, mode, id, file) {
  const { page } = person
  await setMode(person, mode)
  if (mode.axe) await page.screenshot({ path: path.join(pictures, `dialog-${file}-${mode.name}.png`), scale: 'css' })
  const found = await page.evaluate((target) => globalThis.__walk.lookAtDialog({ target }), mode.elder ? 60 : 44)
  if (mode.axe) found.push(...(await findingsOf(page, `#${id}`)))
  return found.map((each) => `[${mode.name}] ${each}`)
}

/** From the one in front to the last: a sheet may have opened another. */
async function close(page) {
  for (let left = await page.locator(inDialog).count(); left > 0; left--) {
    await page.keyboard.press('Escape')
    await page.waitForFunction(([found, most]) => [...document.querySelectorAll(found)].filter((each) => each.checkVisibility()).length < most, ['[role="dialog"]', left], { timeout: 3000 })
    const now = await page.locator(inDialog).count()
    if (now !== left - 1) return [`Escape closes ${left - now} at once`]
  }
  return []
}

async function walkDialog(person, [page, who, title, way], thing) {
  for (const step of typeof way === 'function' ? way(thing) : way) await take(person.page, step)
  await person.page.locator(inDialog).first().waitFor()
  const { id, words, ...at } = await nameInFront(person.page)
  const name = at.name ?? ''
  const found = (typeof title === 'string' ? name === title : title.test(name)) ? [] : [`the dialog is called “${name}”`]
  found.push(...words.filter((word) => !latin.has(word)).map((word) => `a word in Latin letters: ${word}`))
  const file = `${page.replace(/\//g, '-')}-${who}-${name.replace(/[？：，\s/]/g, '')}`
  for (const mode of sizes) found.push(...(await findingsIn(person, mode, id, file)))
  found.push(...(await close(person.page)))
  return found.map((each) => `${title}: ${each}`)
}

const keyOf = ([page, who, , , given]) => JSON.stringify([page, who, given?.name ?? given])

/** Rows of one page are walked without opening it anew, unless one of them led away from it. */
async function walkPage(as, base, rows) {
  const [row] = rows
  const person = await as(row[1])
  const thing = row[4] ? await row[4](person) : {}
  const query = await parametersOf(person, thing.id ? { id: thing.id } : {})
  const route = `${pageOf(row)}${query && `?${query}`}`
  const found = []
  // its controls are waited for one by one
  const start = () => open(person, base, route, (page) => page.locator('.theme:visible').last().waitFor())
  await start()
  for (const each of rows) {
    if (!person.page.url().endsWith(route)) await start()
    found.push(...(await walkDialog(person, each, thing)))
  }
  return found
}

/** Two at a time, each with people of their own: most of a walk is waiting. */
const staff = new Set(['secretary', 'office'])

export async function checkDialogs({ check, as, base, only }) {
  await check('every dialog has a row in the walk', () => assert.deepEqual(unopened(), []))
  const chosen = dialogs.filter(([page]) => only.length === 0 || only.some((word) => page.includes(word)))
  const walk = async (ours) => {
    for (const key of new Set(ours.map(keyOf))) {
      const rows = ours.filter((row) => keyOf(row) === key)
      const [[page, who]] = rows
      await check(`dialogs of ${page} as ${who}: named, whole, within the screen and within reach, closed by Escape`, async () => {
        const found = await walkPage(as, base, rows)
        for (const each of found) console.log(`     ${each.slice(0, 600)}`)
        assert.equal(found.length, 0, `${found.length} findings`)
      })
    }
  }
  await Promise.all([true, false].map((side) => walk(chosen.filter(([, who]) => staff.has(who) === side))))
}
