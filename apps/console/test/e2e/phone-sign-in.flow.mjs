import assert from 'node:assert/strict'

export const title = 'signing in with a phone: the H5 page of the same product says yes'

const phoneScreen = { viewport: { width: 375, height: 812 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', isMobile: true, hasTouch: true }

export async function run({ check, signIn, visitor, browser, ask, axe }) {
  /** Where the QR leads, as a camera would read it. */
  const linkOn = (desk) => desk.getByRole('link', { name: '在网页版手机端打开' }).getAttribute('href')

  /** A phone of its own: opens the link, signs in as one of the demonstration people, comes back to the question. */
  async function phone(link, who) {
    const page = await (await browser.newContext(phoneScreen)).newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(link)
    await page.getByText('登录后会接着确认电脑端的登录').waitFor()
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByText(who, { exact: false }).first().click()
    return page
  }

  let desk
  let held
  await check('a visitor to the roster is shown a QR, and a secretary who scans it is asked on the phone', async () => {
    desk = await visitor('/binding-requests')
    await desk.getByRole('img', { name: /登录二维码/ }).waitFor()
    await axe(desk)
    const link = await linkOn(desk)
    assert.match(link, /\/cs\/[\w-]{22}$/)
    held = { link, phone: await phone(link, '方静怡') }
    await held.phone.getByText('确认登录电脑端？').waitFor()
    await held.phone.getByText(/Chrome/).waitFor()
    await desk.getByText(/方\*\* 已扫码/).waitFor()
    await axe(desk)
  })
  await check('somebody else who scans the same QR is refused and changes nothing', async () => {
    const code = held.link.split('/cs/')[1]
    const office = await ask('office')
    const { status, body } = await office('POST', `/auth/console-sign-ins/${code}/scan`, {})
    assert.deepEqual([status, body.code], [409, 'auth.console_other_person'])
    const other = await phone(held.link, '林晓岚')
    await other.getByText('已被另一位同志扫过').waitFor()
    await other.context().close()
    const member = await ask('member')
    assert.equal((await member('POST', `/auth/console-sign-ins/${code}/decision`, { accept: true })).body.code, 'auth.console_no_role')
  })
  await check('the tap on the phone lets the desk in, where it wanted to go', async () => {
    await held.phone.getByRole('button', { name: '确认登录' }).click()
    await held.phone.getByText('已确认').waitFor()
    await held.phone.context().close()
    await desk.getByRole('heading', { name: '绑定申请', level: 1 }).waitFor()
    await desk.getByRole('button', { name: /方静怡/ }).waitFor()
  })
  await check('who ends all sessions is out at once', async () => {
    await desk.getByRole('link', { name: '账号与安全' }).click()
    await desk.getByRole('button', { name: '退出所有设备' }).click()
    await desk.getByRole('button', { name: '全部退出' }).click()
    await desk.waitForURL(/sign-in/)
  })
  await check('a session ended elsewhere asks over the page; the phone brings the same person back to what they typed', async () => {
    const office = await signIn('office', '/roles')
    await office.getByLabel('按姓名查找').fill('方')
    await (await ask('office'))('DELETE', '/auth/sessions', {})
    await office.getByLabel('按姓名查找').fill('方静怡')
    const dialog = office.getByRole('dialog', { name: '请重新登录' })
    await dialog.getByRole('img', { name: /登录二维码/ }).waitFor()
    await axe(office)
    const person = await phone(await linkOn(office), '林晓岚')
    await person.getByRole('button', { name: '确认登录' }).click()
    await person.getByText('已确认').waitFor()
    await person.context().close()
    await dialog.waitFor({ state: 'detached' })
    assert.equal(await office.getByLabel('按姓名查找').inputValue(), '方静怡')
    await office.getByRole('cell', { name: '方静怡' }).first().waitFor()
  })
  await check('refused on the phone is said at the desk, and another QR is at hand', async () => {
    const other = await visitor('/')
    const person = await phone(await linkOn(other), '方静怡')
    await person.getByRole('button', { name: '取消', exact: true }).click()
    await person.getByText('已取消').waitFor()
    await person.context().close()
    await other.getByText('手机上取消了登录').waitFor()
    await other.getByRole('button', { name: '换一个二维码' }).click()
    await other.getByRole('img', { name: /登录二维码/ }).waitFor()
  })
}
