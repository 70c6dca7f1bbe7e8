// Stubbed answers about activities: one under way, one planned, one over. All content is invented.

const now = Date.now()
const iso = (minutes) => new Date(now + minutes * 60_000).toISOString()
const idOf = (digit) => `00000000-0000-4000-8000-0000000000${digit}`
const org = { id: 7, name: '心内科党支部' }

const summary = (digit, title, starts, more = {}) => ({
  id: idOf(digit),
  kind: 'theme_day',
  title,
  place: '门诊楼5楼会议室',
  org,
  state: 'open',
  startsAt: iso(starts),
  endsAt: iso(starts + 90),
  checkInOpensAt: iso(starts - 30),
  checkInClosesAt: iso(starts + 90),
  signUpMode: 'roster',
  mine: { signedUp: false, leave: null, attendance: null },
  ...more,
})

const running = summary('c1', '11月主题党日：急救知识进社区', -10)
const coming = summary('c2', '志愿服务：老年病区陪伴日', 60 * 26, { kind: 'volunteering', signUpMode: 'sign_up', place: '老年病区' })
const over = summary('c3', '10月主题党日：重温入党誓词', -60 * 24 * 30, { state: 'confirmed', mine: { signedUp: false, leave: null, attendance: 'present' } })
const plan = summary('c4', '第四季度党员大会', 60 * 24 * 5, { kind: 'members_meeting', state: 'draft', mine: null })

const cannot = { edit: false, open: false, cancel: false, showBoard: false, confirm: false, seeRoster: false, review: false, signUp: false, withdrawSignUp: false, askLeave: false, checkIn: false }
const headcount = { expected: 31, present: 23, pending: 1, onLeave: 4, signedUp: 0 }
const detail = (activity, more = {}, can = {}) => ({
  ...activity,
  description: '请带上上月领取的急救手册。\n活动后在一楼大厅合影。',
  quota: null,
  signUpClosesAt: null,
  makeUpMinutes: 60,
  headcount,
  attendance: null,
  leave: null,
  points: { rule: '参加主题党日', delta: 5 },
  confirmedAt: null,
  cancelReason: null,
  can: { ...cannot, ...can },
  ...more,
})

const person = (digit, name, more = {}) => ({
  member: { id: idOf(digit), name },
  org,
  status: 'full',
  service: 'in_service',
  away: false,
  expected: true,
  leave: null,
  attendance: null,
  ...more,
})
const came = (more) => ({ state: 'present', way: 'self_scan', capture: 'camera', at: iso(-5), by: null, reason: '', hint: null, ...more })

const roster = [
  person('d1', '王强', { attendance: came() }),
  person('d2', '陈桂兰', { service: 'retired', attendance: came({ way: 'staff_scan', by: '李敏', hint: '同一台手机为 3 人签到' }) }),
  person('d3', '赵一鸣', { attendance: came({ state: 'pending' }) }),
  person('d4', '周晓芸', { leave: { reason: 'surgery', note: '', state: 'pending' } }),
  person('d5', '吴海'),
]

const stepMs = 10_000
const typed = ['ACD3EF47', 'GHJKMNPQ', 'RTWXY346', '79ACDEFG', 'HJKMNPQR', 'TWXY3467']
const from = (index, ms) => new Date(Math.floor(now / ms) * ms + index * ms).toISOString()
const board = {
  activityId: running.id,
  title: running.title,
  serverTime: iso(0),
  stepSeconds: 10,
  codes: Array.from({ length: 30 }, (_, index) => ({ from: from(index, stepMs), text: checkInLink(running.id, index) })),
  typed: typed.map((text, index) => ({ from: from(index, 60_000), text })),
  closesAt: running.checkInClosesAt,
}

/** A code of our form; nobody checks its MAC here. */
export function checkInLink(activityId, index = 0) {
  const step = (Math.floor(now / stepMs) + index).toString(36)
  return `https://ejia.example/ci/${activityId.replace(/-/g, '')}.${step}.${'AbCd3_-x'.repeat(3).slice(0, 22)}`
}

export const runningId = running.id
export const codeToType = typed[0]

const at = (activity, more = '') => `/activities/${activity.id}${more}`
const page = (items) => ({ items, nextCursor: null })

export const activityReplies = {
  'GET /activities': page([running, coming]),
  'GET /managed-activities': page([plan, running, over]),
  [`GET ${at(running)}`]: detail(running, {}, { checkIn: true, askLeave: true, showBoard: true, confirm: true, cancel: true, seeRoster: true, review: true }),
  [`GET ${at(coming)}`]: detail(coming, { quota: 20, signUpClosesAt: iso(60 * 20), headcount: { ...headcount, expected: 8, present: 0, pending: 0, onLeave: 0, signedUp: 8 } }, { signUp: true }),
  [`GET ${at(over)}`]: detail(over, { attendance: { state: 'present', way: 'self_scan', at: over.startsAt }, confirmedAt: iso(-60 * 24 * 29) }, { seeRoster: true, review: true }),
  [`GET ${at(plan)}`]: detail(plan, {}, { edit: true, open: true, cancel: true }),
  [`GET ${at(running, '/roster')}`]: page(roster),
  [`GET ${at(running, '/count')}`]: { ...headcount, state: 'open', recent: [{ name: '张*华', at: iso(-1) }, { name: '李*', at: iso(-2) }] },
  [`POST ${at(running, '/board')}`]: board,
  [`POST ${at(running, '/check-ins')}`]: {
    already: false,
    attendance: { state: 'present', way: 'self_scan', at: iso(0) },
    points: { entryId: idOf('e1'), delta: 5, title: running.title, ruleVersion: 3, pending: true },
    noPointsReason: null,
    headcount: { ...headcount, present: 24 },
  },
  'GET /attendances/mine': page([{ activity: { id: over.id, title: over.title, kind: over.kind, startsAt: over.startsAt }, state: 'present', way: 'self_scan', at: over.startsAt, confirmed: true }]),
}
