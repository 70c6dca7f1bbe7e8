/** One that waits, for the secretary to work. */
async function waiting({ ask }) {
  const [member, secretary] = [await ask('member'), await ask('secretary')]
  const orgId = (await secretary('GET', '/auth/me')).body.roles[0].org.id
  const text = `看诉求屏幕：宣传栏的灯箱不亮${Date.now() % 100_000}`
  const raised = await member('POST', '/requests', { kind: 'complaint', matter: 'suggestion', orgId, toAbove: false, text, fileIds: [], submissionKey: `screens-of-requests-${Date.now()}` })
  if (raised.status !== 201) throw new Error(JSON.stringify(raised))
  const { items } = (await secretary('GET', '/managed-requests?limit=100')).body
  const { id } = items.find(({ excerpt }) => excerpt === text)
  await secretary('POST', `/managed-requests/${id}/steps`, { step: 'accept', text: '' })
  return id
}

export async function screens(tools) {
  const id = await waiting(tools)
  const path = `/requests/${id}`
  const opening = (name) => async (page) => page.getByRole('button', { name, exact: true }).click()
  return [
    { path: '/requests' },
    { path: '/requests', as: 'office' },
    { path: '/requests?state=closed&due=overdue&matter=other' },
    { path },
    { path, ready: opening('答复') },
    { path, ready: opening('转办') },
    { path, ready: opening('确定承办人') },
    { path, ready: opening('与本人有关') },
  ]
}
