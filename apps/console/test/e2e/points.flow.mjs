import assert from 'node:assert/strict'

export const title = 'points by hand: proposed, agreed, read on the phone, appealed against, answered'

const mark = `积分流程${Date.now() % 100_000}`
const article = `${mark}：在院报发表通讯`
const phoneScreen = { viewport: { width: 375, height: 812 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', isMobile: true, hasTouch: true }
/** A red square, as a certificate. */
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

const choose = async (page, label, option) => {
  // a required field's name begins with its star
  await page.getByRole('combobox', { name: new RegExp(`^(\\* ?)?${label}$`) }).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first().click()
}
const agree = async (page, name) => {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** The member's phone, on a page of the mini-program's H5. */
async function openPhone(browser, base, who, at) {
  const page = await (await browser.newContext(phoneScreen)).newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${base}/#${at}`)
  await page.getByRole('button', { name: '登录', exact: true }).first().click()
  await page.getByText(who, { exact: false }).first().click()
  return page
}

async function propose({ check, signIn, goTo, axe, settled, name }) {
  const page = await signIn('commissioner', '/points/awards/new')
  await check('what is missing is said beside each field, and what was typed outlives a reload', async () => {
    await page.getByLabel('事由').fill(article)
    await page.getByRole('button', { name: '提交审批' }).click()
    for (const words of ['请选择项目', '请选择党员', '请写明依据']) await page.getByText(words).waitFor()
    await axe(page)
    await page.waitForTimeout(600)
    await page.reload()
    await settled(page)
    assert.equal(await page.getByLabel('事由').inputValue(), article)
  })
  await check('the commissioner proposes, with evidence', async () => {
    await choose(page, '项目', '发表宣传稿件')
    await page.getByText('每篇 3 分').waitFor()
    await page.getByRole('combobox', { name: '党员' }).fill(name)
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name }).first().click()
    await page.keyboard.press('Escape')
    await page.getByLabel('佐证说明').fill('见院报本月刊第 2 版')
    await page.locator('input[type=file]').setInputFiles({ name: `${mark}.png`, mimeType: 'image/png', buffer: picture })
    await page.getByRole('button', { name: `移除 ${mark}.png` }).waitFor()
    await page.getByRole('button', { name: '提交审批' }).dblclick()
    await page.getByRole('heading', { name: article, level: 1 }).waitFor()
    await page.getByText('等待另一位同志审批').waitFor()
    assert.equal(await page.getByRole('button', { name: '同意' }).count(), 0)
    assert.equal(await page.getByRole('button', { name: '撤回' }).count(), 1)
  })
  await check('pressed twice, proposed once', async () => {
    await goTo(page, '/points/awards?state=proposed')
    assert.equal(await page.getByRole('link', { name: article, exact: true }).count(), 1)
  })
}

async function decide({ check, signIn, axe, settled }) {
  const page = await signIn('secretary', '/points/awards?state=proposed')
  await check('the secretary finds it among what waits, sees the evidence and agrees', async () => {
    await page.getByRole('link', { name: `审批 ${article}` }).click()
    await page.getByText('见院报本月刊第 2 版').waitFor()
    await page.getByRole('button', { name: `${mark}.png` }).waitFor()
    await settled(page)
    await axe(page)
    await page.getByRole('button', { name: '同意' }).click()
    await agree(page, '同意')
    await page.getByText('已同意', { exact: true }).waitFor()
    await page.getByRole('link', { name: '+3 分，查看' }).waitFor()
  })
  await check('the ledger has it once, with who proposed and who agreed', async () => {
    await page.getByRole('link', { name: '+3 分，查看' }).click()
    for (const words of ['提出人', '审批人', '发表宣传稿件（第 1 版）']) await page.getByText(words, { exact: true }).waitFor()
    await axe(page)
  })
}

async function appeal({ check, browser, base, name }) {
  const phone = await openPhone(browser, base, name, '/features/points/mine/index')
  await check('the member reads it on the phone: what for, by which rule, who', async () => {
    await phone.getByRole('link', { name: new RegExp(article) }).first().click()
    for (const words of ['支部登记', '提出人', '审批人', '见院报本月刊第 2 版']) await phone.getByText(words).first().waitFor()
  })
  await check('and objects', async () => {
    await phone.getByRole('button', { name: '有疑问，提出申诉' }).click()
    await phone.getByRole('button', { name: '提出申诉', exact: true }).click()
    await phone.getByText('请写明理由').waitFor()
    // a button takes no second press at once
    await phone.waitForTimeout(600)
    await phone.getByLabel('理由').fill(`${mark}：这一篇是两位同志合写的，请核对`)
    await phone.getByRole('button', { name: '提出申诉', exact: true }).click()
    await phone.getByText('等待答复').waitFor()
  })
  return phone
}

async function answer({ check, signIn, goTo, axe, settled, name, phone }) {
  await check('who entered it does not answer: the secretary sees the appeal and no form', async () => {
    const page = await signIn('secretary', '/points/appeals')
    await page.getByRole('row', { name: new RegExp(mark) }).getByRole('link', { name, exact: true }).click()
    await page.getByText('要由没有经办过这一条的书记或党委办答复').waitFor()
    assert.equal(await page.getByRole('heading', { name: '答复', exact: true }).count(), 0)
  })
  await check('the secretary above answers: taken back and given again, both kept', async () => {
    const page = await signIn('general-secretary', '/points/appeals')
    await page.getByRole('row', { name: new RegExp(mark) }).getByRole('link', { name: `答复 ${name}` }).click()
    await page.getByRole('radio', { name: '成立', exact: true }).check()
    await page.getByLabel('答复意见').fill('核对属实，合写各记一半')
    await page.getByRole('button', { name: '答复', exact: true }).click()
    await page.getByText('请选择怎样更正').waitFor()
    await page.getByRole('checkbox', { name: /冲正原来那一条/ }).check()
    await page.getByRole('checkbox', { name: '补记积分' }).check()
    await page.getByRole('combobox', { name: /按哪条规则/ }).fill('其他先锋')
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '其他先锋作用' }).click()
    await page.locator('.ant-select-dropdown').last().waitFor({ state: 'hidden' })
    await page.getByLabel('分值').fill('1.5')
    await settled(page)
    await axe(page)
    await page.getByRole('button', { name: '答复', exact: true }).click()
    await page.getByText('核对属实，合写各记一半').waitFor()
    await page.getByRole('link', { name: new RegExp(`冲正 ${article}（−3 分）`) }).waitFor()
    await page.getByRole('link', { name: new RegExp(`补记 ${article}（\\+1.5 分）`) }).waitFor()
    await goTo(page, '/points/appeals?state=upheld')
    await page.getByRole('row', { name: new RegExp(mark) }).waitFor()
  })
  await check('the member reads the answer and both rows', async () => {
    await phone.reload()
    await phone.getByText(/答复：成立/).waitFor()
    await phone.getByText('核对属实，合写各记一半').waitFor()
    await phone.getByText('积分已更正，合计 −1.5 分').waitFor()
    for (const words of ['冲正', '补记']) await phone.getByText(words, { exact: true }).first().waitFor()
  })
}

async function govern({ check, signIn, goTo, axe, settled }) {
  const page = await signIn('office', '/points/rules/edit?key=attendance.theme_day')
  await check('a rule is tried on last month before it is put in force', async () => {
    await page.getByLabel('每次分值').fill('6')
    await page.getByRole('button', { name: '试算' }).click()
    await page.getByText('上限不能低于单次分值').first().waitFor()
    await page.getByLabel('每月上限').fill('6')
    await page.getByLabel('全年上限').fill('72')
    await page.getByRole('button', { name: '试算' }).click()
    await page.getByText('现行合计').waitFor()
    await page.locator('.points-change--more').first().waitFor()
    await settled(page)
    await axe(page)
  })
  await check('a version to come can be withdrawn before it takes effect', async () => {
    await page.getByLabel('说明').fill(`到会并经支部确认，每次 6 分。${mark}`)
    await page.getByLabel('施行日期').fill('2030-01-01')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: '立为新版本' }).click()
    await page.getByText('已经记下的分不变').waitFor()
    await agree(page, '立新版本')
    await page.getByText('1 个新版本将施行').waitFor()
    await page.getByRole('button', { name: '撤回' }).first().click()
    await page.getByLabel('撤回原因').fill('先不改')
    await agree(page, '撤回')
    await page.getByText('1 个新版本将施行').waitFor({ state: 'detached' })
    await axe(page)
  })
  await check('the ledger by its filters, kept in the address', async () => {
    await goTo(page, '/points/ledger?source=appeal')
    await page.getByRole('link', { name: article }).first().waitFor()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel' }).click()])
    assert.match(file.suggestedFilename(), /^积分明细（\d{4}-\d\d-\d\d）\.xlsx$/)
  })
}

export async function run(tools) {
  const { name } = (await (await tools.ask('member'))('GET', '/auth/me')).body
  const own = { ...tools, name }
  await propose(own)
  await decide(own)
  const phone = await appeal(own)
  await answer({ ...own, phone })
  await phone.context().close()
  await govern(own)
}
