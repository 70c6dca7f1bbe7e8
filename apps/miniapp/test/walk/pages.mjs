// Every page of the client, who looks at it, and with what: a page without a row here fails the walk.
import fs from 'node:fs'
import path from 'node:path'

export const source = new URL('../../src/', import.meta.url).pathname

/** All pages, as `features/<feature>/<page>/index`, from the lists the build itself reads. */
export function allPages() {
  const tabs = fs.readdirSync(path.join(source, 'tabs')).map((tab) => `tabs/${tab}/index`)
  const features = fs.readdirSync(path.join(source, 'features')).flatMap((feature) => {
    const listed = fs.readFileSync(path.join(source, 'features', feature, 'pages.ts'), 'utf8')
    return [...listed.matchAll(/'([a-z-]+\/index)'/g)].map(([, page]) => `features/${feature}/${page}`)
  })
  return [...tabs, ...features]
}

export const first = (items, why) => {
  if (!items?.[0]) throw new Error(`the demonstration has no ${why}`)
  return items[0]
}

/** Things of the demonstration hospital that pages need, asked for by whoever opens the page. */
export const things = {
  post: async ({ get }) => first((await get('/posts?section=notices')).items, 'notice'),
  receiptPost: async ({ get }) => first((await get('/managed-posts?state=published')).items.filter((each) => each.receiptRequired), 'notice to sign'),
  draft: async ({ get }) => first((await get('/managed-posts?limit=100')).items.filter(({ state }) => state !== 'published'), 'draft'),
  activity: async ({ get }) => first((await get('/activities?when=upcoming')).items, 'activity'),
  pastActivity: async ({ get }) => first((await get('/activities?when=past')).items, 'past activity'),
  openActivity: async ({ get }) => first((await get('/managed-activities?state=open')).items, 'open activity'),
  study: async ({ get }) => ({ id: first((await get('/study/mine?state=owed')).items, 'item to study').itemId }),
  entry: async ({ get }) => first((await get('/points/mine/ledger')).items, 'entry'),
  /** Whose answer is awaited; the member writes one when there is none. */
  appeal: async ({ get, as }) => {
    const [waiting] = (await get('/points/appeals')).items
    return waiting ?? (await as('member')).post('/points/appeals', { factOn: '2026-11-06', text: '这次走访我在名单里，积分没有到账，请核对。' })
  },
  callUp: async ({ get }) => first((await get('/call-ups/mine')).items, 'call-up'),
  calledByMe: async ({ get }) => first((await get('/call-ups')).items, 'call-up of mine'),
  team: async ({ get }) => first((await get('/standing-teams')).items, 'standing team'),
  request: async ({ get }) => first((await get('/managed-requests')).items, 'request to work on'),
  retiredPerson: async ({ get }) => first((await get('/members?service=retired')).items, 'retired member'),
  person: async ({ get }) => first((await get('/members')).items, 'member'),
}

/** Rows: the page below `features` (or the tab), who opens it, and with what: parameters, or a thing whose id it is. */
export const rows = [
  ['tabs/home', 'visitor'],
  ['tabs/home', 'member'],
  ['tabs/study', 'visitor'],
  ['tabs/study', 'member'],
  ['tabs/activities', 'member'],
  ['tabs/activities', 'secretary'],
  ['tabs/me', 'visitor'],
  ['tabs/me', 'retired'],
  ['tabs/me', 'secretary'],
  ['posts/list', 'visitor', { section: 'notices' }],
  ['posts/article', 'visitor', things.post],
  ['posts/article', 'secretary', things.post],
  ['posts/search', 'visitor'],
  ['posts/managed', 'secretary'],
  ['posts/edit', 'secretary'],
  ['posts/draft', 'secretary', things.draft],
  ['posts/receipts', 'secretary', things.receiptPost],
  ['study/item', 'member', things.study],
  ['activities/detail', 'member', things.activity],
  ['activities/detail', 'secretary', things.pastActivity],
  ['activities/check-in', 'member'],
  ['activities/records', 'member'],
  ['activities/edit', 'secretary'],
  ['activities/board', 'secretary', things.openActivity],
  ['activities/roster', 'secretary', things.pastActivity],
  ['activities/confirm', 'secretary', things.pastActivity],
  ['points/mine', 'member'],
  ['points/entry', 'member', things.entry],
  ['points/rules', 'member'],
  ['points/appeal', 'member', things.entry],
  ['points/appeals', 'secretary'],
  ['points/answer', 'secretary', things.appeal],
  ['auth/sign-in', 'visitor'],
  ['auth/bind', 'visitor'],
  ['auth/binding-requests', 'secretary'],
  ['auth/console', 'secretary'],
  ['members/roster', 'secretary'],
  ['members/member', 'secretary', things.person],
  ['members/help', 'retired'],
  ['messages/inbox', 'member'],
  ['messages/settings', 'member'],
  ['auth/account', 'member'],
  ['auth/withdraw', 'member'],
  ['activities/door', 'secretary', things.openActivity],
  ['members/my-corrections', 'member'],
  ['members/corrections', 'secretary'],
  ['members/card', 'retired'],
  ['members/acting', 'secretary'],
  ['members/acting-for', 'office', things.retiredPerson],
  ['requests/mine', 'visitor'],
  ['requests/mine', 'member'],
  ['requests/hand-in', 'visitor'],
  ['requests/hand-in', 'member'],
  ['requests/answer', 'visitor'],
  ['requests/work', 'secretary'],
  ['requests/case', 'secretary', things.request],
  ['call-ups/home', 'member'],
  ['call-ups/call', 'member', things.callUp],
  ['call-ups/start', 'secretary'],
  ['call-ups/live', 'secretary', things.calledByMe],
  ['call-ups/team', 'secretary', things.team],
  ['about/us', 'visitor'],
  ['about/privacy', 'visitor'],
]

export const pageOf = (row) => (row[0].startsWith('tabs/') ? `${row[0]}/index` : `features/${row[0]}/index`)

/** What a visitor, and a reviewer, sees whole without signing in. */
export const isPublic = ([page, who]) => who === 'visitor' && /^(tabs\/home|posts\/|about\/|requests\/(hand-in|answer))/.test(page)
