// Every page on two phones, in normal size, 长辈版 and WeChat's 关怀模式: axe, and what axe does not see.
import fs from 'node:fs'
import path from 'node:path'
import assert from 'node:assert/strict'
import { findingsOf } from '@ejia/config/testing/axe.mjs'
import { launchChromium } from '../support/chromium.mjs'
import { allPages, isPublic, pageOf, rows } from './pages.mjs'
import { gatherWalkers } from './people.mjs'
import { checkReadAloud } from './read-aloud.mjs'

const pictures = new URL('../../../../.cache/walk/', import.meta.url).pathname

/** What may stand in Latin letters: names everybody in a hospital reads that way. */
const latin = new Set(['QR', 'Excel', 'Word', 'PDF', 'CT', 'ICU', 'DRG', 'CSV', 'ICP', 'MB', 'KB', 'ACD', 'EF', 'DY', 'TA', 'PPT', 'APP', 'H5', 'GB',
  // what the client is made of, on the page 关于
  'Taro', 'React', 'TanStack', 'Query', 'Zustand', 'Day.js', 'uqr', 'MIT'])

/** The browser's own text size stands for WeChat's: 16 px is its standard, 24 as many times more as WeChat's largest, 25.5, is of 17. */
const modes = [
  { name: 'normal', width: 375, height: 812, elder: false, font: 16, axe: true, picture: true },
  { name: 'small', width: 360, height: 640, elder: false, font: 16, axe: false, picture: false },
  { name: 'large', width: 360, height: 640, elder: false, font: 24, axe: true, picture: true },
  { name: 'elder-wide', width: 375, height: 812, elder: true, font: 16, axe: false, picture: true },
  { name: 'elder', width: 360, height: 640, elder: true, font: 16, axe: true, picture: true },
]

async function settled(page) {
  await page.locator('.theme:visible').last().waitFor()
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => !document.querySelector('.taro_page:not([style*="none"]) .skeleton'), undefined, { timeout: 5000 }).catch(() => undefined)
}

/** A cold start at a page, in the normal size. */
async function open(person, base, route) {
  await person.page.goto('about:blank')
  await setMode(person, modes[0])
  await person.page.goto(`${base}/#/${route}`)
  await settled(person.page)
}

/** What a person changes outside the page, and comes back. */
async function setMode({ page, cdp }, { width, height, elder, font }) {
  await page.setViewportSize({ width, height })
  await cdp.send('Page.setFontSizes', { fontSizes: { standard: font } })
  if (page.url() === 'about:blank') return
  await page.evaluate((chosen) => {
    localStorage.setItem('prefs.elder', JSON.stringify({ data: chosen }))
    document.dispatchEvent(new Event('visibilitychange'))
    globalThis.__walk.toTop()
  }, elder)
  await page.waitForFunction((chosen) => Boolean(document.querySelector('.theme--elder')) === chosen, elder)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 60)))))
}

async function findingsIn(person, mode, file) {
  const { page } = person
  await setMode(person, mode)
  const found = await page.evaluate((target) => globalThis.__walk.look({ target }), mode.elder ? 60 : 44)
  if (mode.picture) await page.screenshot({ path: path.join(pictures, `${file}-${mode.name}.png`), fullPage: false })
  if (mode.axe) found.push(...(await findingsOf(page)))
  found.push(...(await page.evaluate(() => globalThis.__walk.underTheBar())))
  return found.map((each) => `[${mode.name}] ${each}`)
}

/** Once for each page: what does not change with the size. */
async function always(person, row) {
  const { page } = person
  const words = (await page.evaluate(() => globalThis.__walk.latinWords())).filter((word) => !latin.has(word.replace(/[.-]+$/, '')))
  await page.keyboard.press('Tab')
  const hidden = await page.evaluate(() => globalThis.__walk.focusHidden())
  const lost = (person.who !== 'visitor' || isPublic(row)) && (await page.getByText('请先登录', { exact: true }).isVisible())
  return [...(lost ? ['asks to sign in'] : []), ...words.map((word) => `a word in Latin letters: ${word}`), ...(hidden ? [`the focus is not shown on ${hidden}`] : [])]
}

async function parametersOf(person, given = {}) {
  const parameters = typeof given === 'function' ? { id: (await given(person)).id } : given
  return new URLSearchParams(parameters).toString()
}

async function walkRow(as, base, row) {
  const [name, who, given] = row
  const person = await as(who)
  const query = await parametersOf(person, given)
  await open(person, base, `${pageOf(row)}${query && `?${query}`}`)
  const file = `${name.replace(/\//g, '-')}-${who}`
  const found = await always(person, row)
  for (const mode of modes) found.push(...(await findingsIn(person, mode, file)))
  return [...new Set(found)]
}

/** `only`: rows whose page contains one of these words. */
export async function checkEveryPage({ check, base, only = [] }) {
  fs.mkdirSync(pictures, { recursive: true })
  const browser = await launchChromium()
  try {
    await walkAll({ check, browser, base, only })
  } finally {
    await browser.close()
  }
}

/** What a reviewer of WeChat looks for first. */
async function checkFirstPage({ check, as, base }) {
  for (const [name, mode] of [['', modes[0]], [' in 长辈版', modes[4]]]) {
    await check(`the first page${name} says whom it is for, and leads to complaints and to the privacy guide`, async () => {
      const visitor = await as('visitor')
      const front = () => visitor.page.locator('.taro_page:visible').last()
      await open(visitor, base, 'tabs/home/index')
      await setMode(visitor, mode)
      await front().getByText(/^本小程序供.+党员使用，未登录也可浏览公开内容$/).waitFor()
      for (const [link, sign] of [['投诉建议', '投诉建议'], ['隐私保护指引', '您的权利'], ['关于', '服务联系']]) {
        await front().getByRole('link', { name: link, exact: true }).tap()
        await front().getByRole('heading', { name: link, level: 1 }).or(front().getByText(sign, { exact: true })).first().waitFor()
        await front().getByRole('button', { name: '返回' }).tap()
        await front().getByText(/^本小程序供/).waitFor()
      }
    })
  }
}

async function walkAll({ check, browser, base, only }) {
  const as = gatherWalkers(browser, base)
  await check('every page has a row in the walk', () => {
    const walked = new Set(rows.map(pageOf))
    assert.deepEqual(allPages().filter((page) => !walked.has(page)), [])
  })
  await checkFirstPage({ check, as, base })
  await checkReadAloud({ check, browser, base, pictures })
  const chosen = rows.filter(([page]) => only.length === 0 || only.some((word) => page.includes(word)))
  for (const row of chosen) {
    await check(`${row[0]} as ${row[1]}: nothing cut, covered, too small, unnamed or foreign, at any text size`, async () => {
      const found = await walkRow(as, base, row)
      for (const each of found) console.log(`     ${each.slice(0, 600)}`)
      assert.equal(found.length, 0, `${found.length} findings`)
    })
  }
}
