import assert from 'node:assert/strict'
import { wordsOf } from './office.mjs'

export const title = 'minutes of a meeting, and what the branch owes'

const mark = `记录流程${Date.now() % 100_000}`
/** A red square, as a photograph. */
const photo = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** A members' meeting of this morning: all but a few came, the list is confirmed. */
export async function heldMeeting(ask, name = mark, { confirm = true } = {}) {
  const api = await ask('secretary')
  const me = (await api('GET', '/auth/me')).body
  const at = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString()
  const plan = { kind: 'members_meeting', orgId: me.roles[0].org.id, title: name, place: '示教室', description: '', startsAt: at(-90), endsAt: at(-30), signUpMode: 'roster' }
  const { body: activity } = await api('POST', '/activities', plan)
  await api('POST', `/activities/${activity.id}/open`, {})
  const roster = (await api('GET', `/activities/${activity.id}/roster?limit=100`)).body.items
  const voters = roster.filter(({ status, away }) => status === 'full' && !away)
  const came = [...voters.slice(0, voters.length - 3), ...roster.filter(({ status, away }) => status === 'probationary' && !away)]
  for (const { member } of came) {
    const entered = await api('POST', `/activities/${activity.id}/staff-check-ins`, { memberId: member.id, way: 'manual', reason: '会后核对' })
    assert.equal(entered.status, 200, JSON.stringify(entered.body))
  }
  if (confirm) assert.equal((await api('POST', `/activities/${activity.id}/confirmation`, {})).status, 200)
  return { id: activity.id, orgId: plan.orgId, voters: voters.length, came, present: voters.length - 3, api }
}

const choose = async (page, label, option) => {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
  await list.locator('.ant-select-item-option', { hasText: option }).first().click()
  // the next list opens only when this one has gone
  await list.waitFor({ state: 'detached' })
}
const saved = (page) => page.getByRole('status').filter({ hasText: /已保存/ }).waitFor()
const download = async (page, name) => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
  return { name: file.suggestedFilename(), text: wordsOf(await file.path()) }
}

export async function run({ check, signIn, goTo, ask, axe, settled }) {
  const meeting = await heldMeeting(ask)
  const { voters, present } = meeting
  const page = await signIn('secretary', `/activities/${meeting.id}?tab=minutes`)

  await check('before anything is written, the form to fill in by hand can be printed', async () => {
    const { name, text } = await download(page, '打印空白记录表')
    assert.match(name, /^心内科党支部党员大会会议记录.*\.docx$/)
    assert.match(text, /听取支部委员会工作报告/)
  })

  await check('the recorder begins with the agenda of such a meeting and with the counted list', async () => {
    await page.getByRole('button', { name: '写会议记录' }).click()
    await page.getByRole('heading', { name: `会议记录：${mark}` }).waitFor()
    await settled(page)
    await axe(page)
    assert.equal(await page.getByLabel('议题').nth(1).inputValue(), '听取支部委员会工作报告')
    assert.match(await page.locator('.minutes-attendance').innerText(), new RegExp(`应到\\s*\\d+\\s*实到\\s*${meeting.came.length}`))
  })

  await check('what is typed is kept without a button', async () => {
    await choose(page, '主持人', meeting.came[0].member.name)
    await choose(page, '记录人', meeting.came[1].member.name)
    await page.getByLabel('内容', { exact: true }).first().fill(`上次决议三项均已落实。${mark}`)
    await page.getByRole('button', { name: '记一条发言' }).first().click()
    await page.getByLabel('发言人').fill(meeting.came[2].member.name)
    await page.getByLabel('发言内容').fill('同意支委会意见。')
    await saved(page)
    await page.reload()
    await settled(page)
    assert.equal(await page.getByLabel('发言内容').inputValue(), '同意支委会意见。')
  })

  await check('votes that cannot be are said beside them, and the result is reckoned while they are typed', async () => {
    await page.getByRole('button', { name: '加一项决议' }).click()
    await page.getByLabel('内容', { exact: true }).last().fill('同意接收某同志为预备党员')
    await choose(page, '表决', '接收预备党员')
    await page.getByLabel('赞成', { exact: true }).fill(String(present + 1))
    await page.getByText(`现场共 ${present + 1} 票，多于到会有表决权的 ${present} 人`).first().waitFor()
    await page.getByRole('status').filter({ hasText: '请先改正标出的内容' }).waitFor()
    await page.getByLabel('赞成', { exact: true }).fill(String(Math.floor(voters / 2) - 1))
    await page.getByText('未通过', { exact: true }).waitFor()
    await page.getByLabel('书面赞成').fill('2')
    await page.getByText('通过', { exact: true }).waitFor()
    await page.getByText(`应到有表决权的正式党员 ${voters} 人，实到 ${present} 人`).waitFor()
    await saved(page)
    await axe(page)
  })

  await check('photographs are sent and captioned', async () => {
    await page.locator('input[type=file]').setInputFiles({ name: `${mark}.png`, mimeType: 'image/png', buffer: photo })
    await page.getByLabel('第 1 张的说明').fill('会场一角')
    await page.locator('.minutes-photos__picture').first().waitFor()
    await saved(page)
  })

  await check('a second recorder who was slower is told, and overwrites nothing', async () => {
    const other = await signIn('commissioner', `/activities/${meeting.id}/minutes`)
    await page.getByLabel('名单以外的列席人员（选填）').fill('上级党委代表')
    await saved(page)
    await other.getByLabel('名单以外的列席人员（选填）').fill('我也在写')
    await other.getByText('这份记录刚刚被别人保存过').waitFor()
    await axe(other)
    assert.equal((await meeting.api('GET', `/activities/${meeting.id}/minutes`)).body.content.guests, '上级党委代表')
    await other.getByRole('button', { name: '载入已保存的记录' }).click()
    await other.getByRole('button', { name: '载入', exact: true }).click()
    await other.getByText('这份记录刚刚被别人保存过').waitFor({ state: 'detached' })
    assert.equal(await other.getByLabel('名单以外的列席人员（选填）').inputValue(), '上级党委代表')
    assert.equal(await other.getByRole('button', { name: '定稿' }).count(), 0)
  })

  await check('the Word file says what was written, counted and reckoned', async () => {
    const { name, text } = await download(page, '导出 Word')
    assert.match(name, /党员大会会议记录.*\.docx$/)
    for (const piece of [mark, '上次决议三项均已落实', '同意支委会意见', '同意接收某同志为预备党员', `应到有表决权的正式党员 ${voters} 人`, '：通过。', '会场一角', '上级党委代表', meeting.came[0].member.name]) assert.ok(text.includes(piece), piece)
  })

  await check('signed off by the secretary; from then on corrected only with a reason', async () => {
    await page.getByRole('button', { name: '预览' }).click()
    await page.getByRole('dialog').getByText('同意接收某同志为预备党员').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '定稿' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '定稿' }).click()
    await page.getByText('已定稿', { exact: true }).waitFor()
    await settled(page)
    await axe(page)
    await page.getByRole('button', { name: '更正', exact: true }).click()
    await page.getByLabel('责任人（选填）').fill('组织委员')
    await page.getByRole('button', { name: '提交更正' }).click()
    await page.getByLabel('更正原因').fill('漏写责任人')
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await page.getByText(/更正：漏写责任人/).waitFor()
    await page.getByText('责任人：组织委员').waitFor()
  })

  await check('the branch’s year shows the meeting as held, and goes home as a ledger', async () => {
    await goTo(page, '/duties')
    await page.getByRole('table').getByRole('link', { name: new RegExp(mark) }).waitFor()
    await axe(page)
    const { name, text } = await download(page, '导出台账 Excel')
    assert.match(name, /心内科党支部\d{4}年三会一课台账\.xlsx/)
    for (const piece of [mark, '示教室', '同意接收某同志为预备党员（通过）', '已定稿']) assert.ok(text.includes(piece), piece)
  })

  await check('what is owed leads to its planning', async () => {
    const links = page.getByRole('link', { name: /^安排/ })
    // 组织生活会 is asked for at the end of a year, and in the middle of a quarter nothing may be owed
    const nothing = page.getByText('待安排', { exact: true })
    if ((await links.count()) === 0) return assert.equal(await nothing.count(), 0)
    assert.match(await links.first().getAttribute('href'), new RegExp(`/activities/new\\?kind=\\w+&org=${meeting.orgId}$`))
  })

  await check('the committee office sees every branch, and those that owe', async () => {
    const office = await signIn('office', '/duties')
    const rows = office.locator('.duty-table tbody tr')
    const all = await rows.count()
    assert.ok(all > 30, String(all))
    await axe(office)
    await office.getByText('需要安排', { exact: true }).click()
    await office.waitForURL(/[?&]show=todo/)
    // opened so, nothing of the whole table is drawn first
    await goTo(office, '/duties?show=todo')
    await rows.first().waitFor()
    assert.ok((await rows.count()) <= all)
    const branch = rows.first().getByRole('link').first()
    const name = await branch.textContent()
    await branch.click()
    await office.getByRole('heading', { name: `${name}的三会一课` }).waitFor()
  })

  await check('another branch’s minutes are not there', async () => {
    const { body } = await (await ask('office'))('GET', '/managed-activities?limit=100')
    const foreign = body.items.find(({ org, kind }) => kind === 'committee_meeting' && org.id !== meeting.orgId)
    await goTo(page, `/activities/${foreign.id}/minutes`)
    await page.getByText('没有找到', { exact: false }).first().waitFor()
  })
}
