// What a member's day needs to happen: a notice, a text to study, an activity to sign up for. Made at the desk, named by `mark`.
const minute = 60_000
const at = (milliseconds) => new Date(milliseconds).toISOString()

const paragraph = '请各位同志按自己的班次安排时间，当班的不必返院；有困难的告诉支部委员，由支部代为办理。'

async function publish(ask, orgId, title, more) {
  const bodyHtml = `<p>${paragraph}</p><p>${paragraph}</p><p>以上请知悉，读完签收。</p>`
  const { id } = await ask('POST', '/posts', { section: 'notices', orgId, title, bodyHtml, audience: { kind: 'subtree', orgId }, ...more })
  await ask('POST', `/posts/${id}/publish`, { basedOn: 1 })
  return id
}

async function assign(ask, orgId, title) {
  const postId = await publish(ask, orgId, title, {})
  const { id } = await ask('POST', '/study/items', { postId, orgId, creditMinutes: 20, minDwellSeconds: 10 })
  const dueOn = at(Date.now() + 20 * 24 * 60 * minute).slice(0, 10)
  await ask('POST', '/study/assignments', { itemId: id, orgId, dueOn })
  return id
}

/** `minutes` from now it starts; the check-in runs from half an hour before. */
async function open(ask, orgId, title, signUpMode, minutes) {
  const startsAt = Date.now() + minutes * minute
  const plan = { kind: 'theme_day', orgId, title, place: '住院部一楼大厅', description: paragraph, signUpMode, startsAt: at(startsAt), endsAt: at(startsAt + 90 * minute) }
  const { id } = await ask('POST', '/activities', plan)
  await ask('POST', `/activities/${id}/open`)
  return id
}

/** `ask` speaks for the branch secretary. `link()` is what the board's QR says at this moment. */
export async function prepareOccasion(ask, mark) {
  const orgId = (await ask('GET', '/auth/me')).roles[0].org.id
  const titles = { notice: `值班安排通知（${mark}）`, study: `学习材料（${mark}）`, tomorrow: `志愿导诊（${mark}）`, today: `义诊进社区（${mark}）` }
  const itemId = await assign(ask, orgId, titles.study)
  const tomorrowId = await open(ask, orgId, titles.tomorrow, 'sign_up', 24 * 60)
  const activityId = await open(ask, orgId, titles.today, 'roster', -5)
  const link = async () => {
    const { codes, stepSeconds } = await ask('POST', `/activities/${activityId}/board`)
    const now = Date.now()
    return codes.findLast(({ from }) => Date.parse(from) <= now && now < Date.parse(from) + stepSeconds * 1000).text
  }
  return { titles, itemId, tomorrowId, activityId, link, announce: () => publish(ask, orgId, titles.notice, { receiptRequired: true }) }
}
