import { dayOf } from './calendar'
import { addWorkingDays, holidaysKnown } from './working-days'

/** What the mechanism carries. 微心愿 and lists of problems are further kinds, each a row of `requestKinds`. */
export const requestKindKeys = ['complaint'] as const
export type RequestKind = (typeof requestKindKeys)[number]

/** What somebody may come with. */
export const matters = ['complaint', 'suggestion', 'question', 'help', 'correction', 'other'] as const
export type Matter = (typeof matters)[number]
export const matterNames: Record<Matter, string> = {
  complaint: '投诉',
  suggestion: '建议',
  question: '咨询',
  help: '求助',
  correction: '纠错',
  other: '其他',
}

export interface RequestKindRules {
  name: string
  matters: readonly Matter[]
  mayBeAnonymous: boolean
  /** Working days until somebody says that it is being looked at. */
  acceptDays: number
  /** Working days until the answer, counted from handing in as well. */
  answerDays: number
  /** Working days for the answer to what is asked again after an answer. */
  followUpDays: number
}

/**
 * 投诉建议 must be offered (国办函〔2026〕12号), with a number, a term and an answer; no rule names the days for a hospital's party
 * committee. 2 and 15 working days are what 12345 hotlines commonly promise; forwarding does not begin them anew, so that
 * nothing is put off by being passed on.
 */
export const requestKinds: Record<RequestKind, RequestKindRules> = {
  complaint: { name: '投诉建议', matters, mayBeAnonymous: true, acceptDays: 2, answerDays: 15, followUpDays: 5 },
}

/** raised 待受理 → verified 已受理 → claimed 办理中 → done 已答复 → closed 已办结 (looked back on, with the submitter's word). */
export const requestStates = ['raised', 'verified', 'claimed', 'done', 'closed'] as const
export type RequestState = (typeof requestStates)[number]
export const requestStateNames: Record<RequestState, string> = {
  raised: '待受理',
  verified: '已受理',
  claimed: '办理中',
  done: '已答复',
  closed: '已办结',
}

/** Somebody still has to act. */
export const openStates = ['raised', 'verified', 'claimed'] as const satisfies readonly RequestState[]
export const isOpen = (state: RequestState): boolean => (openStates as readonly RequestState[]).includes(state)

/** What is done by those who work a request. */
export const staffSteps = ['accept', 'assign', 'ask', 'answer', 'forward', 'recuse', 'close'] as const
export type StaffStep = (typeof staffSteps)[number]
/** What is done by whoever handed it in, or by time. */
export const otherSteps = ['raise', 'reply', 'follow_up', 'rate', 'reopen', 'lapse'] as const
export const requestSteps = [...staffSteps, ...otherSteps] as const
export type RequestStep = (typeof requestSteps)[number]
export const requestStepNames: Record<RequestStep, string> = {
  raise: '提交',
  accept: '受理',
  assign: '确定承办人',
  ask: '请补充情况',
  reply: '补充情况',
  answer: '答复',
  forward: '转办',
  recuse: '回避，转上级办理',
  follow_up: '追问',
  rate: '评价',
  reopen: '不满意，转上级复查',
  close: '办结',
  lapse: '到期未评价，自动办结',
}

/** States from which each step is taken. */
const from: Record<StaffStep, readonly RequestState[]> = {
  accept: ['raised'],
  assign: ['verified', 'claimed'],
  ask: ['verified', 'claimed'],
  answer: ['verified', 'claimed'],
  forward: openStates,
  recuse: openStates,
  close: ['done'],
}

/** Where each step leads; null: it stays as it is. */
export const leadsTo: Record<StaffStep, RequestState | null> = {
  accept: 'verified',
  assign: 'claimed',
  ask: null,
  answer: 'done',
  forward: 'raised',
  recuse: 'raised',
  close: 'closed',
}

/** What the rules of steps look at. */
export interface RequestStanding {
  state: RequestState
  /** Times it was forwarded since it was handed in, or since it was reopened. */
  forwards: number
  /** A question to the submitter waits for its reply. */
  asked: boolean
  /** The submitter has asked again. */
  followedUp: boolean
  /** 1, or 2 after it was reopened. */
  round: number
  answeredAt: Date | null
}

/** Forwarded once and no more: whoever it comes to deals with it (首接负责), so that nothing is passed round. */
export const mostForwards = 1
/** Days in which the submitter may say whether they are satisfied before staff may close what was answered. */
export const closeAfterDays = 10
/** Days after the answer on which it closes by itself. */
export const lapseAfterDays = 30
/** Handed in, and reopened once. */
export const mostRounds = 2

const dayMs = 86_400_000
const daysSince = (at: Date, now: Date): number => (now.getTime() - at.getTime()) / dayMs

/** Whether staff may take this step now, as far as the request goes; who they are is the policy's business. */
export function stepAllowed(step: StaffStep, standing: RequestStanding, now: Date): boolean {
  if (!from[step].includes(standing.state)) return false
  if (step === 'forward') return standing.forwards < mostForwards
  if (step === 'ask') return !standing.asked
  if (step === 'close') return standing.answeredAt !== null && daysSince(standing.answeredAt, now) >= closeAfterDays
  return true
}

export const mayFollowUp = ({ state, followedUp }: RequestStanding): boolean => state !== 'closed' && !followedUp
export const mayReply = ({ state, asked }: RequestStanding): boolean => isOpen(state) && asked
export const mayRate = ({ state }: RequestStanding): boolean => state === 'done'
export const lapses = ({ state, answeredAt }: Pick<RequestStanding, 'state' | 'answeredAt'>, now: Date): boolean =>
  state === 'done' && answeredAt !== null && daysSince(answeredAt, now) >= lapseAfterDays

/** The days somebody is promised when they hand in. */
export interface RequestTerms {
  acceptBy: string
  answerBy: string
  /** Holidays of all these days are known; where they are not, weekends alone were counted. */
  holidaysKnown: boolean
}

export function termsOf(kind: RequestKind, at: Date): RequestTerms {
  const { acceptDays, answerDays } = requestKinds[kind]
  const day = dayOf(at)
  const answerBy = addWorkingDays(day, answerDays)
  return { acceptBy: addWorkingDays(day, acceptDays), answerBy, holidaysKnown: holidaysKnown(day) && holidaysKnown(answerBy) }
}

/** The day of the answer to what was asked again: never earlier than it was. */
export function answerByAfterFollowUp(kind: RequestKind, answerBy: string, now: Date): string {
  const later = addWorkingDays(dayOf(now), requestKinds[kind].followUpDays)
  return later > answerBy ? later : answerBy
}

/** Working days before the answer is due from which it counts as due soon. */
export const dueSoonDays = 3
export const dueKinds = ['on_time', 'soon', 'overdue'] as const
export type DueKind = (typeof dueKinds)[number]
export const dueNames: Record<DueKind, string> = { on_time: '未到期', soon: '即将到期', overdue: '已逾期' }

interface Due {
  state: RequestState
  acceptBy: string
  answerBy: string
  /** Null: nobody has accepted it; passed on, it is not accepted twice against the clock. */
  acceptedAt: Date | null
}

/** How it stands on a day; what is answered is not due. */
export function dueOf({ state, acceptBy, answerBy, acceptedAt }: Due, today: string): DueKind {
  if (!isOpen(state)) return 'on_time'
  if (today > answerBy || (acceptedAt === null && today > acceptBy)) return 'overdue'
  return answerBy <= addWorkingDays(today, dueSoonDays) ? 'soon' : 'on_time'
}

/** Longest text of a request and of each step, characters. */
export const requestTextLength = 2000
export const stepTextLength = 1000
export const mostPictures = 6
/** Hours a picture is kept for somebody who is still writing. */
export const unusedPictureHours = 72

/** Letters of a receipt number: 23^12 of them, about 54 bits. */
export const receiptLength = 12

/** `ABCDEFGHJKMN` → `ABCD-EFGH-JKMN`, as it is shown and read out. */
export const receiptText = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')
