const posts = async (ask, who, query) => (await (await ask(who))('GET', `/managed-posts?limit=100${query}`)).body.items

export const screens = async ({ ask }) => {
  const published = (await posts(ask, 'secretary', '&state=published')).find(({ receiptRequired }) => receiptRequired)
  const [waiting] = await posts(ask, 'office', '&toReview=true')
  const editor = (page) => page.getByRole('textbox', { name: '正文' }).waitFor()
  return [
    { path: '/posts/new', ready: editor },
    { path: `/posts/${published.id}`, ready: editor },
    { path: `/posts/${published.id}`, ready: (page) => editor(page).then(() => page.getByRole('button', { name: '手机预览' }).click()).then(() => page.locator('.phone').waitFor()) },
    { path: `/posts/${published.id}`, ready: (page) => editor(page).then(() => page.getByRole('button', { name: '修订记录' }).click()).then(() => page.locator('.comparison').waitFor()) },
    { path: `/posts/${published.id}/readers` },
    ...(waiting ? [{ path: `/posts/${waiting.id}/review`, as: 'office' }] : []),
  ]
}
