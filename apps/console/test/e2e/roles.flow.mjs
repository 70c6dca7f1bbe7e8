import assert from 'node:assert/strict'

export const title = 'offices: granted, seen, taken back; not above one\'s own and not by a branch'

export async function run({ check, signIn, ask, goTo }) {
  let office
  const row = (name) => office.getByRole('row').filter({ hasText: name }).filter({ hasText: '心内科党支部' })
  await check('the committee office makes a member commissioner of the branch', async () => {
    office = await signIn('office', '/roles')
    await office.getByRole('button', { name: '授权', exact: true }).click()
    const dialog = office.getByRole('dialog', { name: '授予角色' })
    await dialog.getByLabel('党员').click()
    await office.keyboard.type('王砚秋')
    await office.getByRole('option', { name: /王砚秋/ }).first().waitFor({ state: 'attached' })
    await office.locator('.ant-select-item-option').filter({ hasText: '王砚秋' }).first().click()
    await dialog.getByLabel('角色').click()
    await office.locator('.ant-select-item-option').filter({ hasText: '支部委员' }).first().click()
    await dialog.getByLabel('任职组织').click()
    await office.keyboard.type('心内科')
    await office.getByRole('treeitem').filter({ hasText: '心内科党支部' }).click()
    await dialog.getByRole('button', { name: '授权' }).click()
    await dialog.waitFor({ state: 'detached' })
    await office.getByLabel('按姓名查找').fill('王砚秋')
    await row('王砚秋').waitFor()
    const { body } = await (await ask('member'))('GET', '/auth/me')
    assert.deepEqual(body.roles.map(({ role }) => role), ['commissioner'])
  })
  await check('and takes it back', async () => {
    await office.getByRole('button', { name: '收回王砚秋的支部委员角色' }).click()
    await office.getByRole('dialog').getByRole('button', { name: '收回' }).click()
    await row('王砚秋').waitFor({ state: 'detached' })
    const { body } = await (await ask('member'))('GET', '/auth/me')
    assert.deepEqual(body.roles, [])
  })
  await check('a secretary has no such page in the menu, and by its address nobody to see or to grant', async () => {
    const secretary = await signIn('secretary')
    assert.equal(await secretary.getByRole('link', { name: '角色授权' }).count(), 0)
    await goTo(secretary, '/roles')
    await secretary.getByText('您没有授予角色的权限').waitFor()
    const { body: me } = await (await ask('secretary'))('GET', '/auth/me')
    const wish = { memberId: me.member.id, role: 'office', orgId: me.manages[0].id }
    assert.equal((await (await ask('secretary'))('POST', '/role-grants', wish)).status, 403)
  })
}
