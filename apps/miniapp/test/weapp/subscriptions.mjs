// Asking whether WeChat may tell people something, on the built mini-program, against `subscription-replies.mjs`.
import assert from 'node:assert/strict'
import { runningId } from '../support/activity-replies.mjs'
import { messageId, signUpId, templateOf } from '../support/subscription-replies.mjs'

const ids = (...groups) => groups.map(templateOf)

/** Expects somebody signed in. */
export async function checkSubscriptions({ check, app }) {
  const { front, page, start, record, shot } = app
  const detail = `features/activities/detail/index?id=${signUpId}`
  const asked = async () => (await record()).subscribed
  const reported = async () => (await record()).requests.filter((each) => each === 'POST /messages/subscriptions').length
  const answer = (change) => page.evaluate((to) => window.__subscribe(to), change)
  const signUp = async () => {
    await front().getByRole('button', { name: '报名', exact: true }).tap()
    await front().getByText('报名成功').waitFor()
  }
  const forget = () => page.evaluate(() => Object.keys(localStorage).filter((key) => /subscriptions|host:subscribe/.test(key)).forEach((key) => localStorage.removeItem(key)))

  await check('subscriptions: no page asks by itself', async () => {
    for (const path of ['tabs/home/index', 'features/messages/inbox/index', 'features/messages/settings/index', detail]) {
      await start(path)
      await page.waitForTimeout(300)
      assert.deepEqual(await asked(), [])
    }
  })
  await check('subscriptions: signing up asks for what has run out and fits, and the server hears the answer', async () => {
    await signUp()
    assert.deepEqual(await asked(), [{ tmplIds: ids('activity'), shown: true }])
    await page.waitForFunction(() => window.__weapp.requests.includes('POST /messages/subscriptions'))
  })
  await check('subscriptions: not again the same day, also after a cold start', async () => {
    await start(detail)
    await page.waitForTimeout(300)
    await signUp()
    assert.deepEqual(await asked(), [])
  })
  await check('subscriptions: a refusal does not stop the sign-up, and is reported', async () => {
    await forget()
    await start(detail)
    await answer({ answers: 'reject' })
    await page.waitForTimeout(300)
    await signUp()
    assert.equal((await asked()).length, 1)
    assert.equal(await reported(), 1)
  })
  await check('subscriptions: who always accepts earns each time and sees no dialog; who always refuses is left alone', async () => {
    for (const [standing, expected] of [['accept', [{ tmplIds: ids('activity'), shown: false }]], ['reject', []]]) {
      await answer({ standing: { [templateOf('activity')]: standing } })
      await start(detail)
      await page.waitForTimeout(300)
      await signUp()
      assert.deepEqual(await asked(), expected)
    }
  })
  await check('subscriptions: the settings say what is left in plain words and add to the least', async () => {
    await forget()
    await start('features/messages/settings/index')
    await front().getByText('还能提醒 2 次').waitFor()
    assert.equal(await front().getByText('没有次数了').count(), 2)
    await shot('message-settings')
    await front().getByRole('button', { name: '添加提醒次数' }).tap()
    await front().getByText('已添加，有消息会在微信里提醒您').waitFor()
    assert.deepEqual(await asked(), [{ tmplIds: ids('notice', 'activity', 'call'), shown: true }])
    assert.equal(await front().getByText('没有次数了').count(), 0)
  })
  await check('subscriptions: all turned off in WeChat is said, with the way to turn it on', async () => {
    await answer({ off: true })
    await start('features/messages/settings/index')
    await front().getByText('您在微信里关闭了本小程序的消息通知').waitFor()
    await front().getByRole('button', { name: '去微信里打开' }).tap()
    await page.waitForFunction(() => window.__weapp.opened.includes('setting'))
    await forget()
  })
  await check('subscriptions: the inbox offers to be told, and a press asks', async () => {
    await start('features/messages/inbox/index')
    await front().getByRole('button', { name: '提醒我' }).tap()
    await front().getByText('下次有消息，微信会提醒您').waitFor()
    assert.deepEqual(await asked(), [{ tmplIds: ids('notice', 'activity'), shown: true }])
    await front().getByRole('button', { name: '提醒我' }).waitFor({ state: 'detached' })
  })
  await check('subscriptions: a message tapped in WeChat is read, and opens what it tells of on top of the inbox', async () => {
    await start(`features/messages/inbox/index?message=${messageId}&type=activity&id=${runningId}`)
    await front().getByText('急救知识进社区').first().waitFor()
    const { stack, requests } = await record()
    assert.deepEqual(stack, ['features/messages/inbox/index', 'features/activities/detail/index'])
    assert.ok(requests.includes(`POST /messages/${messageId}/read`))
    await forget()
    await start('tabs/me/index')
  })
}
