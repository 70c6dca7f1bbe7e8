// Every page on two phones, in normal size, 长辈版 and WeChat's 关怀模式: axe, and what axe does not see.
import fs from 'node:fs'
import path from 'node:path'
import assert from 'node:assert/strict'
import { findingsOf } from '@ejia/config/testing/axe.mjs'
import { launchChromium } from '../support/chromium.mjs'
import { checkDialogs } from './dialog-walk.mjs'
import { latin, modes, open, parametersOf, pictures, setMode } from './modes.mjs'
import { allPages, isPublic, pageOf, rows } from './pages.mjs'
import { gatherWalkers } from './people.mjs'
import { checkReadAloud } from './read-aloud.mjs'

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
  await checkDialogs({ check, as, base, only })
}
