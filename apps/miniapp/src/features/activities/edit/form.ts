import type { RouteInput } from '@ejia/contract/core/route'
import type { Wire } from '@ejia/contract/wire'
import { activityKindNames, defaultCheckInLeadMinutes, timesProblems, withDefaultTimes, type ActivityKind, type SignUpMode } from '@ejia/domain/activities'
import { dayInput, instantOf, timeText } from '../../../shared/format'
import type { Activity } from '../detail/use-activity'

export type ActivityContent = RouteInput<Wire['POST /activities']>['body']

/** What the form holds, as typed: days and times apart, numbers as text. */
export interface PlanForm {
  kind: ActivityKind
  orgId: number | null
  title: string
  place: string
  description: string
  startDay: string
  startTime: string
  endDay: string
  endTime: string
  /** Minutes before the start at which the check-in opens. */
  lead: string
  /** Minutes after the end at which it closes. */
  tail: string
  signUpMode: SignUpMode
  quota: string
  closesDay: string
  closesTime: string
  makeUp: string
}

const dayMs = 86_400_000
const minuteMs = 60_000
const ms = (at: string) => new Date(at).getTime()
const noMakeUp = 'none'

/** Friday afternoon is when most branches hold theirs; never today, so that people hear of it in time. */
function nextFriday(now: number): string {
  const weekday = new Date(`${dayInput(now)}T00:00:00Z`).getUTCDay()
  return dayInput(now + (((5 - weekday + 6) % 7) + 1) * dayMs)
}

/** 11月主题党日. */
export const suggestedTitle = (kind: ActivityKind, day: string): string => `${Number(day.slice(5, 7))}月${activityKindNames[kind]}`

/** A new plan: the next theme day, 14:00 to 15:30. */
export function newForm(orgId: number | null, now: number): PlanForm {
  const day = nextFriday(now)
  return {
    kind: 'theme_day',
    orgId,
    title: suggestedTitle('theme_day', day),
    place: '',
    description: '',
    startDay: day,
    startTime: '14:00',
    endDay: day,
    endTime: '15:30',
    lead: String(defaultCheckInLeadMinutes),
    tail: '0',
    signUpMode: 'roster',
    quota: '',
    closesDay: dayInput(now + dayMs) < day ? dayInput(ms(instantOf(day, '14:00')) - dayMs) : day,
    closesTime: '12:00',
    makeUp: noMakeUp,
  }
}

export function formOf(activity: Activity): PlanForm {
  const { kind, org, title, place, description, startsAt, endsAt, checkInOpensAt, checkInClosesAt, signUpMode } = activity
  const closes = activity.signUpClosesAt ?? startsAt
  return {
    kind, orgId: org.id, title, place, description, signUpMode,
    startDay: dayInput(startsAt),
    startTime: timeText(startsAt),
    endDay: dayInput(endsAt),
    endTime: timeText(endsAt),
    lead: String((ms(startsAt) - ms(checkInOpensAt)) / minuteMs),
    tail: String((ms(checkInClosesAt) - ms(endsAt)) / minuteMs),
    quota: activity.quota === null ? '' : String(activity.quota),
    closesDay: dayInput(closes),
    closesTime: timeText(closes),
    makeUp: activity.makeUpMinutes === null ? noMakeUp : String(activity.makeUpMinutes),
  }
}

const shift = (at: string, minutes: number): string => new Date(ms(at) + minutes * minuteMs).toISOString()

export function contentOf(form: PlanForm): ActivityContent {
  const startsAt = instantOf(form.startDay, form.startTime)
  const endsAt = instantOf(form.endDay, form.endTime)
  const signUp = form.signUpMode === 'sign_up'
  return {
    kind: form.kind,
    orgId: form.orgId ?? 0,
    title: form.title.trim(),
    place: form.place.trim(),
    description: form.description.trim(),
    startsAt,
    endsAt,
    checkInOpensAt: shift(startsAt, -Number(form.lead)),
    checkInClosesAt: shift(endsAt, Number(form.tail)),
    signUpMode: form.signUpMode,
    quota: signUp && form.quota ? Number(form.quota) : null,
    signUpClosesAt: signUp ? instantOf(form.closesDay, form.closesTime) : null,
    makeUpMinutes: form.makeUp === noMakeUp ? null : Number(form.makeUp),
  }
}

/** What is wrong with the form, by the field of the wire; the server says the same, this only spares the way. */
export function problemsOf(form: PlanForm): Partial<Record<keyof ActivityContent, string>> {
  const content = contentOf(form)
  const times = withDefaultTimes(
    {
      startsAt: new Date(content.startsAt),
      endsAt: new Date(content.endsAt),
      checkInOpensAt: new Date(content.checkInOpensAt ?? content.startsAt),
      checkInClosesAt: new Date(content.checkInClosesAt ?? content.endsAt),
      signUpClosesAt: content.signUpClosesAt ? new Date(content.signUpClosesAt) : null,
    },
    content.signUpMode,
  )
  const wrong = timesProblems(times).map(({ field, message }) => [field, message])
  return {
    ...(content.title === '' && { title: '请填写活动名称' }),
    ...(form.orgId === null && { orgId: '请选择组织' }),
    ...(form.quota !== '' && !/^[1-9]\d{0,4}$/.test(form.quota) && form.signUpMode === 'sign_up' && { quota: '名额请填 1 到 99999 的整数，不限可以不填' }),
    ...Object.fromEntries(wrong),
  }
}

/** A change of the form. Moving the start moves the end and, while nobody wrote their own, the title along with it. */
export function changed(form: PlanForm, wanted: Partial<PlanForm>): PlanForm {
  const change = withoutEmptyMoments(wanted)
  const next = { ...form, ...change }
  if (change.startDay && form.endDay === form.startDay) next.endDay = change.startDay
  if ((change.kind || change.startDay) && form.title === suggestedTitle(form.kind, form.startDay)) next.title = suggestedTitle(next.kind, next.startDay)
  if (change.startDay && next.closesDay > next.startDay) next.closesDay = next.startDay
  return next
}

const moments: readonly string[] = ['startDay', 'startTime', 'endDay', 'endTime', 'closesDay', 'closesTime']

/** A browser's date field can be cleared; a plan without a day cannot be, so the old one stays. */
function withoutEmptyMoments(change: Partial<PlanForm>): Partial<PlanForm> {
  return Object.fromEntries(Object.entries(change).filter(([field, value]) => value !== '' || !moments.includes(field)))
}
