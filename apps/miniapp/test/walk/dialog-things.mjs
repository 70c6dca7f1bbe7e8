// What has to be there before a dialog can be opened: asked for, or made by the people of the demonstration as they would.
import { randomUUID } from 'node:crypto'
import { first, things } from './pages.mjs'

const phoneOf = async (secretary, { id }) => (await secretary.post(`/members/${id}/phone-views`, { reason: '走查' })).phone

/** A phone nobody has used yet, at the door: what WeChat vouches for. */
async function arrive(visitor, phone) {
  const device = randomUUID().replace(/-/g, '')
  const codes = await visitor.post('/auth/demo-wechat-codes', { device, phone })
  const { ticket } = await visitor.post('/auth/wechat-sessions', { code: codes.loginCode, client: 'browser' })
  return { ticket, phoneCode: codes.phoneCode }
}

async function bind(visitor, phone) {
  const { ticket, phoneCode } = await arrive(visitor, phone)
  return visitor.post('/auth/phone-bindings', { ticket, phoneCode, client: 'browser' })
}

async function askForBinding(visitor, { name }, phone) {
  const { ticket } = await arrive(visitor, '13012345678')
  await visitor.post('/auth/binding-requests', { ticket, name, phone })
}

/** Two wait for the branch: one whose entry has a WeChat already, one whose has none. */
async function bindingRequests(secretary) {
  const visitor = await secretary.as('visitor')
  const waiting = (await secretary.get('/binding-requests')).items
  const free = (await secretary.get('/members?bound=false&hasPhone=true&limit=20')).items.reverse()
  const make = async (bound, member) => {
    const phone = await phoneOf(secretary, member)
    if (bound) await bind(visitor, phone)
    await askForBinding(visitor, member, phone)
    return member
  }
  const moving = waiting.find(({ bound }) => bound)?.member ?? (await make(true, free[0]))
  const fresh = waiting.find(({ bound }) => !bound)?.member ?? (await make(false, free[1]))
  return { moving: moving.name, fresh: fresh.name }
}

/** The member's own WeChat is bound, and has been signed in somewhere else. */
async function boundMember(member) {
  const account = await member.get('/auth/account')
  if (!account.binding) {
    const secretary = await member.as('secretary')
    await bind(await member.as('visitor'), await phoneOf(secretary, account.member))
  }
  return {}
}

async function correction({ as }) {
  const member = await as('member')
  const waiting = (await member.get('/member-corrections/mine')).items.some(({ state }) => state === 'asked')
  if (!waiting) await member.post('/member-corrections', { field: 'joinedOn', wanted: '1996-02-21', reason: '介绍信上的日期是二十一日，档案里可以查到' })
  return {}
}

/** A request under the member's name that the branch has taken up. */
async function acceptedRequest(secretary) {
  const known = (await secretary.get('/managed-requests?state=verified')).items
  if (known[0]) return known[0]
  const member = await secretary.as('member')
  const { id: orgId } = (await member.get('/auth/account')).member.org
  const request = { kind: 'complaint', matter: 'question', orgId, toAbove: false, text: '请问组织生活的补学在哪里做？', fileIds: [], submissionKey: randomUUID() }
  await member.post('/requests', request)
  const raised = first((await secretary.get('/managed-requests?state=raised')).items.filter((each) => each.submitter !== null), 'request just handed in')
  await secretary.post(`/managed-requests/${raised.id}/steps`, { step: 'accept', text: '' })
  return raised
}

const running = async ({ get }) => (await get('/call-ups')).items.filter(({ state }) => state === 'running')
const runningCall = async (secretary) => (await running(secretary))[0] ?? startCall(secretary)

/** One that the member has not answered yet. */
async function callForMe(member) {
  const secretary = await member.as('secretary')
  const open = (await member.get('/call-ups/mine')).items.map(({ id }) => member.get(`/call-ups/${id}`))
  return (await Promise.all(open)).find(({ state, mine }) => state === 'running' && mine && !mine.answer && !mine.arrivedAt) ?? startCall(secretary)
}

async function startCall(secretary) {
  const { id } = await things.team(secretary)
  const gatherBy = new Date(Date.now() + 30 * 60_000).toISOString()
  return secretary.post('/call-ups', { teamIds: [id], title: '夜间胸痛中心支援', what: '三名胸痛病人同时送到，导管室需要人手。', place: '门诊一楼大厅', rehearsal: true, gatherBy })
}

async function activityWhere({ get }, list, good, why) {
  for (const { id } of (await get(list)).items) {
    const activity = await get(`/activities/${id}`)
    if (good(activity)) return activity
  }
  throw new Error(`the demonstration has no ${why}`)
}

const managed = '/managed-activities?limit=100'

export const dialogThings = {
  bindingRequests,
  boundMember,
  correction,
  acceptedRequest,
  runningCall,
  /** Somebody of the branch who is not the person looking, with a number and without a WeChat. */
  colleague: async ({ get }) => first((await get('/members?bound=false&hasPhone=true&limit=20')).items.slice(5), 'colleague'),
  toBeHelped: async ({ get }) => {
    for (const { id } of (await get('/members?service=retired&limit=30')).items) {
      const { receipts, activities } = await get(`/members/${id}/acting`)
      if (receipts.length > 0 && activities.some(({ can }) => can.askLeave)) return { id }
    }
    throw new Error('the demonstration has no retired member to act for')
  },
  raisedRequest: async ({ get }) => first((await get('/managed-requests?state=raised')).items, 'request to accept'),
  answered: async ({ get }) => first((await get('/requests/mine')).items.filter(({ can }) => can.rate), 'answered request of mine'),
  callForMe,
  ownPost: async ({ get }) => first((await get('/managed-posts?state=published')).items, 'published post'),
  reviewed: async ({ get }) => first((await get('/managed-posts?limit=100')).items.filter(({ state }) => state === 'in_review'), 'post in review'),
  leave: (person) => activityWhere(person, '/activities?when=upcoming', ({ can }) => can.askLeave, 'activity to be excused from'),
  signedUp: async (person) => {
    const activity = await activityWhere(person, '/activities?when=upcoming', ({ can }) => can.signUp || can.withdrawSignUp, 'activity to sign up for')
    if (activity.can.signUp) await person.send('PUT', `/activities/${activity.id}/sign-up`)
    return activity
  },
  cancellable: (person) => activityWhere(person, managed, ({ can }) => can.cancel, 'activity to call off'),
  confirmable: (person) => activityWhere(person, managed, ({ can, headcount }) => can.confirm && headcount.pending === 0, 'list to confirm'),
  missing: (person) => activityWhere(person, managed, ({ state, endsAt }) => state === 'open' && new Date(endsAt) < new Date(), 'activity that is over'),
}
