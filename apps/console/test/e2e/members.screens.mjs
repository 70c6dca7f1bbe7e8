export const screens = async ({ ask }) => {
  const asked = await ask('secretary')
  const [member] = (await asked('GET', '/members?limit=1')).body.items
  const open = (words) => (page) => page.getByRole('button', { name: words }).first().click()
  return [
    { path: '/members/new', as: 'secretary' },
    { path: '/members/imports', as: 'secretary' },
    { path: '/members/transfers', as: 'secretary' },
    { path: `/members/${member.id}`, as: 'secretary' },
    { path: `/members/${member.id}?edit`, as: 'secretary', ready: open(/^修\s?改$/) },
    { path: '/members?status=probationary', as: 'office', ready: open(/^导\s?出$/) },
    { path: '/orgs', as: 'secretary' },
    { path: '/orgs?edit', as: 'office', ready: open('改名与任期') },
  ]
}
