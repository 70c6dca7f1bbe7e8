import assert from 'node:assert/strict'

export const title = '投诉建议: handed in on a phone without a name, answered at the desk, read by its number'

const mark = `诉求流程${Date.now() % 100_000}`
const text = `${mark}：活动室的灯坏了一周，晚上看不了书`
const phoneScreen = { viewport: { width: 375, height: 812 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', isMobile: true, hasTouch: true }
/** A red square, as a photograph. */
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

const button = (page, name) => page.getByRole('button', { name, exact: true })

async function handIn({ check, browser, base, axe }) {
  const page = await (await browser.newContext(phoneScreen)).newPage()
  page.setDefaultTimeout(20_000)
  const sent = []
  page.on('request', (request) => request.url().includes('/api/v1/requests') && sent.push(request))
  let code = ''
  await check('from the home page, not signed in: a form that says what anonymous means', async () => {
    await page.goto(`${base}/#/tabs/home/index`)
    await page.getByText('投诉建议', { exact: true }).first().click()
    await button(page, '我要反映').click()
    await page.getByText('系统不记录您的账号、姓名、手机号、设备和网络地址').waitFor()
    await axe(page)
  })
  await check('what was written, and the photograph, outlive a relaunch', async () => {
    await page.getByLabel('向哪个组织反映').first().click()
    await page.getByText('心内科党支部', { exact: true }).last().click()
    await page.locator('textarea').fill(text)
    const chooser = page.waitForEvent('filechooser')
    await button(page, '添加照片').click()
    await (await chooser).setFiles({ name: `${mark}.png`, mimeType: 'image/png', buffer: picture })
    await page.getByText('照片 1 已上传').waitFor()
    await page.reload()
    await page.getByText('照片 1 已上传').waitFor()
    assert.equal(await page.locator('textarea').inputValue(), text)
  })
  await check('pressed twice, handed in once; a number, an organisation and two days', async () => {
    await button(page, '匿名提交').dblclick()
    await page.getByText('受理编号只显示这一次').waitFor()
    code = (await page.locator('.requests-code').textContent()).trim()
    assert.match(code, /^[34679A-Y]{4}-[34679A-Y]{4}-[34679A-Y]{4}$/)
    for (const words of ['办理组织', '心内科党支部', '受理', '答复']) await page.getByText(words, { exact: true }).first().waitFor()
    assert.equal(sent.filter((request) => request.url().endsWith('/requests/anonymous')).length, 1)
    await axe(page)
  })
  await check('nothing of who it is went along', async () => {
    for (const request of sent.filter((one) => one.method() === 'POST')) {
      const headers = await request.allHeaders()
      assert.equal(headers.authorization, undefined)
      assert.equal(headers['idempotency-key'], undefined)
      assert.equal(headers.cookie, undefined)
    }
  })
  return { page, code }
}

async function answer({ check, signIn, settled, axe, goTo }) {
  const page = await signIn('secretary', '/requests')
  await check('the secretary finds it, without a name', async () => {
    await page.getByRole('link', { name: new RegExp(mark) }).click()
    await page.getByRole('heading', { name: '办理经过' }).waitFor()
    await page.getByText(text).first().waitFor()
    await page.getByText('匿名', { exact: true }).waitFor()
    await settled(page)
    await axe(page)
  })
  await check('accepted and answered', async () => {
    await page.getByRole('button', { name: '受理', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '受理', exact: true }).click()
    await page.getByText('已受理').first().waitFor()
    await page.getByRole('button', { name: '答复', exact: true }).click()
    await page.getByRole('button', { name: '确定答复' }).click()
    await page.getByText('请填写').waitFor()
    await page.getByLabel('答复内容').fill(`${mark}：今天下午已换新灯`)
    await page.getByRole('button', { name: '确定答复' }).dblclick()
    await page.getByText('已答复', { exact: true }).first().waitFor()
    await settled(page)
    await axe(page)
  })
  await check('the list can be taken along as a sheet', async () => {
    await goTo(page, '/requests?state=done')
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出表格' }).click()
    assert.match((await waiting).suggestedFilename(), /^投诉建议.*\.xlsx$/)
  })
}

async function read({ check, axe, browser, base }, { page, code }) {
  await check('the number, kept on the phone, shows the answer; satisfied', async () => {
    await page.goto(`${base}/#/features/requests/mine/index`)
    await page.reload()
    await page.getByText(code, { exact: true }).click()
    await page.getByText(`${mark}：今天下午已换新灯`).waitFor()
    await axe(page)
    await button(page, '满意').click()
    await button(page, '确定').click()
    await page.getByText('您的评价：满意').waitFor()
    await page.getByText('已办结', { exact: true }).first().waitFor()
    assert.equal(await button(page, '满意').count(), 0)
  })
  await check('typed on another phone, in small letters and without dashes, it opens the same', async () => {
    const other = await (await browser.newContext(phoneScreen)).newPage()
    await other.goto(`${base}/#/features/requests/mine/index`)
    await button(other, '凭编号查进度').click()
    await other.getByLabel('受理编号').fill('acde-fghj-kmnp')
    await button(other, '查进度').click()
    await other.getByText('没有查到这个编号').waitFor()
    // a button swallows what follows too soon
    await other.waitForTimeout(600)
    await other.getByLabel('受理编号').fill(code.toLowerCase().replaceAll('-', ''))
    await button(other, '查进度').click()
    await other.getByText(`${mark}：今天下午已换新灯`).waitFor()
    await other.context().close()
  })
  await page.context().close()
}

export async function run(tools) {
  const handed = await handIn(tools)
  await answer(tools)
  await read(tools, handed)
}
