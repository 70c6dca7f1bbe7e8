import assert from 'node:assert/strict'
import { article, word, wordRtf } from './publish.fixtures.mjs'

export const title = 'posts: written from Word and a 公众号 article, reviewed, published, read on a phone; two at once; none of another branch'

const mark = Date.now().toString(36).slice(-6)
const postTitle = `党费收支公开 ${mark}`

/** As a program's paste arrives. */
const paste = (page, data) =>
  page.getByRole('textbox', { name: '正文' }).evaluate((editor, given) => {
    const clipboardData = new globalThis.DataTransfer()
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text)
    editor.focus()
    editor.dispatchEvent(new globalThis.ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, data)

const body = (page) => page.getByRole('textbox', { name: '正文' })
const button = (page, name) => page.getByRole('button', { name, exact: true })
const idIn = (page) => /\/posts\/([0-9a-f-]{36})/.exec(page.url())?.[1]
const choose = async (page, field, option) => {
  await page.getByLabel(field, { exact: true }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click()
}

export async function run({ check, signIn, goTo, ask, axe, browser, base }) {
  let page
  let postId
  await check('a paste from Word keeps structure, table and picture', async () => {
    page = await signIn('secretary', '/posts')
    await page.getByRole('button', { name: '写文章' }).click()
    await page.getByLabel('标题', { exact: true }).fill(postTitle)
    await paste(page, { 'text/html': word, 'text/rtf': wordRtf, 'text/plain': '收支说明' })
    await body(page).getByRole('heading', { name: '收支说明' }).waitFor()
    await body(page).locator('img:not([data-pending])').waitFor()
    const html = await body(page).innerHTML()
    assert.match(html, /<ul[^>]*>(?:(?!<\/ul>).)*按规定上缴(?:(?!<\/ul>).)*用于慰问/s)
    assert.equal(await body(page).getByRole('row').count(), 2)
    assert.doesNotMatch(html, /Mso|font-family|仿宋|file:/)
  })
  await check('a paste from a 公众号 article is cleaned, its source kept; pictures that cannot be kept say why and can go', async () => {
    await body(page).press('Control+End')
    await paste(page, { 'text/html': article, 'text/plain': '党员突击队到社区' })
    await body(page).getByText('服务群众一百二十余人次。').waitFor()
    assert.equal(await page.getByLabel('来源', { exact: true }).inputValue(), '医院宣传科')
    const troubles = page.getByRole('region', { name: '没有保存的图片' })
    await troubles.getByText('不在允许转存的范围内').waitFor()
    await troubles.getByText('elsewhere.example').waitFor()
    await troubles.getByRole('listitem').nth(1).waitFor({ timeout: 20_000 })
    await axe(page)
    while ((await troubles.count()) > 0 && (await troubles.getByRole('button', { name: /^移除/ }).count()) > 0) await troubles.getByRole('button', { name: /^移除/ }).first().click()
    assert.equal(await body(page).locator('img').count(), 1)
  })
  await check('the secretary hands it in as 党务公开 with a public notice; nothing is wrong beside the fields', async () => {
    await choose(page, '栏目', '党务公开')
    await page.getByText('这是公示').click()
    await button(page, '提交审核').click()
    await page.getByText('已提交，等待审核').waitFor()
    postId = idIn(page)
    assert.ok(postId, page.url())
    await page.getByText('待审核').first().waitFor()
  })
  await check('the office cannot pass it without the secrecy check, and passes it with', async () => {
    const office = await signIn('office', '/posts?toReview=true')
    await office.getByRole('link', { name: `审核：${postTitle}` }).click()
    await office.getByRole('checkbox').waitFor()
    await axe(office)
    await button(office, '通 过').or(button(office, '通过')).click()
    await office.getByText('通过之前，请先完成保密审查并勾选').waitFor()
    await office.getByRole('checkbox').check()
    await button(office, '通 过').or(button(office, '通过')).click()
    await office.getByText('已通过（含保密审查）').waitFor()
  })
  await check('the secretary publishes it', async () => {
    await goTo(page, `/posts/${postId}`)
    await button(page, '发 布').or(button(page, '发布')).click()
    const question = page.getByRole('dialog', { name: '现在发布？' })
    await question.getByText('公示期 5 个工作日').waitFor()
    await question.getByRole('button', { name: /^发\s?布$/ }).click()
    await page.getByText('已发布').first().waitFor()
  })
  await check('a member reads it on a phone, table and picture included', () => readOnPhone({ browser, base, postId }))
  await check('the secretary sees who has read it', async () => {
    await goTo(page, `/posts/${postId}/readers`)
    await page.getByText(/^已读 1$/).waitFor()
    const arriving = page.waitForEvent('download')
    await button(page, '导出 Excel').click()
    assert.match((await arriving).suggestedFilename(), /^阅读与签收-.*\.xlsx$/)
  })
  await conflict({ check, signIn, ask, axe })
  await check('a post of another branch is not there, whatever the address', async () => {
    const office = await ask('office')
    const foreign = (await office('GET', '/orgs')).body.items.find(({ name }) => name === '骨科党支部')
    const made = await office('POST', '/posts', { section: 'news', orgId: foreign.id, title: `别的支部 ${mark}`, bodyHtml: '<p>文</p>' })
    for (const path of ['', '/review', '/readers']) {
      await goTo(page, `/posts/${made.body.id}${path}`)
      await page.getByText('没有找到').first().waitFor()
      assert.equal(await page.getByText('别的支部').count(), 0)
    }
    await goTo(page, `/posts?q=${encodeURIComponent('别的支部')}`)
    await page.getByText('没有符合条件的文章').waitFor()
  })
}

async function readOnPhone({ browser, base, postId }) {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true, locale: 'zh-CN' })
  const phone = await context.newPage()
  phone.setDefaultTimeout(15_000)
  const front = () => phone.locator('.taro_page:visible').last()
  await phone.goto(`${base}/#/tabs/me/index`)
  await front().getByRole('button', { name: '登录' }).tap()
  await front().getByRole('link', { name: /^普通党员/ }).tap()
  await front().getByText('退出登录').waitFor()
  await phone.goto('about:blank')
  await phone.goto(`${base}/#/features/posts/article/index?id=${postId}`)
  await front().getByText(postTitle).first().waitFor()
  await front().getByText('1200 元').waitFor()
  await front().locator('.article img').first().waitFor()
  const drawn = await front().locator('.article img').first().evaluate((image) => image.decode().then(() => image.naturalWidth))
  assert.ok(drawn > 0, 'the picture is drawn')
  assert.equal(await phone.evaluate(() => globalThis.document.documentElement.scrollWidth > globalThis.innerWidth), false, 'scrolls sideways')
  await context.close()
}

async function conflict({ check, signIn, ask, axe }) {
  let first
  let second
  await check('of two who open a post, the second is told', async () => {
    const secretary = await ask('secretary')
    const me = (await secretary('GET', '/auth/me')).body
    const made = await secretary('POST', '/posts', { section: 'branch', orgId: me.roles[0].org.id, title: `两人同写 ${mark}`, bodyHtml: '<p>原来的一段。</p>' })
    first = await signIn('secretary', `/posts/${made.body.id}`)
    await body(first).waitFor()
    second = await signIn('commissioner', `/posts/${made.body.id}`)
    await second.getByText('也在编辑这篇文章').waitFor()
  })
  await check('the later save overwrites nothing: theirs and mine side by side, then both are revisions', async () => {
    await body(first).click()
    await first.keyboard.press('Control+End')
    await first.keyboard.type('书记加的话。')
    await button(first, '保存草稿').click()
    await first.getByRole('status').filter({ hasText: '保存' }).getByText(/保存$/).first().waitFor()
    await body(second).click()
    await second.keyboard.press('Control+End')
    await second.keyboard.type('委员加的话。')
    await button(second, '保存草稿').click()
    await second.getByText('先保存了新的一版').waitFor()
    await second.locator('.comparison').getByText('书记加的话').waitFor()
    await second.locator('.comparison').getByText('委员加的话').waitFor()
    await axe(second)
    await second.getByRole('button', { name: /^保存我的/ }).click()
    await second.getByText('先保存了新的一版').waitFor({ state: 'detached' })
    await button(second, '修订记录').click()
    const drawer = second.getByRole('dialog', { name: '修订记录' })
    await drawer.getByText('第 3 版').first().waitFor()
    await drawer.getByRole('button', { name: '恢复到第 2 版' }).click()
    await second.getByRole('dialog', { name: '恢复到第 2 版？' }).getByRole('button', { name: /^恢\s?复$/ }).click()
    await body(second).getByText('书记加的话').waitFor()
  })
  await check('what was typed and not saved is there after the page was lost', async () => {
    await body(second).click()
    await second.keyboard.press('Control+End')
    await second.keyboard.type('没来得及保存')
    await second.waitForTimeout(800)
    await second.reload()
    await body(second).getByText('没来得及保存').waitFor()
    await second.getByText('上次没有保存的内容').waitFor()
  })
}
