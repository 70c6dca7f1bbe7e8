import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { codeOf } from './operator-totp.mjs'

export const title = 'an operator: printed password, own password and authenticator, then every day'

const script = fileURLToPath(import.meta.resolve('@ejia/config/scripts/create-admin.mjs'))
const ownPassword = '走廊尽头的热水瓶三只'.padEnd(12, '半')

/** What `pnpm create-admin --operator` prints. */
async function printedPassword(name) {
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--again', '--operator', name])
  return /一次性密码：(\S+)/.exec(stdout)?.[1] ?? ''
}

export async function run({ check, visitor, axe, base }) {
  const name = `yunwei-${Date.now().toString(36)}`
  let page
  let secret
  const open = async () => {
    page = await visitor('/roles')
    await page.getByRole('tab', { name: '运维登录' }).click()
  }
  const fill = async (password, code) => {
    await page.getByLabel('账号').fill(name)
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByLabel('动态码').fill(code)
    await page.getByRole('button', { name: '登录', exact: true }).click()
  }

  await check('the printed password opens the set-up and nothing else', async () => {
    const printed = await printedPassword(name)
    assert.ok(printed.length >= 20, 'nothing was printed')
    await open()
    await axe(page)
    await fill(printed, '')
    await page.getByText('首次登录：请换成自己的密码').waitFor()
    await axe(page)
    secret = await page.locator('.set-up__scan code').innerText()
    assert.equal((await page.request.get(`${base}/api/v1/auth/me`)).status(), 401)
  })
  await check('a weak password and a wrong code are said beside their fields', async () => {
    await page.getByLabel('新密码', { exact: true }).fill(`${name}-2026`)
    await page.getByLabel('再填一次新密码').fill('x')
    await page.getByLabel('动态码').fill('12')
    await page.getByRole('button', { name: '完成设置' }).click()
    for (const text of ['不能与账号相同或包含账号', '两次填写的不一样', '请填写验证器上的 6 位数字']) await page.getByText(text).waitFor()
  })
  await check('own password and authenticator: recovery codes once, then the page that was wanted', async () => {
    await page.getByLabel('新密码', { exact: true }).fill(ownPassword)
    await page.getByLabel('再填一次新密码').fill(ownPassword)
    await page.getByLabel('动态码').fill(codeOf(secret))
    await page.getByRole('button', { name: '完成设置' }).click()
    await page.getByRole('list', { name: '恢复码' }).waitFor()
    await axe(page)
    assert.equal(await page.getByRole('list', { name: '恢复码' }).getByRole('listitem').count(), 8)
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByRole('heading', { name: '角色授权', level: 1 }).waitFor()
  })
  await check('the account page shows the operator, and axe finds nothing on it', async () => {
    await page.getByRole('link', { name: '账号与安全' }).click()
    await page.getByText('还有 8 个没有用过').waitFor()
    await axe(page)
  })
  await check('the next day: a wrong code is refused, the right one comes in, used again it does not', async () => {
    await open()
    await fill(ownPassword, '000000')
    await page.getByText('账号、密码或动态码不正确').waitFor()
    await axe(page)
    // a step ahead of the clock is taken, so the test need not wait for the next code
    const code = codeOf(secret, 1)
    await fill(ownPassword, code)
    await page.getByRole('heading', { name: '角色授权', level: 1 }).waitFor()
    await open()
    await fill(ownPassword, code)
    await page.getByText('账号、密码或动态码不正确').waitFor()
  })
}
