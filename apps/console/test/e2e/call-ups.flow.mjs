// A call from the desk to a team; a member answers on the phone, once without a network; the list changes by itself.
import assert from 'node:assert/strict'

export const title = 'call-ups: called at the desk, answered on the phone, stood down'

const mark = `召集流程${Date.now() % 100_000}`
const phoneScreen = { viewport: { width: 375, height: 812 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', isMobile: true, hasTouch: true, reducedMotion: 'reduce' }

/** The member's phone, signed in on the H5 client. */
async function openPhone(browser, base) {
  const context = await browser.newContext(phoneScreen)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const front = () => page.locator('.taro_page:visible').last()
  await page.goto(`${base}/#/tabs/me/index`)
  await front().getByRole('button', { name: '登录' }).tap()
  await front().getByRole('link', { name: /^普通党员/ }).tap()
  await front().getByText('退出登录').waitFor()
  return { context, page, front, close: () => context.close() }
}

/** The number under a word of the list. */
const count = (page, word) => page.locator('.call-ups-counts > div').filter({ has: page.getByText(word, { exact: true }) }).locator('dd')
/** Waits until it says so, without anything being pressed. */
const becomes = (page, word, value) => count(page, word).getByText(String(value), { exact: true }).waitFor({ timeout: 10_000 })
const rowOf = (page, name) => page.getByRole('row').filter({ hasText: name })

export async function run({ check, signIn, ask, axe, browser, base }) {
  const asMember = await ask('member')
  const me = (await asMember('GET', '/auth/me')).body
  let desk
  let phone
  let callId

  await check('the secretary calls a team from the desk: asked once more, then the list is open', async () => {
    desk = await signIn('secretary', '/call-ups')
    await axe(desk)
    await desk.getByRole('button', { name: '发起召集' }).click()
    await desk.getByRole('button', { name: '马上召集' }).click()
    await desk.getByText('请写到哪里集合').waitFor()
    const team = desk.getByRole('checkbox', { name: /心内科应急队/ })
    if (!(await team.isChecked())) await team.check()
    await desk.getByLabel('什么事').fill(mark)
    await desk.getByLabel('情况').fill('请到导管室支援转运。')
    await desk.getByLabel('集合地点').fill('住院楼三楼导管室')
    await desk.getByRole('checkbox', { name: /这是演练/ }).check()
    await desk.getByRole('button', { name: '开始演练' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: /^发\s?出$/ }).click()
    await desk.waitForURL(/\/call-ups\/[0-9a-f-]{36}$/)
    callId = desk.url().split('/').at(-1)
    await becomes(desk, '应到', 6)
    await becomes(desk, '没回应', 6)
    assert.equal(await desk.getByRole('button', { name: /后可再提醒/ }).isDisabled(), true)
    await axe(desk)
  })
  await check('it is the first thing on the member’s phone; looking at it is seen at the desk', async () => {
    phone = await openPhone(browser, base)
    await phone.page.goto(`${base}/#/tabs/home/index`)
    await phone.front().getByRole('button', { name: new RegExp(`^应急召集：.*${mark}`) }).tap()
    await phone.front().getByText('住院楼三楼导管室').waitFor()
    await becomes(desk, '已看', 1)
    await axe(phone.page)
  })
  await check('an answer tapped without a network is kept, sent by itself, and the list changes by itself', async () => {
    await phone.context.setOffline(true)
    await phone.front().getByRole('radio', { name: '30 分钟内到' }).tap()
    await phone.front().getByRole('button', { name: /^收到，马上到/ }).tap()
    await phone.front().getByText(/待提交/).waitFor()
    assert.equal(await count(desk, '马上到').textContent(), '0')
    await phone.context.setOffline(false)
    await becomes(desk, '马上到', 1)
    await rowOf(desk, me.name).getByText('30 分钟内到').waitFor()
    await phone.front().getByText('您已回应').waitFor()
  })
  await check('the answer may be changed, and the desk sees the newest', async () => {
    await phone.front().getByRole('button', { name: '改变回应' }).tap()
    await phone.front().getByRole('button', { name: '收到，来不了' }).tap()
    await phone.front().getByRole('button', { name: '正在手术' }).tap()
    await becomes(desk, '来不了', 1)
    await rowOf(desk, me.name).getByText(/改过 1 次/).waitFor()
  })
  await check('numbers are shown for ringing up, arrivals are ticked', async () => {
    await desk.getByRole('button', { name: `查看${me.name}的号码` }).click()
    await rowOf(desk, me.name).getByRole('link', { name: /^\d{11}$/ }).waitFor()
    await desk.getByRole('button', { name: `登记到场：${me.name}` }).click()
    await becomes(desk, '已到场', 1)
    await phone.page.goto(`${base}/#/tabs/home/index`)
    await phone.page.goto(`${base}/#/features/call-ups/call/index?id=${callId}`)
    await phone.front().getByText('您已到场').waitFor()
  })
  await check('stood down with a word, which the member reads; nobody answers any more', async () => {
    await desk.getByRole('button', { name: '解除召集' }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByRole('textbox').fill('演练结束，谢谢大家。')
    await dialog.getByRole('button', { name: '解除并通知所有人' }).click()
    await desk.getByText('已解除', { exact: true }).first().waitFor()
    const { items } = (await asMember('GET', '/messages')).body
    assert.deepEqual([items[0].kind, items[0].text], ['call_up', '演练结束，谢谢大家。'])
    assert.equal((await asMember('POST', `/call-ups/${callId}/answers`, { kind: 'coming', minutes: 10 })).body.code, 'call_ups.over')
    const [download] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: '导出名单' }).click()])
    assert.match(download.suggestedFilename(), new RegExp(mark))
    await phone.close()
  })
}
