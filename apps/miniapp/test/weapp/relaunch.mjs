// WeChat destroys every page when a code is scanned from outside: nothing that was typed or read may go with them.
import assert from 'node:assert/strict'
import { checkInLink, runningId } from '../support/activity-replies.mjs'

/** Expects somebody signed in who may plan activities. */
export async function checkRelaunch({ check, app }) {
  const { front, page, start, record } = app
  const scanOutside = () =>
    page.evaluate((link) => (window.__background(), window.__arrive(`features/activities/check-in/index?q=${encodeURIComponent(link)}`, 1011)), checkInLink(runningId))
  const title = () => front().locator('wx-input input').first()

  await check('relaunch: a code scanned from outside checks in, over whatever was open', async () => {
    await start('features/activities/edit/index')
    await title().fill('12月主题党日：义诊')
    await scanOutside()
    await front().getByText('签到成功').waitFor()
    assert.deepEqual((await record()).stack, ['features/activities/check-in/index'])
  })
  await check('relaunch: the draft that was open is there again', async () => {
    await start('features/activities/edit/index')
    await page.waitForFunction(() => document.querySelector('.wx-page.on wx-input input')?.value === '12月主题党日：义诊')
  })
  await check('relaunch: a letter typed the moment before is in it', async () => {
    await start(`features/activities/detail/index?id=${runningId}`)
    await front().getByRole('button', { name: '请假', exact: true }).tap()
    await front().locator('wx-textarea textarea').fill('今天值夜班')
    await scanOutside()
    await front().getByText('签到成功').waitFor()
    await start(`features/activities/detail/index?id=${runningId}`)
    await front().getByRole('button', { name: '请假', exact: true }).tap()
    await page.waitForFunction(() => document.querySelector('.wx-page.on wx-textarea textarea')?.value === '今天值夜班')
  })
}
