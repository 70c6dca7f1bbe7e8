// A phone with no signal, or little: what was read stays, what was done is kept, and both go on when the network returns.
import assert from 'node:assert/strict'
import { checkInLink, runningId } from '../support/activity-replies.mjs'
import { stubReplies } from '../support/stub-api.mjs'

const articleId = '00000000-0000-4000-8000-0000000000f1'
const summary = {
  id: articleId,
  section: 'news',
  title: '急救知识进社区活动走进北门社区',
  summary: '三个支部的党员医生带去了急救课。',
  org: { id: 7, name: '心内科党支部' },
  coverId: null,
  coverUrl: null,
  pinned: false,
  receiptRequired: false,
  publishedAt: '2026-11-20T01:20:00.000Z',
  readCount: 12,
}
const article = { ...summary, bodyHtml: '<p>活动在社区服务中心举行，来了八十多位居民。</p>', source: '', attachments: [], publicNotice: null }

export const networkReplies = {
  'GET /posts': { items: [summary], nextCursor: null },
  [`GET /posts/${articleId}`]: article,
  [`GET /posts/${articleId}/mine`]: { mine: null, can: { edit: false, withdraw: false, pin: false, seeReceipts: false } },
}

const listPage = 'features/posts/list/index?section=news'
const articlePage = `features/posts/article/index?id=${articleId}`
const checkInPage = 'features/activities/check-in/index'

export async function checkReading({ check, app }) {
  const { front, page, start, record } = app
  const network = (type) => page.evaluate((type) => window.__network(type), type)
  /** The app is closed: what was read is written down when it leaves the front. */
  const leave = () => page.evaluate(() => window.__background())
  await check('network: a list and an article that were read are there without a network, and say since when', async () => {
    for (const [address, text] of [[listPage, summary.title], [articlePage, '来了八十多位居民']]) {
      await start(address)
      await front().getByText(text).first().waitFor()
      await leave()
      await start(address, { network: 'none' })
      await front().getByText(text).first().waitFor()
      await front().getByText(/^离线内容 · 今天 \d\d:\d\d 更新$/).waitFor()
    }
  })
  await check('network: when it comes back, the page is read anew by itself', async () => {
    await network('wifi')
    await front().getByText(/^离线内容/).waitFor({ state: 'detached' })
    assert.ok((await record()).requests.filter((each) => each === `GET /posts/${articleId}`).length >= 2)
  })
  await check('network: what was never read says that there is no network, at once', async () => {
    const unread = articleId.replace('f1', 'f2')
    await start(`features/posts/article/index?id=${unread}`, { network: 'none' })
    await front().getByText('没有连上网络').waitFor({ timeout: 3_000 })
    assert.equal((await record()).requests.filter((each) => each === `GET /posts/${unread}`).length, 1)
  })
  await check('network: what WeChat interrupted behind the front is read when the app is back', async () => {
    await start('tabs/me/index', { network: 'weak' })
    await page.evaluate(() => window.__wx.navigateTo({ url: '/features/posts/search/index' }))
    await page.evaluate((url) => window.__wx.navigateTo({ url }), `/${listPage}`)
    await page.waitForTimeout(100)
    await page.evaluate(() => window.__background(4_950))
    await page.waitForTimeout(300)
    await page.evaluate(() => (window.__network('wifi'), window.__foreground()))
    await front().getByText(summary.title).waitFor()
    assert.equal(await front().getByText('没有连上网络').count(), 0)
  })
  await check('network: one bar of signal is waited for, with a word', async () => {
    await start('tabs/me/index', { network: 'weak' })
    await page.evaluate(() => (window.__weakMs = 5_500))
    await page.evaluate((url) => window.__wx.navigateTo({ url }), '/features/posts/list/index?section=notices')
    await front().getByText('网络较慢，请稍候').waitFor()
    await front().getByText(summary.title).waitFor()
    await front().getByText('网络较慢，请稍候').waitFor({ state: 'detached' })
  })
}

/** Expects somebody signed in. */
export async function checkWaiting({ check, app }) {
  const { front, page, start, record } = app
  const posted = async () => (await record()).requests.filter((each) => each.endsWith('/check-ins')).length
  await check('network: a check-in without signal is kept, and is still there after the app was killed', async () => {
    await start(checkInPage, { network: 'none' })
    await page.evaluate((link) => (window.__scan = link), checkInLink(runningId))
    await front().getByRole('button', { name: '打开相机扫码' }).tap()
    await front().getByText('签到待提交').waitFor()
    await start('tabs/me/index', { network: 'none' })
    await front().getByText('等待发送').waitFor()
    await front().getByText('签到待提交').waitFor()
  })
  await check('network: a relaunch by scanning loses nothing of it', async () => {
    await page.evaluate(() => (window.__background(), window.__arrive('tabs/activities/index', 1011)))
    await front().getByText('签到待提交').waitFor()
    assert.deepEqual((await record()).stack, ['tabs/activities/index'])
  })
  await check('network: with the network it is sent, once, and the person is told', async () => {
    const before = await posted()
    await page.evaluate(() => window.__network('wifi'))
    await front().getByText(/^离线签到已提交/).waitFor()
    await front().getByText('签到待提交').waitFor({ state: 'detached' })
    assert.equal((await posted()) - before, 1)
    await start('tabs/activities/index')
    await page.waitForTimeout(300)
    assert.equal(await posted(), 0)
  })
}

export async function checkPrefetch({ check, app }) {
  const { front, page, start, record } = app
  const home = (organisation) => JSON.stringify({ ...stubReplies['GET /home'], organisation })
  const fetched = (text, ageMs) => page.evaluate(([text, ageMs]) => (localStorage.clear(), window.__prefetched('pre', text, ageMs)), [text, ageMs])
  await check('home: what WeChat fetched just now is the first screen, without a request', async () => {
    await start()
    await fetched(home('预先取到的党委'), 60_000)
    await start()
    await front().getByText('预先取到的党委', { exact: true }).waitFor()
    await front().getByText('最新公告').waitFor()
    const { requests, backgroundFetchToken } = await record()
    assert.deepEqual(requests, [])
    assert.equal(backgroundFetchToken, 'home-1')
  })
  await check('home: what was fetched six minutes ago is asked for again', async () => {
    await fetched(home('预先取到的党委'), 6 * 60_000)
    await start()
    await front().getByText(stubReplies['GET /home'].organisation, { exact: true }).waitFor()
    assert.deepEqual((await record()).requests, ['GET /home'])
    await page.evaluate(() => localStorage.clear())
  })
}
