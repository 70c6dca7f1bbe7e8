// The built mini-program, run without WeChat: node test/weapp/run.mjs
import assert from 'node:assert/strict'
import { activityReplies } from '../support/activity-replies.mjs'
import { createChecks } from '../support/checks.mjs'
import { findChromium } from '../support/chromium.mjs'
import { subscriptionReplies } from '../support/subscription-replies.mjs'
import { checkActivities } from './activities.mjs'
import { checkBudgets } from './budgets.mjs'
import { openWeapp } from './harness.mjs'
import { checkSubscriptions } from './subscriptions.mjs'
import { checkPrivacy } from './privacy.mjs'
import { checkHost } from './host.mjs'
import { checkLongList, longListReplies } from './long-list.mjs'
import { checkPrefetch, checkReading, checkWaiting, networkReplies } from './network.mjs'
import { checkRelaunch } from './relaunch.mjs'

if (!findChromium()) {
  console.log('No Chromium found: the mini-program was not run')
  console.log(`0 passed, ${process.env.REQUIRE_BROWSER ? 1 : 0} failed`)
  process.exit(process.env.REQUIRE_BROWSER ? 1 : 0)
}

const { check, finish } = createChecks()
const app = await openWeapp({ replies: { ...activityReplies, ...subscriptionReplies, ...networkReplies, ...longListReplies } })
const { front, page, start, tab, record, shot } = app
const textSize = (locator) => locator.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))
const height = async (locator) => (await locator.boundingBox()).height

await checkBudgets({ check, dist: app.dist })
if (!process.env.E2E_API) {
  await checkHost({ check, app })
  await checkPrefetch({ check, app })
  await checkReading({ check, app })
}
await start()
await check('the first page is drawn, with the nine sections', async () => {
  await front().getByRole('link', { name: '统一战线' }).waitFor()
  assert.equal(await front().locator('.section-grid__cell').count(), 9)
  await shot('home')
})
await check('a visitor\'s first page asks the API once', async () => {
  await front().getByText('最新公告').waitFor()
  assert.deepEqual((await record()).requests, ['GET /home'])
})
await check('text of the normal size is exactly the tokens\' px', async () => {
  assert.equal(await textSize(front().getByText('最新公告')), 17)
  assert.equal(await textSize(front().getByText('党建动态')), 13)
})
await check('a section opens its list in a sub-package, and back returns', async () => {
  await front().getByRole('link', { name: '党建动态' }).tap()
  await page.locator('#bar').getByText('党建动态').or(page.locator('#bar').getByText('文章')).waitFor()
  assert.deepEqual((await record()).stack, ['tabs/home/index', 'features/posts/list/index'])
  await page.getByRole('button', { name: '返回' }).tap()
  await front().getByRole('link', { name: '党建动态' }).waitFor()
})
for (const name of ['学习', '活动', '我的']) {
  await check(`the tab ${name} opens`, async () => {
    await tab(name)
    await page.locator('#bar').getByText(name).waitFor()
    assert.equal(await front().getByRole('tab', { name, exact: true }).getAttribute('aria-selected'), 'true')
  })
}
await check('every control in sight is at least 44 px high', async () => {
  for (const control of await front().locator('.pressable:visible').all()) assert.ok((await height(control)) >= 44)
})
await check('长辈版 enlarges text and targets, folds the home page, and is kept', async () => {
  const title = front().locator('.list-row__title').filter({ hasText: '长辈版' })
  const before = await textSize(title)
  await front().getByRole('switch', { name: '长辈版' }).tap()
  await front().locator('.theme--elder').waitFor()
  assert.equal(before, 15)
  assert.equal(await textSize(title), 21)
  for (const control of await front().locator('.pressable:visible').all()) assert.ok((await height(control)) >= 60)
  await shot('me-elder')
  await tab('首页')
  await front().getByRole('button', { name: /扫码签到/ }).waitFor()
  assert.equal(await front().locator('.big-tile').count(), 4)
  await shot('home-elder')
  await start()
  await front().locator('.theme--elder').waitFor()
})
await check('WeChat\'s own text size is followed: up to its 关怀模式, which asks for 长辈版, and while the app lives', async () => {
  await page.evaluate(() => localStorage.clear())
  await start('', { fontSize: '22' })
  await front().locator('.theme:not(.theme--elder)').waitFor()
  const larger = await textSize(front().getByText('最新公告'))
  assert.ok(Math.abs(larger - 22) < 0.1, `${larger} px`)
  await start('', { fontSize: '23.8' })
  await front().locator('.theme--elder').waitFor()
  await start('', { fontSize: '17' })
  await front().locator('.theme:not(.theme--elder)').waitFor()
  await page.evaluate(() => {
    window.__background()
    window.__fontSize = 25.5
    window.__foreground()
  })
  await front().locator('.theme--elder').waitFor()
  const largest = await textSize(front().locator('.big-tile__title').first())
  assert.ok(largest >= 25.5, `${largest} px`)
})
await check('who chose against 长辈版 keeps that, with text as large as WeChat’s', async () => {
  await start('tabs/me/index', { fontSize: '23.8' })
  await front().getByRole('switch', { name: '长辈版' }).tap()
  await start('tabs/me/index', { fontSize: '23.8' })
  await front().locator('.theme:not(.theme--elder)').waitFor()
  assert.ok((await textSize(front().locator('.list-row__title').filter({ hasText: '长辈版' }))) >= 20.9)
  await page.evaluate(() => localStorage.clear())
})
await check('signing in comes back to the page that asked, and a cold start still knows who it is', async () => {
  await start('tabs/study/index')
  await front().getByRole('button', { name: '登录' }).tap()
  await front().getByRole('link', { name: /支部书记/ }).tap()
  await page.waitForFunction(() => window.__weapp.stack().join() === 'tabs/study/index')
  await front().getByText('请先登录').waitFor({ state: 'detached' })
  await start('tabs/me/index')
  await front().getByText('退出登录').waitFor()
})
await checkPrivacy({ check, app })
// They know what the stubs answer, so a started server is not asked.
if (!process.env.E2E_API) {
  await checkActivities({ check, app })
  await checkWaiting({ check, app })
  await checkRelaunch({ check, app })
  await checkLongList({ check, app })
}
if (!process.env.E2E_API) await checkSubscriptions({ check, app })
await check('signing out asks first, then forgets', async () => {
  await front().getByRole('link', { name: '退出登录' }).tap()
  await front().getByRole('dialog', { name: '退出登录？' }).getByRole('button', { name: '退出' }).tap()
  await front().getByText('您还没有登录').waitFor()
  await front().getByRole('status').getByText('已退出登录').waitFor()
  assert.equal(await page.evaluate(() => localStorage.getItem('weapp:session.tokens')), null)
})
await check('no errors, nothing asked of wx that it lacks', async () => {
  assert.deepEqual(await app.troubles(), { errors: [], unsupported: {} })
})

await app.close()
finish()
