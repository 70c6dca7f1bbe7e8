/** Pages about one activity: a plan, one under way, a list that waits to be confirmed; and the calendar. */
export const screens = async ({ ask }) => {
  const { body } = await (await ask('secretary'))('GET', '/managed-activities?state=open&limit=100')
  const now = Date.now()
  const over = body.items.find(({ endsAt }) => Date.parse(endsAt) < now)
  const live = body.items.find(({ startsAt, endsAt }) => Date.parse(startsAt) < now && now < Date.parse(endsAt))
  return [
    { path: '/activities?view=calendar' },
    { path: '/activities?view=calendar', as: 'office' },
    { path: '/activities/new' },
    { path: '/activities/new?kind=volunteering', ready: (page) => page.getByText('指定名单').click() },
    ...(live ? [live.id].flatMap((id) => [{ path: `/activities/${id}?tab=plan` }, { path: `/activities/${id}?tab=roster` }, { path: `/activities/new?from=${id}` }, { path: `/activities/${id}/board` }]) : []),
    ...(over ? [{ path: `/activities/${over.id}/confirm` }] : []),
  ]
}
