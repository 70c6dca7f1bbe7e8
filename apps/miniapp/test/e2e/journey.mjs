// A member's day on one phone: reads, studies, signs up, checks in by scanning without a network, receives a notice and signs it.
// The same for the built mini-program and for a browser; `phone` is either (see `weapp-phone.mjs` and `people.mjs`).
import assert from 'node:assert/strict'
import { eventually } from './ask.mjs'

/** As a thumb does it: whatever scrolls around the text is at its end. */
const toTheEnd = (text) =>
  text.evaluate((element) => {
    for (let box = element; box; box = box.parentElement) box.scrollTop = box.scrollHeight
  })

async function read({ check, phone, seen }) {
  await check('looks around: a section opens its articles, an article its text', async () => {
    await phone.open('/tabs/home/index')
    await phone.says('党员E家')
    await seen('home')
    await phone.open('/features/posts/list/index?section=rules')
    await phone.front().locator('.list-row').first().waitFor()
    await seen('list')
    await phone.front().locator('.list-row').first().tap()
    await phone.article().waitFor()
    await seen('article')
  })
  await check('the network goes: what was read is still there, and says of when it is', async () => {
    await phone.cut()
    await phone.back()
    await phone.front().locator('.list-row').first().tap()
    await phone.article().waitFor()
    await phone.restore()
  })
}

async function study({ check, phone, seen, occasion, asMember }) {
  await check('studies what was assigned: read to its end and long enough, it counts', async () => {
    await phone.open('/tabs/study/index')
    await phone.front().locator('.list-row').first().waitFor()
    await seen('study-list')
    await phone.open(`/features/study/item/index?id=${occasion.itemId}`)
    await phone.says(/^已读 \d+%$/)
    await seen('study')
    await phone.front().locator('.study-mark').last().scrollIntoViewIfNeeded()
    // ten seconds at least, as whoever assigned it has set
    await phone.front().getByText('学完了').first().waitFor({ timeout: 25_000 })
    const { progress } = await asMember('GET', `/study/items/${occasion.itemId}`)
    assert.notEqual(progress.completedAt, null)
  })
}

async function signUp({ check, phone, seen, occasion, asMember }) {
  await check('signs up for what comes tomorrow', async () => {
    await phone.open('/tabs/activities/index')
    await phone.front().getByRole('link').first().waitFor()
    await seen('activities')
    await phone.open(`/features/activities/detail/index?id=${occasion.tomorrowId}`)
    await phone.button('报名').tap()
    await phone.says('已报名')
    await seen('signed-up')
    assert.equal((await asMember('GET', `/activities/${occasion.tomorrowId}`)).mine.signedUp, true)
  })
}

async function checkIn({ check, phone, seen, occasion, asMember, asSecretary }) {
  const roster = async () => (await asSecretary('GET', `/activities/${occasion.activityId}/roster?limit=100`)).items.filter(({ attendance }) => attendance)
  await check('scans the board without a network: the scan is kept, and the page says so', async () => {
    const link = await occasion.link()
    await phone.open('/features/activities/check-in/index')
    await phone.cut()
    await phone.scan(link)
    await phone.says('签到待提交')
    await seen('check-in-kept')
    assert.deepEqual(await roster(), [])
  })
  await check('the network is back: it is sent by itself, and the member sees which it became', async () => {
    await phone.restore()
    const rows = await eventually(roster, (all) => all.length === 1)
    await phone.open(`/features/activities/detail/index?id=${occasion.activityId}`)
    await phone.says(rows[0].attendance.state === 'pending' ? '签到待核实' : '已签到')
    await seen('checked-in')
  })
  await check('scanning again changes nothing', async () => {
    await phone.open('/features/activities/check-in/index')
    await phone.scan(await occasion.link())
    await phone.says(/^(您已签到过了|签到待核实|签到成功)$/)
    assert.equal((await roster()).length, 1)
    assert.ok((await asMember('GET', `/activities/${occasion.activityId}`)).attendance)
  })
}

async function receive({ check, phone, seen, occasion, asMember }) {
  await check('receives a notice in the inbox, reads it and signs', async () => {
    const postId = await occasion.announce()
    await eventually(() => asMember('GET', '/messages'), ({ items }) => items.some(({ link }) => link?.id === postId))
    await phone.open('/tabs/me/index')
    await phone.link(/^我的消息/).tap()
    await seen('inbox')
    await phone.link(new RegExp(`未读.*${occasion.titles.notice.slice(0, 6)}`)).first().tap()
    await phone.article().waitFor()
    await phone.front().getByText('以上请知悉，读完签收。').first().waitFor()
    await seen('notice')
    await toTheEnd(phone.article())
    await phone.button('我已阅读，签收').tap()
    await phone.says(/^已于 .+ 签收$/)
    await seen('signed')
    assert.notEqual((await asMember('GET', `/posts/${postId}/mine`)).mine.receiptAt, null)
  })
}

/** `seen(screen)` looks at the screen in front as a judge would: axe, and nothing cut. */
export async function checkJourney({ check, name, phone, seen, occasion, asMember, asSecretary }) {
  const things = { check: (what, run) => check(`${name}: ${what}`, run), phone, seen, occasion, asMember, asSecretary }
  for (const part of [read, study, signUp, checkIn, receive]) await part(things)
}
