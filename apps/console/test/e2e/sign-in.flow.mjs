import assert from 'node:assert/strict'

export const title = 'signing in, and what each may see'

const menu = (page) => page.getByRole('navigation', { name: '主菜单' })

export async function run({ check, signIn, visitor, settled, base, axe }) {
  await check('a visitor is asked to sign in and comes back to where they wanted to go', async () => {
    const page = await visitor('/members?q=1')
    assert.match(page.url(), /\/console\/sign-in\?to=%2Fmembers%3Fq%3D1$/)
    await axe(page)
  })
  let secretary
  await check('a secretary sees the workbench, who they are, and no more of the menu than they may use', async () => {
    secretary = await signIn('secretary')
    await secretary.getByRole('heading', { name: '工作台', level: 1 }).waitFor()
    await secretary.getByRole('button', { name: /方静怡.*心内科党支部.*书记/ }).waitFor()
    await menu(secretary).getByRole('link', { name: '工作台' }).waitFor()
  })
  await check('each line of the workbench leads to the place where it is done', async () => {
    const duties = secretary.getByRole('region', { name: /^组织生活/ })
    const owed = duties.getByRole('link', { name: /^(去安排|补开或补录)：/ }).first()
    // in the middle of a quarter a branch may owe nothing
    await owed.or(duties.getByText('该开的都已开过或已安排。')).waitFor()
    if ((await owed.count()) > 0) {
      await owed.click()
      await secretary.getByRole('heading', { name: '新建活动', level: 1 }).waitFor()
      await secretary.goBack()
    }
    const recent = secretary.getByRole('region', { name: '近期动态' }).getByRole('link').first()
    const title = await recent.textContent()
    await recent.click()
    await secretary.waitForURL(/\/console\/(posts|activities)\//)
    await secretary.getByText(title).first().waitFor()
    await secretary.goto(`${base}/console/`)
  })
  await check('an address that is not there leads home', async () => {
    await secretary.goto(`${base}/console/no-such-page`)
    await secretary.getByRole('heading', { name: '没有这个页面' }).waitFor()
    await secretary.getByRole('link', { name: '回到工作台' }).click()
    await secretary.getByRole('heading', { name: '工作台', level: 1 }).waitFor()
  })
  await check('the keyboard reaches the page past the menu', async () => {
    await secretary.goto(`${base}/console/`)
    await settled(secretary)
    await secretary.keyboard.press('Tab')
    await secretary.keyboard.press('Enter')
    assert.equal(await secretary.evaluate(() => globalThis.document.activeElement.id), 'main')
  })
  await check('the committee office sees more than the secretary', async () => {
    const office = await signIn('office')
    await office.getByRole('button', { name: /党委办/ }).waitFor()
    assert.ok((await menu(office).getByRole('link').count()) >= (await menu(secretary).getByRole('link').count()))
  })
  await check('a lost session asks to sign in again over the page; what was asked for then comes', async () => {
    const refused = { status: 401, contentType: 'application/problem+json', body: JSON.stringify({ code: 'auth.session_ended', detail: '登录已过期' }) }
    await secretary.route('**/api/v1/members?**', (route) => route.fulfill(refused), { times: 1 })
    await menu(secretary).getByRole('link', { name: '党员名册' }).click()
    const dialog = secretary.getByRole('dialog', { name: '请重新登录' })
    await dialog.waitFor()
    await axe(secretary)
    await dialog.getByRole('tab', { name: '演示账号' }).click()
    await dialog.getByRole('button', { name: /方静怡/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    await secretary.getByRole('row', { name: /心内科/ }).first().waitFor()
  })
  await check('a session that ended while nobody was here leads to the sign-in', async () => {
    await secretary.context().clearCookies()
    await secretary.reload()
    await secretary.waitForURL(/sign-in/)
  })
  await check('who signs out is out', async () => {
    const page = await signIn('secretary')
    await page.getByRole('button', { name: /方静怡/ }).click()
    await page.getByRole('menuitem', { name: '退出登录' }).click()
    await page.waitForURL(/\/console\/sign-in/)
    await page.goto(`${base}/console/`)
    await page.waitForURL(/\/console\/sign-in/)
  })
}
