/** What a standing team is for. */
export const teamKinds = ['emergency', 'commando', 'volunteer'] as const
export type TeamKind = (typeof teamKinds)[number]
export const teamKindNames: Record<TeamKind, string> = { emergency: '应急队', commando: '突击队', volunteer: '志愿服务队' }

/** People one team may have, and teams one call may reach: a call is written to all of them before its answer leaves. */
export const largestTeam = 200
export const mostTeamsCalled = 20

export const answerKinds = ['coming', 'cannot'] as const
export type AnswerKind = (typeof answerKinds)[number]

/** Minutes until somebody is there, as the phone offers them. */
export const comingMinutes = [10, 20, 30, 60] as const
export type ComingMinutes = (typeof comingMinutes)[number]

/** Why somebody cannot come: reasons of a hospital first. */
export const cannotReasons = ['surgery', 'emergency', 'on_duty', 'away', 'ill', 'other'] as const
export type CannotReason = (typeof cannotReasons)[number]
export const cannotReasonNames: Record<CannotReason, string> = {
  surgery: '正在手术',
  emergency: '急诊抢救',
  on_duty: '当班走不开',
  away: '在外地',
  ill: '生病',
  other: '其他原因',
}

/** Where somebody who was called stands. In the order of the list: whoever has to be telephoned comes first. */
export const callStandings = ['silent', 'seen', 'cannot', 'coming', 'arrived'] as const
export type CallStanding = (typeof callStandings)[number]
export const callStandingNames: Record<CallStanding, string> = {
  silent: '没回应',
  seen: '已看未回应',
  cannot: '来不了',
  coming: '马上到',
  arrived: '已到场',
}

export const callStates = ['running', 'stood_down', 'ended'] as const
export type CallState = (typeof callStates)[number]
export const callStateNames: Record<CallState, string> = { running: '召集中', stood_down: '已解除', ended: '已结束' }

const minute = 60_000
/** A call that nobody stands down ends by itself. */
export const callHours = 24
/** Those who have not answered are reminded at most so often, the call itself counted. */
export const remindEveryMinutes = 5

interface Timed {
  calledAt: Date
  stoodDownAt: Date | null
}

export const callEndsAt = ({ calledAt }: Pick<Timed, 'calledAt'>): Date => new Date(calledAt.getTime() + callHours * 60 * minute)

export function callStateAt(call: Timed, now: Date): CallState {
  if (call.stoodDownAt !== null) return 'stood_down'
  return now >= callEndsAt(call) ? 'ended' : 'running'
}

/** When those who have not answered may be reminded next. */
export const nextReminderAt = (calledAt: Date, lastReminderAt: Date | null): Date =>
  new Date((lastReminderAt ?? calledAt).getTime() + remindEveryMinutes * minute)

interface Known {
  arrived: boolean
  answer: AnswerKind | null
  seen: boolean
}

/** Being there counts more than any word, the newest word more than having looked. */
export function callStandingOf({ arrived, answer, seen }: Known): CallStanding {
  if (arrived) return 'arrived'
  return answer ?? (seen ? 'seen' : 'silent')
}

export interface CallCounts {
  expected: number
  /** Opened the call or answered it. */
  seen: number
  coming: number
  cannot: number
  /** Neither answered nor there, whether they looked or not. */
  unanswered: number
  arrived: number
}

export function countStandings(people: readonly { standing: CallStanding; seen: boolean }[]): CallCounts {
  const of = (...standings: CallStanding[]): number => people.filter(({ standing }) => standings.includes(standing)).length
  return {
    expected: people.length,
    seen: people.filter(({ standing, seen }) => seen || standing === 'coming' || standing === 'cannot').length,
    coming: of('coming'),
    cannot: of('cannot'),
    unanswered: of('silent', 'seen'),
    arrived: of('arrived'),
  }
}

/** 已过 3 分 05 秒, 已过 2 小时 10 分: how long it is since the call. */
export function elapsedText(fromMs: number, nowMs: number): string {
  const seconds = Math.max(0, Math.floor((nowMs - fromMs) / 1000))
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  if (hours > 0) return `${hours} 小时 ${minutes} 分`
  return `${minutes} 分 ${String(rest).padStart(2, '0')} 秒`
}
