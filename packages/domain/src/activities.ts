import { lastDaytime } from './daytime'

/** Meetings and activities of organisation life; names after 《支部工作条例（试行）》. */
export const activityKinds = [
  'members_meeting',
  'committee_meeting',
  'group_meeting',
  'lecture',
  'theme_day',
  'life_meeting',
  'talk',
  'volunteering',
  'community',
  'training',
  'contest',
] as const
export type ActivityKind = (typeof activityKinds)[number]

export const activityKindNames: Record<ActivityKind, string> = {
  members_meeting: '党员大会',
  committee_meeting: '支委会',
  group_meeting: '党小组会',
  lecture: '党课',
  theme_day: '主题党日',
  life_meeting: '组织生活会',
  talk: '谈心谈话',
  volunteering: '志愿服务',
  community: '双报到',
  training: '集中培训',
  contest: '竞赛活动',
}

/** draft: only staff see it · open: roster frozen, members see it · confirmed: the list stands · cancelled */
export const activityStates = ['draft', 'open', 'confirmed', 'cancelled'] as const
export type ActivityState = (typeof activityStates)[number]
export const activityStateNames: Record<ActivityState, string> = { draft: '筹备中', open: '进行中', confirmed: '已确认', cancelled: '已取消' }

export const activityWhens = ['upcoming', 'past'] as const
/** roster: everyone on the roster is expected · sign_up: those who sign up are */
export const signUpModes = ['roster', 'sign_up'] as const
export type SignUpMode = (typeof signUpModes)[number]

/**
 * Whom a plan expects. everyone: all at or below its organisation · party_members: probationary and full ones of them ·
 * officers: who holds an office of that very organisation (支委会) · unit: everyone at or below one organisation beneath (a 党小组) ·
 * picked: people chosen one by one. The roster is made of them when the activity opens.
 */
export const audiences = ['everyone', 'party_members', 'officers', 'unit', 'picked'] as const
export type ActivityAudience = (typeof audiences)[number]
export const audienceNames: Record<ActivityAudience, string> = {
  everyone: '本组织全体',
  party_members: '仅正式和预备党员',
  officers: '支部委员会成员',
  unit: '某个下级组织或党小组',
  picked: '指定名单',
}

/** 支委会 is the committee's own meeting; everything else expects everybody unless the plan says otherwise. */
export const defaultAudience = (kind: ActivityKind): ActivityAudience => (kind === 'committee_meeting' ? 'officers' : 'everyone')

/** Most people a plan may name one by one, or invite as guests at once. */
export const mostNamed = 500

/** How an attendance came about: 自扫 · 代扫 · 补签 · 书面. */
export const attendanceWays = ['self_scan', 'staff_scan', 'manual', 'written'] as const
export type AttendanceWay = (typeof attendanceWays)[number]
export const attendanceWayNames: Record<AttendanceWay, string> = { self_scan: '自扫', staff_scan: '代扫', manual: '补签', written: '书面' }

/** Where a self-scan's code came from. A typed code was read off the board, so it counts like the camera. */
export const captures = ['camera', 'picture', 'typed'] as const
export type Capture = (typeof captures)[number]

/** recorded · accepted (a pending one, by staff) · voided (struck) · restored */
export const attendanceEventKinds = ['recorded', 'accepted', 'voided', 'restored'] as const
export type AttendanceEventKind = (typeof attendanceEventKinds)[number]

/** present 实到 · pending 待核实 · void 已撤销 */
export const attendanceStates = ['present', 'pending', 'void'] as const
export type AttendanceState = (typeof attendanceStates)[number]
export const attendanceStateNames: Record<AttendanceState, string> = { present: '已签到', pending: '待核实', void: '已撤销' }

export const leaveReasons = ['on_duty', 'surgery', 'emergency', 'sick', 'business_trip', 'other'] as const
export type LeaveReason = (typeof leaveReasons)[number]
export const leaveReasonNames: Record<LeaveReason, string> = {
  on_duty: '当班',
  surgery: '手术',
  emergency: '急诊',
  sick: '病假',
  business_trip: '出差',
  other: '其他',
}
export const leaveStates = ['pending', 'granted', 'refused'] as const
export type LeaveState = (typeof leaveStates)[number]
export const leaveStateNames: Record<LeaveState, string> = { pending: '待批准', granted: '已准假', refused: '未准假' }

/** Minutes the check-in opens before the start when nobody says otherwise. */
export const defaultCheckInLeadMinutes = 30

/** Whose points count at once: a self-scan off the board, online. Everything else waits for the confirmed list. */
export const awardsAtOnce = (entry: { way: AttendanceWay; capture: Capture | null; offline: boolean }): boolean =>
  entry.way === 'self_scan' && entry.capture !== 'picture' && !entry.offline

/** What decides when things of an activity may happen. */
export interface ActivityTimes {
  startsAt: Date
  endsAt: Date
  checkInOpensAt: Date
  checkInClosesAt: Date
  signUpClosesAt: Date | null
}

const dayMs = 86_400_000
/** Longest single activity; a camp of a fortnight is one, a half-year's programme is several. */
const longestDays = 31
/** The check-in may open, and close, this long outside the activity itself. */
const checkInSlackDays = 1

/** Times left open take their defaults: check-in from 30 minutes before the start to the end, sign-up until the start. */
export function withDefaultTimes(
  given: Pick<ActivityTimes, 'startsAt' | 'endsAt'> & { checkInOpensAt?: Date | undefined; checkInClosesAt?: Date | undefined; signUpClosesAt?: Date | null | undefined },
  mode: SignUpMode,
): ActivityTimes {
  return {
    startsAt: given.startsAt,
    endsAt: given.endsAt,
    checkInOpensAt: given.checkInOpensAt ?? new Date(given.startsAt.getTime() - defaultCheckInLeadMinutes * 60_000),
    checkInClosesAt: given.checkInClosesAt ?? given.endsAt,
    signUpClosesAt: mode === 'sign_up' ? (given.signUpClosesAt ?? given.startsAt) : null,
  }
}

/** What is wrong with these times, field by field; empty when they can be. */
export function timesProblems(times: ActivityTimes): { field: keyof ActivityTimes; message: string }[] {
  const [starts, ends, opens, closes] = [times.startsAt, times.endsAt, times.checkInOpensAt, times.checkInClosesAt].map((at) => at.getTime()) as [number, number, number, number]
  const slack = checkInSlackDays * dayMs
  const rules: [boolean, keyof ActivityTimes, string][] = [
    [isSaneYear(times.startsAt), 'startsAt', '请填写 2000 年至 2100 年之间的时间'],
    [starts < ends, 'endsAt', '结束时间要晚于开始时间'],
    [ends - starts <= longestDays * dayMs, 'endsAt', `活动最长 ${longestDays} 天，请分成几次`],
    [opens < closes, 'checkInClosesAt', '签到结束要晚于签到开始'],
    [opens >= starts - slack && opens <= ends, 'checkInOpensAt', '签到开始要在活动前一天之内，且不晚于活动结束'],
    [closes >= starts && closes <= ends + slack, 'checkInClosesAt', '签到结束要在活动开始之后、结束后一天之内'],
    [times.signUpClosesAt === null || times.signUpClosesAt.getTime() <= starts, 'signUpClosesAt', '报名截止不能晚于活动开始'],
  ]
  return rules.filter(([holds]) => !holds).map(([, field, message]) => ({ field, message }))
}

const isSaneYear = (at: Date): boolean => at.getTime() >= Date.UTC(2000, 0, 1) && at.getTime() < Date.UTC(2100, 11, 31)

/** Where an instant lies in the check-in window; its last instant still belongs to it. */
export function windowAt(window: Pick<ActivityTimes, 'checkInOpensAt' | 'checkInClosesAt'>, at: Date): 'before' | 'within' | 'after' {
  if (at.getTime() < window.checkInOpensAt.getTime()) return 'before'
  return at.getTime() > window.checkInClosesAt.getTime() ? 'after' : 'within'
}

/** The instant of the window nearest to this one: a list filled in later counts for the day of the meeting. */
export function clampToWindow(window: Pick<ActivityTimes, 'checkInOpensAt' | 'checkInClosesAt'>, at: Date): Date {
  const where = windowAt(window, at)
  return where === 'before' ? window.checkInOpensAt : where === 'after' ? window.checkInClosesAt : at
}

/** Hours after which a scan kept without a network is no longer taken. */
export const offlineHours = 2
/** Days a confirmed list may be waited for before it is overdue on the workbench. */
export const confirmWithinDays = 3
/** Days an excused member has for the make-up study. */
export const makeUpWithinDays = 30

/** Standing of an attendance after its latest event. */
export const attendanceStateOf = (last: { kind: AttendanceEventKind; pending: boolean }): AttendanceState =>
  last.kind === 'voided' ? 'void' : last.pending ? 'pending' : 'present'

/** Entries of staff that need a word of explanation: nobody scanned anything. */
export const needsReason = (way: AttendanceWay): boolean => way === 'manual' || way === 'written'

/** Hours before the beginning at which those expected are reminded. */
const remindHours = 2

/** When people are reminded of an activity: two hours before it, or in the evening before where that would be at night. */
export const remindAt = (startsAt: Date): Date => lastDaytime(new Date(startsAt.getTime() - remindHours * 3_600_000))

/** No reminder goes out longer than this before the beginning, hours: an activity at 9:59 is reminded of at 20:00 the day before. */
export const earliestReminderHours = 14
