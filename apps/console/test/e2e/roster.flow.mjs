import assert from 'node:assert/strict'
import fs from 'node:fs'
import { cityRoster, cityRows } from '@ejia/config/testing/city-roster.mjs'
import writeExcel from 'write-excel-file/node'

export const title = 'roster: a city is imported, all of it or nothing; a branch keeps to itself'

/** antd parts the two characters of a short button. */
const button = (page, words) => page.getByRole('button', { name: new RegExp(`^${[...words].join('\\s?')}$`) })
const xlsx = async (name, lines) => ({ name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await writeExcel(lines).toBuffer() })
const totalOf = async (asked) => (await asked('GET', '/members?limit=1')).body.total
const idIn = (page) => /imports\/([\w-]+)$/.exec(page.url())[1]

/** Groups to put a city into: branches are counted by other flows. */
async function foundGroups(asked) {
  const { items } = (await asked('GET', '/orgs')).body
  const parent = items.find(({ name }) => name === '离退休第六党支部')
  const names = Array.from({ length: 12 }, (_, index) => `城市名册第${index + 1}小组`)
  for (const name of names) {
    const { status } = await asked('POST', '/orgs', { parentId: parent.id, name, kind: 'group' })
    assert.ok([201, 409].includes(status), `${name}: ${status}`)
  }
  return names
}

/** Hands a file in and runs it dry; every column is known by its heading. */
async function tryOut(page, file) {
  const before = page.url()
  await page.locator('input[type=file]').setInputFiles(file)
  await page.waitForURL((url) => url.href !== before && /imports\/[\w-]+$/.test(url.pathname))
  await button(page, '试运行').click()
  await page.locator('.figures').waitFor({ timeout: 90_000 })
}

export async function run({ check, signIn, ask, goTo, axe }) {
  const office = await ask('office')
  const groups = await foundGroups(office)
  const before = await totalOf(office)
  let desk

  await check(`${cityRows} rows with forty bad ones change nothing and name the forty`, async () => {
    desk = await signIn('office', '/members/imports')
    await axe(desk)
    const { lines, badRows } = cityRoster({ branches: groups, spoilt: true })
    await tryOut(desk, await xlsx('全市名册.xlsx', lines))
    await desk.getByText('40 行有错，名册没有任何改动').waitFor()
    assert.equal(await button(desk, '正式导入').count(), 0)
    const named = await desk.getByRole('region', { name: '有错的行' }).locator('tbody tr td:first-child').allInnerTexts()
    assert.deepEqual(named.map(Number), badRows)
    await axe(desk)
    assert.equal(await totalOf(office), before)
    assert.equal((await office('POST', `/roster-imports/${idIn(desk)}/run`, {})).body.code, 'members.import_has_errors')
  })

  await check('the forty can be taken home as a sheet', async () => {
    const arriving = desk.waitForEvent('download')
    await button(desk, '下载有错的行').click()
    const download = await arriving
    assert.equal(download.suggestedFilename(), '名册错误行.xlsx')
    assert.equal(fs.readFileSync(await download.path()).subarray(0, 2).toString(), 'PK')
  })

  await check('put right, it is imported while the page is left, and everybody is there', async () => {
    await tryOut(desk, await xlsx('全市名册-改.xlsx', cityRoster({ branches: groups }).lines))
    await desk.getByText('每一行都能导入').waitFor()
    assert.equal(await totalOf(office), before)
    await button(desk, '正式导入').click()
    await button(desk.locator('.ant-modal-confirm'), '导入').click()
    await desk.getByText('正在导入').first().waitFor()
    const importId = idIn(desk)
    await goTo(desk, '/members')
    await goTo(desk, `/members/imports/${importId}`)
    await desk.getByText('导入完成').waitFor({ timeout: 120_000 })
    await axe(desk)
    assert.equal(await totalOf(office), before + cityRows)
  })

  await check('the whole table is there to be scrolled: the last row stands as soon as it is reached', async () => {
    await goTo(desk, '/members')
    await desk.getByText(`共 ${before + cityRows} 条`, { exact: true }).waitFor({ timeout: 60_000 })
    const table = desk.getByRole('region', { name: '党员名册' })
    const [last] = (await office('GET', '/members?limit=1&descending=true')).body.items
    await table.evaluate((element) => element.scrollTo(0, element.scrollHeight))
    await table.getByRole('cell', { name: last.rosterNo, exact: true }).waitFor({ timeout: 3000 })
    assert.ok((await table.locator('tbody tr').count()) < 200, 'every row is drawn')
    await desk.getByLabel('按姓名或编号查找').fill('CS03151')
    await desk.waitForURL(/q=CS03151/)
    await desk.getByText('共 1 条', { exact: true }).waitFor()
    await axe(desk)
  })

  await check('a secretary sees nobody of another branch: not in the list, by address, by id', async () => {
    const page = await signIn('secretary', '/members')
    const own = await (await ask('secretary'))('GET', '/auth/me')
    const { items: orgs } = (await office('GET', '/orgs')).body
    const foreign = orgs.find(({ name }) => name === '骨科党支部')
    const [stranger] = (await office('GET', `/members?orgId=${foreign.id}&limit=1`)).body.items
    const listed = await page.getByRole('region', { name: '党员名册' }).locator('tbody tr td:nth-child(3)').allInnerTexts()
    assert.ok(listed.length > 20 && listed.every((name) => name === own.body.org.name), String(new Set(listed)))
    await goTo(page, `/members?org=${foreign.id}`)
    await page.getByText('不在您的管理范围内').first().waitFor()
    await goTo(page, `/members/${stranger.id}`)
    await page.getByText('没有找到').first().waitFor()
    await goTo(page, `/orgs?org=${foreign.id}`)
    await page.getByRole('heading', { level: 2, name: own.body.org.name }).waitFor()
    assert.equal(await page.getByText('骨科党支部').count(), 0)
  })

  await check('nor by an import: rows of another branch are named, nothing changes', async () => {
    const [stranger] = (await office('GET', '/members?q=CS00002&limit=1')).body.items
    const page = await signIn('secretary', '/members/imports')
    const lines = [['工号', '姓名', '党组织', '人员状态'], ['YJ001', '越界甲', '骨科党支部', '正式党员'], [stranger.rosterNo, stranger.name, '心内科党支部', '正式党员']]
    await tryOut(page, await xlsx('越界.xlsx', lines))
    await page.getByText('2 行有错').waitFor()
    await page.getByText('没有找到“骨科党支部”，或者它不在您的管理范围内').waitFor()
    await page.getByText('名册里已有此人，但不在您的管理范围内').waitFor()
    assert.deepEqual((await office('GET', '/members?q=CS00002&limit=1')).body.items, [stranger])
    assert.equal((await office('GET', '/members?q=YJ001')).body.total, 0)
  })

  await check('a member is handed over to a branch out of reach: asked, sent back with a reason, and never moved', async () => {
    const page = await signIn('secretary', '/members')
    await page.getByRole('region', { name: '党员名册' }).locator('tbody tr td:nth-child(1) a').last().click()
    await button(page, '转到其他支部').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('转到').click()
    await page.keyboard.type('骨科')
    await page.locator('.ant-select-tree-treenode').filter({ hasText: '骨科党支部' }).click()
    await dialog.getByText('接收之前').waitFor()
    await dialog.getByLabel('事由').fill('轮转到骨科')
    await axe(page)
    await button(dialog, '发出转接').click()
    await page.getByText('正在转接').waitFor()
    await goTo(desk, '/members/transfers')
    const row = desk.getByRole('row').filter({ hasText: '轮转到骨科' })
    await button(row, '退回').click()
    await desk.getByLabel('退回原因').fill('先完成本季度组织生活')
    await button(desk.locator('.ant-modal-confirm'), '退回').click()
    await row.getByText('已退回').waitFor()
    await goTo(page, '/members/transfers?direction=out')
    await page.getByRole('row').filter({ hasText: '先完成本季度组织生活' }).getByText('已退回').waitFor()
    await axe(page)
  })
}
