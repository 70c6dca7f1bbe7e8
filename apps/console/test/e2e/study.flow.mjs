import assert from 'node:assert/strict'

export const title = 'study: a post is assigned with its day, and everyone of the branch owes it'

export async function run({ check, signIn, ask, axe }) {
  await check('a secretary assigns a published post to the branch', async () => {
    const page = await signIn('secretary', '/study/new')
    await page.getByRole('button', { name: '安 排' }).or(page.getByRole('button', { name: '安排', exact: true })).click()
    await page.getByText('请选择一篇文章').waitFor()
    await page.getByLabel('文章', { exact: true }).click()
    await page.keyboard.type('白板')
    await page.locator('.ant-select-item-option').filter({ hasText: '白板' }).first().click()
    await page.getByRole('combobox', { name: '安排给' }).click()
    await page.keyboard.type('心内科')
    await page.locator('.ant-select-tree-treenode').filter({ hasText: '心内科党支部' }).click()
    await page.getByLabel('完成期限').fill('2027-03-31')
    // not Enter: it would send the form
    await page.keyboard.press('Tab')
    await axe(page)
    await page.getByRole('button', { name: '安 排' }).or(page.getByRole('button', { name: '安排', exact: true })).click()
    await page.waitForURL(/\/console\/study$/)
    const row = page.getByRole('row').filter({ hasText: '2027年3月31日' })
    await row.getByText('心内科党支部').first().waitFor()
    assert.match(await row.innerText(), /0\/3\d 人/)
  })
  await check('a member of the branch owes it, a foreign one does not', async () => {
    const owed = async (who) => (await (await ask(who))('GET', '/study/mine?state=owed')).body.items.some(({ dueOn }) => dueOn === '2027-03-31')
    assert.deepEqual([await owed('member'), await owed('retired')], [true, false])
  })
}
