// Checks of activities on the built mini-program, against the stubbed answers of `activity-replies.mjs`.
import assert from 'node:assert/strict'
import { checkInLink, codeToType, runningId } from '../support/activity-replies.mjs'

/** Expects somebody signed in. */
export async function checkActivities({ check, app }) {
  const { front, page, start, tab, record } = app
  await check('activities: the list leads to the detail, and its action to the check-in', async () => {
    await start('tabs/activities/index')
    await front().getByRole('link', { name: /急救知识进社区/ }).tap()
    await front().getByRole('button', { name: '签到', exact: true }).tap()
    await front().getByText('扫码签到').waitFor()
  })
  await check('activities: a foreign code is refused on the phone', async () => {
    await page.evaluate(() => (window.__scan = 'https://elsewhere.example/pay'))
    await front().getByRole('button', { name: '打开相机扫码' }).tap()
    await front().getByText('这不是签到码').waitFor()
    assert.ok((await record()).requests.every((each) => !each.includes('check-ins')))
  })
  await check('activities: a scan of the board checks in and explains its points', async () => {
    await front().getByRole('button', { name: '再签一次' }).tap()
    await page.evaluate((link) => (window.__scan = link), checkInLink(runningId))
    await front().getByRole('button', { name: '打开相机扫码' }).tap()
    await front().getByText('签到成功').waitFor()
    await front().getByText('待书记确认名单').waitFor()
  })
  await check('activities: eight typed characters find the one activity that is open', async () => {
    await start('features/activities/check-in/index')
    await front().locator('input').fill(codeToType.toLowerCase())
    await front().getByRole('button', { name: '提交签到码' }).tap()
    await front().getByText('签到成功').waitFor()
  })
  await check('activities: WeChat\'s own scanner opens the page with the link and checks in', async () => {
    await start(`features/activities/check-in/index?q=${encodeURIComponent(checkInLink(runningId))}`)
    await front().getByText('签到成功').waitFor()
  })
  await check('activities: the board shows a code, the characters and who is here', async () => {
    await start(`features/activities/board/index?id=${runningId}`)
    await front().locator('.board-qr').waitFor()
    await front().locator('.board-typed').waitFor()
    await front().locator('.board-count').getByText('实到').waitFor()
    await start('tabs/me/index')
    await tab('我的')
  })
}
