// Consent before what WeChat counts as personal: refused, not declared, agreed; and what the package asks for at all.
import assert from 'node:assert/strict'
import fs from 'node:fs'

const dist = new URL('../../dist/weapp/', import.meta.url).pathname

async function checkPackage(check) {
  await check('the package asks for no permission, lets only public pages be found, and names things for screen readers', () => {
    const app = JSON.parse(fs.readFileSync(`${dist}app.json`, 'utf8'))
    assert.equal(app.__usePrivacyCheck__, true)
    for (const name of ['permission', 'requiredPrivateInfos', 'requiredBackgroundModes', 'plugins']) assert.equal(app[name], undefined, name)
    const { rules } = JSON.parse(fs.readFileSync(`${dist}${app.sitemapLocation}`, 'utf8'))
    assert.deepEqual(rules.filter(({ action }) => action === 'allow').map(({ page }) => page), ['tabs/home/index', 'features/posts/list/index', 'features/posts/article/index'])
    assert.deepEqual(rules.at(-1), { action: 'disallow', page: '*' })
    const wxml = fs.readFileSync(`${dist}base.wxml`, 'utf8')
    for (const name of ['aria-label', 'aria-role', 'aria-live', 'aria-modal', 'aria-level']) assert.ok(wxml.includes(`${name}=`), name)
  })
}

/** Signed in as a secretary. */
export async function checkPrivacy({ check, app }) {
  const { front, page, start } = app
  const setting = (change) => page.evaluate((wanted) => window.__privacy(wanted), change)
  const cover = () => front().getByRole('button', { name: '选封面' }).tap()
  const sheet = () => front().getByRole('dialog', { name: '使用前请您同意' })
  await checkPackage(check)
  await check('what the operator did not declare is their fault, and said so', async () => {
    await setting({ declared: [], agreed: false })
    await start('features/posts/edit/index')
    await cover()
    await front().getByText(/这个功能还没有开通，不是您的问题/).waitFor()
    assert.equal(await sheet().count(), 0)
  })
  await check('before the album is opened the person is asked, and told what for; no is taken for an answer', async () => {
    await setting({ declared: null })
    await start('features/posts/edit/index')
    await cover()
    await sheet().getByText(/需要使用您选中的照片/).waitFor()
    await sheet().getByRole('button', { name: '查看隐私保护指引' }).waitFor()
    await sheet().getByRole('button', { name: '不同意' }).tap()
    await front().getByText(/您没有同意，所以没有继续/).waitFor()
    assert.equal(await sheet().count(), 0)
  })
  await check('asked again at once WeChat stays silent, and the page says what to do', async () => {
    await page.waitForTimeout(500)
    await cover()
    await front().getByText(/请过十秒再点一次/).waitFor()
    assert.equal(await sheet().count(), 0)
  })
  await check('who agrees is not asked twice', async () => {
    await start('features/activities/check-in/index')
    await front().getByRole('button', { name: '粘贴' }).tap()
    await sheet().getByRole('button', { name: '同意', exact: true }).tap()
    await front().getByText('剪贴板里没有内容。').waitFor()
    await page.waitForTimeout(500)
    await front().getByRole('button', { name: '粘贴' }).tap()
    await page.waitForTimeout(300)
    assert.equal(await sheet().count(), 0)
  })
}
