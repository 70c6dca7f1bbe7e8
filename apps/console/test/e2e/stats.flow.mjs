import assert from 'node:assert/strict'
import fs from 'node:fs'

export const title = 'statistics: the same numbers on the screen, in Excel and for nobody else'

const numberIn = (text) => Number(/\d+/.exec(text)[0])

export async function run({ check, signIn, ask, goTo, axe }) {
  let office
  await check('the office sees the year of all branches, and picks one of them', async () => {
    office = await signIn('office', '/stats')
    await office.getByText('开展活动').waitFor()
    const branches = office.getByRole('row').filter({ hasText: '党支部' })
    assert.equal(await branches.count(), 34)
    const all = numberIn(await office.locator('.stats__value').first().innerText())
    await office.getByRole('combobox', { name: '组织' }).click()
    await office.keyboard.type('心内科')
    await office.locator('.ant-select-tree-treenode').filter({ hasText: '心内科党支部' }).click()
    await office.waitForURL(/orgId=\d+/)
    await branches.nth(1).waitFor({ state: 'detached' })
    await office.locator('.stats__value').first().filter({ hasNotText: `${all} 次` }).waitFor()
    const one = numberIn(await office.locator('.stats__value').first().innerText())
    assert.ok(one > 0 && one < all, `${one} of ${all}`)
    await axe(office)
  })
  await check('Excel holds what the screen shows', async () => {
    const arriving = office.waitForEvent('download')
    await office.getByRole('button', { name: '导出 Excel' }).click()
    const download = await arriving
    assert.match(download.suggestedFilename(), /^党建统计\d{4}-\d\d至\d{4}-\d\d\.xlsx$/)
    assert.equal(fs.readFileSync(await download.path()).subarray(0, 2).toString(), 'PK')
  })
  await check('a secretary has the own branch only, by menu and by address', async () => {
    const secretary = await signIn('secretary', '/stats')
    await secretary.getByRole('row').filter({ hasText: '心内科党支部' }).waitFor()
    assert.equal(await secretary.getByRole('row').filter({ hasText: '党支部' }).count(), 1)
    const { body } = await (await ask('office'))('GET', '/orgs')
    const foreign = body.items.find(({ name }) => name === '骨科党支部')
    await goTo(secretary, `/stats?orgId=${foreign.id}`)
    await secretary.getByText('不在您的管理范围内').first().waitFor()
  })
  await check('the corridor screen fills itself at both sizes and needs no mouse', async () => {
    for (const viewport of [{ width: 1366, height: 768 }, { width: 1920, height: 1080 }]) {
      const screen = await signIn('office', '/corridor', { viewport })
      for (const heading of ['近一年组织生活到会人次', '近期活动', '最新动态']) await screen.getByRole('heading', { name: heading }).waitFor()
      assert.equal(await screen.evaluate(() => globalThis.document.documentElement.scrollHeight > globalThis.innerHeight), false, 'needs scrolling')
      await axe(screen)
    }
  })
}
