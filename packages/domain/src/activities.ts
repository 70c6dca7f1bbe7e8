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
