// An activity on its way: planned, opened, checked into with the code on the board, confirmed; and the points it brings.
import assert from 'node:assert/strict'

const minute = 60_000
/** Days and times as the form takes them, in Shanghai. */
const inShanghai = (at) => new Date(at + 8 * 60 * minute).toISOString()
const day = (at) => inShanghai(at).slice(0, 10)
const time = (at) => inShanghai(at).slice(11, 16)

async function plan(secretary, title, now) {
  const field = (name) => secretary.front().getByLabel(name, { exact: true })
  await secretary.choose('类型', '志愿服务')
  await secretary.choose('组织', '心内科党支部')
  await secretary.choose('参加方式', '名册上的同志都参加')
  await field('名称').fill(title)
  await field('地点').fill('门诊大厅')
  await field('日期').fill(day(now - 5 * minute))
  await field('开始时间').fill(time(now - 5 * minute))
  await field('结束日期').fill(day(now + 60 * minute))
  await field('结束时间').fill(time(now + 60 * minute))
  await secretary.button('保存').tap()
}

/** What the board shows now: the characters to type, and the link in its QR. */
async function openBoard(secretary) {
  const isBoard = (response) => response.url().endsWith('/board') && response.ok()
  const [issued] = await Promise.all([secretary.page.waitForResponse(isBoard), secretary.link(/^签到大屏/).tap()])
  const { codes, stepSeconds } = await issued.json()
  const typed = () => secretary.front().locator('.board-typed').innerText()
  const scanned = (now) => codes.findLast(({ from }) => Date.parse(from) <= now && now < Date.parse(from) + stepSeconds * 1000)?.text
  return { typed, scanned }
}

const present = (phone, count) => phone.front().locator('.board-count').filter({ hasText: '实到' }).getByText(String(count), { exact: true }).waitFor()

async function checkOpening({ check, secretary, title }) {
  let board
  await check('the secretary plans an activity', async () => {
    await secretary.open('/tabs/me/index')
    await secretary.link('建活动').tap()
    await plan(secretary, title, Date.now())
    await secretary.says('门诊大厅')
  })
  await check('opened, its roster is fixed and members see it', async () => {
    await secretary.button('开放').tap()
    await secretary.agree('开放这次活动？', '开放')
    await secretary.link(/^名单/).waitFor()
  })
  await check('the board shows a code to scan, characters to type, and nobody yet', async () => {
    board = await openBoard(secretary)
    await secretary.front().getByRole('img', { name: '签到二维码' }).waitFor()
    assert.match(await board.typed(), /^[A-Z0-9 ]{8,9}$/)
    await present(secretary, 0)
  })
  return board
}

async function checkCheckIn({ check, secretary, member, title, board, base }) {
  await check('the member opens the activity and checks in with the typed code', async () => {
    await member.open('/tabs/activities/index')
    await member.link(new RegExp(title)).tap()
    await member.button('签到').tap()
    await member.front().locator('input:visible').fill(await board.typed())
    await member.button('提交签到码').tap()
    await member.says('签到成功')
  })
  await check('the points row says how many, by which rule, and what they wait for', async () => {
    await member.says(/^积分 \+\d+$/)
    await member.says(/^规则 v\d+ · .*待书记确认名单$/)
  })
  await check('the board counts them', () => present(secretary, 1))
  await check('scanning the board again is told kindly, and nothing is added', async () => {
    const { pathname } = new URL(board.scanned(Date.now()))
    await member.page.goto('about:blank')
    await member.page.goto(base + pathname)
    await member.says('您已签到过了')
    await member.says('不用再签，您的记录还在。')
    await present(secretary, 1)
  })
}

/** A row of the points page is read as it is seen: its mark, then what it was for. */
const waiting = (title) => new RegExp(`^待确认\\s*${title}`)

async function checkPoints({ check, member, title }) {
  await check('the points page lists the entry once, as waiting', async () => {
    await member.open('/features/points/mine/index')
    await member.link(waiting(title)).waitFor()
    assert.equal(await member.link(new RegExp(title)).count(), 1)
  })
  await check('the entry explains itself: whence it came and by which rule', async () => {
    await member.link(waiting(title)).tap()
    for (const text of ['参加活动', '心内科党支部', '依据的规则', /^参加志愿服务（第 \d+ 版）$/, /等支部确认签到名单后就确定下来/]) await member.says(text)
  })
}

async function checkConfirming({ check, secretary, member, title }) {
  await check('the secretary confirms the list', async () => {
    await secretary.back()
    await secretary.link(/^确认名单/).tap()
    await secretary.button('确认名单').tap()
    await secretary.agree('确认名单？', '确认名单')
    await secretary.says('名单已确认')
    await secretary.says(/^实到 1 人，积分已经生效。$/)
  })
  await check("the member's points wait no longer", async () => {
    await member.open('/features/points/mine/index')
    await member.link(new RegExp(`^${title}`)).waitFor()
    await member.link(waiting(title)).waitFor({ state: 'detached' })
  })
}

export async function checkActivity({ check, secretary, member, base, mark }) {
  const title = `志愿服务：门诊导诊（${mark}）`
  const board = await checkOpening({ check, secretary, title })
  await checkCheckIn({ check, secretary, member, title, board, base })
  await checkPoints({ check, member, title })
  await checkConfirming({ check, secretary, member, title })
}
