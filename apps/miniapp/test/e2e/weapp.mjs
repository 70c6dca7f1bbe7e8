// The built mini-program, its requests going to the started product.
import assert from 'node:assert/strict'
import { openWeapp } from '../weapp/harness.mjs'

const read = async (base, path) => (await fetch(`${base}/api/v1${path}`)).json()

export async function checkWeapp({ check, base, mark }) {
  const app = await openWeapp({ api: base, name: 'weapp-site-e2e' })
  const { front, start, record } = app
  await check('mini-program: the first page is drawn from what the API answers', async () => {
    const { organisation, notices } = await read(base, '/home')
    await start()
    await front().locator('.hero__org').getByText(organisation, { exact: true }).waitFor()
    for (const { title } of notices) await front().getByText(title, { exact: true }).first().waitFor()
    assert.ok(notices.length > 0)
    assert.deepEqual((await record()).requests, ['GET /home'])
  })
  await check('mini-program: a section opens with its own articles', async () => {
    const { items } = await read(base, '/posts?section=rules')
    await front().getByRole('link', { name: '党建制度' }).tap()
    await front().getByRole('link', { name: new RegExp(items[0].title) }).waitFor()
    assert.deepEqual((await record()).stack, ['tabs/home/index', 'features/posts/list/index'])
  })
  await check('mini-program: a member signs in, and the API says who it is', async () => {
    await start('tabs/me/index')
    await front().getByRole('button', { name: '登录' }).tap()
    await front().getByRole('link', { name: /^普通党员/ }).tap()
    await front().getByText('退出登录').waitFor()
    await front().getByText('王砚秋').waitFor()
  })
  await check('mini-program: what was done in the browser is there: the article and the points', async () => {
    await start('features/posts/search/index')
    await front().locator('input').fill('藤椅')
    await front().getByRole('link', { name: new RegExp(mark) }).tap()
    await front().getByText(/^已于 .+ 签收$/).waitFor()
    await start('features/points/mine/index')
    await front().getByRole('link', { name: new RegExp(mark) }).waitFor()
  })
  await check('mini-program: no errors, nothing asked of wx that it lacks', async () => {
    assert.deepEqual(await app.troubles(), { errors: [], unsupported: {} })
  })
  await app.close()
}
