/** The ways to sign in, each under axe, and the dialog that grants an office. */
export const screens = [
  { path: '/sign-in', as: 'visitor', ready: (page) => page.getByRole('img', { name: /登录二维码/ }).waitFor() },
  { path: '/sign-in', as: 'visitor', ready: async (page) => {
    await page.getByRole('tab', { name: '运维登录' }).click()
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByText('请填写账号').waitFor()
  } },
  { path: '/sign-in', as: 'visitor', ready: (page) => page.getByRole('tab', { name: '演示账号' }).click() },
  { path: '/roles', as: 'office', ready: async (page) => {
    await page.getByRole('button', { name: '授权', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: '授予角色' })
    await dialog.getByRole('button', { name: '授权' }).click()
    await dialog.getByText('请选择党员').waitFor()
  } },
]
