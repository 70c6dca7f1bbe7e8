// A roster of three thousand people on a phone: little is drawn, little is sent to the view, nobody is lost.
import assert from 'node:assert/strict'
import { runningId } from '../support/activity-replies.mjs'

const people = 3_000
const org = { id: 7, name: '心内科党支部' }
const person = (number) => ({
  member: { id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, name: `党员${number}号` },
  org,
  status: 'full',
  service: 'in_service',
  away: false,
  expected: true,
  leave: null,
  attendance: null,
})

export const longListReplies = {
  [`GET /activities/${runningId}/roster`]: { items: Array.from({ length: people }, (_, index) => person(index + 1)), nextCursor: null },
}

const nodes = (page) => page.evaluate(() => document.querySelectorAll('.wx-page.on wx-page *').length)
const rows = (page) => page.evaluate(() => document.querySelectorAll('.wx-page.on .list-row').length)
const scrollTo = (page, part) =>
  page.evaluate((part) => {
    const box = document.querySelector('.wx-page.on')
    box.scrollTop = part * (box.scrollHeight - box.clientHeight)
  }, part)

/** Expects somebody signed in who looks after the activity. */
export async function checkLongList({ check, app }) {
  const { front, page, start, record } = app
  const open = () => start(`features/activities/roster/index?id=${runningId}`)
  const titleOf = (number) => front().locator('.list-row__title').filter({ hasText: new RegExp(`党员${number}号$`) })
  const drawn = async (number) => {
    await titleOf(number).waitFor()
    assert.ok((await rows(page)) <= 100, `${await rows(page)} rows are on the page`)
    assert.ok((await nodes(page)) < 1_000, `${await nodes(page)} nodes are on the page`)
  }
  await check('long lists: of three thousand rows those near the screen are drawn', async () => {
    await open()
    await drawn(1)
    const { setData } = await record()
    assert.ok(setData.largest < 64 * 1024, `one call carried ${setData.largest} bytes`)
  })
  await check('long lists: the end is reached, and the beginning again, at the height it had', async () => {
    const height = () => page.evaluate(() => document.querySelector('.wx-page.on').scrollHeight)
    for (const part of [0.25, 0.5, 0.75, 1]) {
      await scrollTo(page, part)
      await page.waitForTimeout(400)
    }
    await scrollTo(page, 1)
    await drawn(people)
    const before = await height()
    await scrollTo(page, 0)
    await drawn(1)
    assert.ok(Math.abs((await height()) - before) < 0.02 * before)
  })
  await check('long lists: scrolling on keeps who is on the screen where they are', async () => {
    await page.evaluate(() => {
      document.querySelector('.wx-page.on').scrollTop = 2_400
    })
    await page.waitForTimeout(400)
    const seen = await page.evaluate(() => {
      const row = [...document.querySelectorAll('.wx-page.on .list-row')].find((each) => each.getBoundingClientRect().top > 100)
      return { number: /党员(\d+)号/.exec(row.textContent)?.[1], top: row.getBoundingClientRect().top }
    })
    assert.ok(seen.number)
    await page.waitForTimeout(600)
    const after = await titleOf(seen.number).evaluate((element) => element.closest('.list-row').getBoundingClientRect().top)
    assert.ok(Math.abs(after - seen.top) < 2, `${seen.number} moved by ${after - seen.top}`)
    const { setData, errors } = await record()
    assert.deepEqual(errors, [])
    console.log(`     ${people} rows: at most ${Math.ceil(setData.largest / 1024)} KB in one setData, ${setData.perSecond} calls in a second, ${await nodes(page)} nodes`)
  })
}
