import assert from 'node:assert/strict'

export const title = 'a meeting: planned, announced, leaves decided, checked in on the wall, confirmed'

const minute = 60_000
const phoneScreen = { viewport: { width: 375, height: 812 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', isMobile: true, hasTouch: true }
/** As a field takes it, in Shanghai. */
const wall = (at) => new Date(at + 480 * minute).toISOString().slice(0, 16).replace('T', ' ')

/** A member's phone: signed in by their role among the demonstration accounts. */
async function phoneOf(browser, base, role) {
  const page = await (await browser.newContext(phoneScreen)).newPage()
  page.setDefaultTimeout(15_000)
  const front = () => page.locator('.taro_page:visible').last()
  await page.goto(`${base}/#/tabs/me/index`)
  await front().getByRole('button', { name: '登录' }).tap()
  await front().getByRole('link', { name: new RegExp(`^${role}`) }).tap()
  await front().getByText('退出登录').waitFor()
  const open = async (id) => {
    await page.goto('about:blank')
    await page.goto(`${base}/#/features/activities/detail/index?id=${id}`)
    await front().locator('.theme').waitFor()
  }
  return { page, front, open, button: (name) => front().getByRole('button', { name, exact: true }), says: (text) => front().getByText(text).first().waitFor() }
}

/** antd's pickers take typing; Enter takes it over. */
async function typeMoment(page, label, at) {
  const field = page.getByLabel(label, { exact: true })
  await field.fill(wall(at))
  await field.press('Enter')
}

async function choose(page, label, option) {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click()
}

const dialog = (page) => page.getByRole('dialog')
const agree = async (page, answer) => {
  await dialog(page).getByRole('button', { name: answer, exact: true }).click()
  await dialog(page).waitFor({ state: 'hidden' })
}
const row = (page, name) => page.getByRole('row', { name: new RegExp(name) })

async function plan({ check, desk, axe, name }) {
  let id
  await check('a plan names its kind, hours and people; what is missing is said beside the field', async () => {
    await desk.getByRole('button', { name: '新建活动' }).click()
    await desk.getByRole('heading', { name: '新建活动', level: 1 }).waitFor()
    await choose(desk, '类型', '党员大会')
    assert.match(await desk.getByLabel('名称', { exact: true }).inputValue(), /月党员大会$/)
    await desk.getByLabel('名称', { exact: true }).fill('')
    await desk.getByRole('button', { name: '保存，先不开放' }).click()
    await desk.getByText('请填写名称').waitFor()
    await axe(desk)
  })
  await check('what was typed is still there after the page was left', async () => {
    await desk.getByLabel('名称', { exact: true }).fill(name)
    await desk.getByLabel('地点', { exact: true }).fill('门诊楼五楼会议室')
    await desk.waitForTimeout(600)
    await desk.reload()
    await desk.getByText('已恢复上次没有保存的内容').waitFor()
    assert.equal(await desk.getByLabel('名称', { exact: true }).inputValue(), name)
  })
  await check('saved, it is a plan that says how many it would expect', async () => {
    await typeMoment(desk, '开始', Date.now() - 5 * minute)
    await desk.getByText('仅正式和预备党员').click()
    await desk.getByRole('button', { name: '保存，先不开放' }).dblclick()
    await desk.getByText(/现在开放的话，应到 \d+ 人/).waitFor()
    id = /activities\/([0-9a-f-]{36})/.exec(desk.url())[1]
    await axe(desk)
  })
  return id
}

async function announce({ check, desk, member, id, name, ask }) {
  await check('before it is announced, members do not see it', async () => {
    assert.equal((await (await ask('member'))('GET', `/activities/${id}`)).status, 404)
    const { body } = await (await ask('secretary'))('GET', `/managed-activities?q=${encodeURIComponent(name)}`)
    assert.equal(body.items.length, 1, 'a double click makes one plan')
  })
  await check('announced, its list is made and the phone shows it', async () => {
    await desk.getByRole('button', { name: '开放', exact: true }).click()
    await agree(desk, '开放')
    await desk.getByRole('tab', { name: '名单' }).waitFor()
    await member.open(id)
    await member.says(name)
  })
}

async function excuse({ check, desk, probationary, goTo, ask, id, name, axe }) {
  await check('a member asks to be excused on the phone', async () => {
    await probationary.open(id)
    await probationary.button('请假').tap()
    const sheet = probationary.front().getByRole('dialog', { name: '请假' })
    await sheet.getByRole('button', { name: /^事由/ }).tap()
    await probationary.front().getByRole('radio', { name: '手术', exact: true }).tap()
    await sheet.getByRole('button', { name: '提交请假' }).tap()
    await probationary.says('待批准')
  })
  await check('the request waits among the leaves, and the secretary grants it', async () => {
    await goTo(desk, '/leaves')
    const request = row(desk, name)
    await request.getByText('手术').waitFor()
    await axe(desk)
    await request.getByRole('button', { name: /^准假/ }).click()
    await agree(desk, '准假')
    await request.waitFor({ state: 'detached' })
    const { body } = await (await ask('probationary'))('GET', `/activities/${id}`)
    assert.equal(body.mine.leave, 'granted')
  })
}

const figure = async (board, label) => Number(await board.locator('.board__figure').filter({ hasText: label }).locator('dd').innerText())
const shows = (board, label, count) => board.locator('.board__figure').filter({ hasText: label }).getByText(String(count), { exact: true }).waitFor()
const missing = async (board) => Number(/\d+/.exec(await board.getByRole('heading', { name: /^还没到/ }).innerText())[0])

async function checkIn(phone, board, id) {
  await phone.open(id)
  await phone.button('签到').tap()
  await phone.front().locator('input:visible').fill(await board.locator('.board__typed b').innerText())
  await phone.button('提交签到码').tap()
  await phone.says('签到成功')
}

async function onTheWall({ check, signIn, member, retired, id, axe }) {
  const board = await signIn('secretary', `/activities/${id}/board`)
  let left
  await check('the board of the meeting room shows a QR, characters to type, the count and who is missing', async () => {
    await board.getByRole('img', { name: '签到二维码' }).waitFor()
    assert.match(await board.locator('.board__typed b').innerText(), /^[A-Z0-9]{4} [A-Z0-9]{4}$/)
    await shows(board, '实到', 0)
    assert.equal(await figure(board, '请假'), 1)
    left = await missing(board)
    assert.equal(left, (await figure(board, '应到')) - 1)
    await axe(board)
    assert.equal(await board.evaluate(() => globalThis.document.documentElement.scrollHeight > globalThis.innerHeight), false, 'scrolls')
  })
  await check('somebody checks in by the characters shown, and the count rises by itself', async () => {
    await checkIn(member, board, id)
    await shows(board, '实到', 1)
    assert.equal(await missing(board), left - 1)
  })
  await check('without a network the board says so and since when, and goes on showing codes', async () => {
    await board.context().setOffline(true)
    const trouble = board.getByRole('alert')
    await trouble.getByText(/网络断开，从 \d\d:\d\d 起人数没有更新/).waitFor({ timeout: 30_000 })
    await board.getByRole('img', { name: '签到二维码' }).waitFor()
    await axe(board)
    await checkIn(retired, board, id)
    assert.equal(await figure(board, '实到'), 1)
    await board.context().setOffline(false)
    await shows(board, '实到', 2)
    await trouble.waitFor({ state: 'detached' })
  })
  await check('on a large screen everything is in view; Esc leaves', async () => {
    await board.setViewportSize({ width: 1920, height: 1080 })
    await board.getByRole('img', { name: '签到二维码' }).waitFor()
    assert.equal(await board.evaluate(() => globalThis.document.documentElement.scrollHeight > globalThis.innerHeight), false, 'scrolls')
    await board.keyboard.press('Escape')
    await board.getByRole('tab', { name: '名单' }).waitFor()
  })
}

async function confirm({ check, desk, goTo, id, member, axe, name }) {
  await check('who came without a phone is entered with a reason', async () => {
    await goTo(desk, `/activities/${id}?tab=roster`)
    await desk.getByText('未到', { exact: true }).first().click()
    const entered = desk.getByRole('button', { name: /^补签 / }).first()
    const who = (await entered.getAttribute('aria-label')).replace('补签 ', '')
    await entered.click()
    await dialog(desk).getByLabel('补签原因').fill('手机没电，现场核对')
    await agree(desk, '补签')
    await desk.getByText(/^实到 \d/).first().click()
    await row(desk, who).getByText(/补签（/).waitFor()
    await row(desk, who).getByText('手机没电，现场核对').waitFor()
    await axe(desk)
  })
  await check('the confirmation shows every row and what follows from it', async () => {
    await desk.getByRole('button', { name: '确认名单', exact: true }).click()
    await desk.getByRole('heading', { name: `确认名单：${name}` }).waitFor()
    await desk.getByText(/^实到的 3 人积分生效/).waitFor()
    await desk.getByText(/分，待确认$/).first().waitFor()
    await axe(desk)
  })
  await check('confirmed, the minutes are next and the phone says it counts', async () => {
    await desk.getByRole('button', { name: '确认名单', exact: true }).click()
    await agree(desk, '确认名单')
    await desk.getByRole('tab', { name: '会议记录', selected: true }).waitFor()
    await desk.getByText('已确认', { exact: true }).first().waitFor()
    await member.open(id)
    await member.says('已签到')
  })
}

async function invite({ check, signIn, ask, axe, mark }) {
  await check('a general branch plans for its committee and invites a branch secretary to sit in', async () => {
    const api = await ask('general-secretary')
    const { roles } = (await api('GET', '/auth/me')).body
    const at = (days) => new Date(Date.now() + days * 1440 * minute).toISOString()
    const body = { kind: 'committee_meeting', orgId: roles[0].org.id, title: `总支委员会（${mark}）`, place: '', description: '', startsAt: at(3), endsAt: at(3.05), signUpMode: 'roster' }
    const { id } = (await api('POST', '/activities', body)).body
    const page = await signIn('general-secretary', `/activities/${id}`)
    await page.getByLabel('邀请列席').fill('方静怡')
    await page.locator('.ant-select-dropdown:visible').getByText(/^方静怡/).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '邀请', exact: true }).click()
    await page.getByRole('list', { name: '列席人员' }).getByText(/^方静怡/).waitFor()
    await axe(page)
    await page.getByRole('button', { name: '取消邀请 方静怡' }).click()
    await page.getByRole('list', { name: '列席人员' }).waitFor({ state: 'detached' })
    assert.equal((await (await ask('secretary'))('GET', `/activities/${id}`)).status, 404)
  })
}

/** What is another organisation's is not there, by menu and by address. */
async function elsewhere({ check, desk, goTo, ask }) {
  await check('another branch\'s activity is neither listed nor reached by its address', async () => {
    const { body } = await (await ask('office'))('GET', '/managed-activities?limit=100')
    const api = await ask('secretary')
    const seen = await Promise.all(body.items.map(({ id }) => api('GET', `/activities/${id}`)))
    const other = body.items.find((_, index) => seen[index].status === 404)
    for (const tail of ['', '/edit', '/confirm', '?tab=roster']) {
      await goTo(desk, `/activities/${other.id}${tail}`)
      await desk.getByText(/找不到|没有找到|不存在/).first().waitFor()
      assert.equal(await desk.getByText(other.title).count(), 0)
    }
    await goTo(desk, `/activities?q=${encodeURIComponent(other.title)}`)
    await desk.getByText('没有符合条件的活动').waitFor()
  })
}

export async function run({ check, signIn, goTo, ask, axe, base, browser }) {
  const name = `党员大会：年度总结（${Date.now() % 100_000}）`
  const desk = await signIn('secretary', '/activities')
  const id = await plan({ check, desk, axe, name })
  if (!id) return
  const [member, probationary, retired] = [await phoneOf(browser, base, '普通党员'), await phoneOf(browser, base, '预备党员'), await phoneOf(browser, base, '.*组织委员')]
  await announce({ check, desk, member, id, name, ask })
  await excuse({ check, desk, probationary, goTo, ask, id, name, axe })
  await onTheWall({ check, signIn, member, retired, id, axe })
  await confirm({ check, desk, goTo, id, member, axe, name })
  for (const { page } of [member, probationary, retired]) await page.context().close()
  await elsewhere({ check, desk, goTo, ask })
  await invite({ check, signIn, ask, axe, mark: name })
}
