// The built H5 client in a browser: node test/h5/run.mjs
import assert from 'node:assert/strict'
import { createChecks } from '../support/checks.mjs'
import { findChromium } from '../support/chromium.mjs'
import { ensureBuilt } from '../support/fresh-build.mjs'
import { front, goTo, openH5 } from './harness.mjs'

if (!findChromium()) {
  console.log('No Chromium found: the H5 client was not run')
  console.log(`0 passed, ${process.env.REQUIRE_BROWSER ? 1 : 0} failed`)
  process.exit(process.env.REQUIRE_BROWSER ? 1 : 0)
}

await ensureBuilt('h5')
const { check, finish } = createChecks()
const h5 = await openH5()
const { page } = h5
const asked = []
page.on('request', (request) => request.url().includes('/api/') && asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
const textSize = (locator) => locator.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))

await check("a visitor's first load asks the API once", async () => {
  await goTo(h5, '/tabs/home/index')
  await front(page).getByText('最新公告').waitFor()
  await page.waitForLoadState('networkidle')
  assert.deepEqual(asked, ['GET /api/v1/home'])
})
await check('text of the normal size is exactly the tokens’ px', async () => {
  assert.equal(await textSize(front(page).getByText('最新公告')), 17)
})
await check('the tab bar and a keyboard move through the app', async () => {
  await front(page).getByRole('tab', { name: '我的' }).focus()
  await page.keyboard.press('Enter')
  await front(page).getByRole('switch', { name: '长辈版' }).waitFor()
  assert.equal(await page.title(), '我的 · 党员E家')
})
await check('长辈版 is one switch and is kept', async () => {
  const elder = front(page).getByRole('switch', { name: '长辈版' })
  await elder.tap()
  assert.equal(await elder.getAttribute('aria-checked'), 'true')
  await page.reload()
  await front(page).locator('.theme--elder').waitFor()
  assert.equal(await textSize(front(page).getByText('长辈版')), 21)
})
await check('a page opened by its address has a title and a way home', async () => {
  await goTo(h5, '/features/points/mine/index')
  await page.reload()
  await front(page).getByRole('button', { name: '返回' }).tap()
  await front(page).getByRole('button', { name: /扫码签到/ }).waitFor()
})
await check('no errors and nothing the content security policy forbids', async () => assert.deepEqual(h5.errors, []))

await h5.close()
finish()
