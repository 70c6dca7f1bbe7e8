/** A team being put together and as it stands, a call before it goes out, and the list of one that is over. */
export async function screens({ ask }) {
  const asked = await ask('secretary')
  const [team] = (await asked('GET', '/standing-teams')).body.items
  const over = (await asked('GET', '/call-ups?state=stood_down')).body.items.at(-1)
  const press = (name) => (page) => page.getByRole('button', { name }).click()
  return [
    { path: '/call-ups/new', as: 'secretary' },
    { path: '/call-ups/new', as: 'office', ready: press(/马上召集/) },
    { path: `/call-ups/${over.id}`, as: 'secretary' },
    { path: '/call-ups/teams', as: 'secretary' },
    { path: '/call-ups/teams/new', as: 'secretary', ready: press(/^组\s?建$/) },
    { path: `/call-ups/teams/${team.id}`, as: 'secretary' },
    { path: `/call-ups/teams/${team.id}`, as: 'secretary', ready: press(/^修\s?改$/) },
  ]
}
