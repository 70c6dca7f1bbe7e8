import type { RouteInput } from '@ejia/contract/core/route'
import type { Wire } from '@ejia/contract/wire'
import {
  activityKindNames, defaultAudience, defaultCheckInLeadMinutes, timesProblems, withDefaultTimes, type ActivityAudience, type ActivityKind, type SignUpMode,
} from '@ejia/domain/activities'
import { addDays } from '@ejia/domain/calendar'
import dayjs from 'dayjs'
import { instantOf, wallClock } from '../../../shared/time'
import type { Activity } from '../activity'

export type ActivityContent = RouteInput<Wire['POST /activities']>['body']

/** What the form holds, as it can be kept in the browser: times are wall clocks of Shanghai, `2026-11-22T14:00`. */
export interface PlanValues {
  kind: ActivityKind
  orgId: number | null
  title: string
  place: string
  description: string
  startsAt: string
  endsAt: string
  /** Minutes before the start at which the check-in opens. */
  checkInOpensAt: number
  /** Minutes after the end at which it closes. */
  checkInClosesAt: number
  signUpMode: SignUpMode
  quota: number | null
  signUpClosesAt: string | null
  audience: ActivityAudience
  unitId: number | null
  memberIds: string[]
  makeUpMinutes: number | null
}

interface Preset {
  /** Usual start and length. */
  at: string
  minutes: number
  signUpMode?: SignUpMode
  /** Study time for those excused. */
  makeUp: number | null
}

/** What is usual; everything can be changed. 党课 and 党员大会 are made up for by reading, a 支委会 is not. */
const presets: Record<ActivityKind, Preset> = {
  members_meeting: { at: '17:30', minutes: 60, makeUp: 30 },
  committee_meeting: { at: '12:30', minutes: 45, makeUp: null },
  group_meeting: { at: '17:30', minutes: 45, makeUp: null },
  lecture: { at: '16:30', minutes: 60, makeUp: 45 },
  theme_day: { at: '14:00', minutes: 90, makeUp: 30 },
  life_meeting: { at: '14:30', minutes: 120, makeUp: null },
  talk: { at: '16:00', minutes: 30, makeUp: null },
  volunteering: { at: '08:30', minutes: 180, signUpMode: 'sign_up', makeUp: null },
  community: { at: '09:00', minutes: 120, signUpMode: 'sign_up', makeUp: null },
  training: { at: '18:30', minutes: 120, signUpMode: 'sign_up', makeUp: null },
  contest: { at: '15:00', minutes: 120, signUpMode: 'sign_up', makeUp: null },
}

const format = 'YYYY-MM-DDTHH:mm'
const wallOf = (instant: string): string => wallClock(instant).format(format)
const instant = (wall: string): string => instantOf(dayjs(wall))
const later = (wall: string, minutes: number): string => dayjs(wall).add(minutes, 'minute').format(format)

/** 11月主题党日. */
export const suggestedTitle = (kind: ActivityKind, startsAt: string): string => `${Number(startsAt.slice(5, 7))}月${activityKindNames[kind]}`

/** Four days from today and no weekend: time enough for people to hear of it. */
function usualDay(today: string): string {
  const day = addDays(today, 4)
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0)
}

function usual(kind: ActivityKind, day: string) {
  const { at, minutes, signUpMode = 'roster', makeUp } = presets[kind]
  const startsAt = `${day}T${at}`
  return {
    startsAt, endsAt: later(startsAt, minutes), signUpMode, makeUpMinutes: makeUp, audience: defaultAudience(kind),
    signUpClosesAt: signUpMode === 'sign_up' ? later(startsAt, -24 * 60) : null,
  }
}

export function newValues(orgId: number | null, today: string, kind: ActivityKind = 'theme_day'): PlanValues {
  const times = usual(kind, usualDay(today))
  return {
    kind, orgId, title: suggestedTitle(kind, times.startsAt), place: '', description: '', checkInOpensAt: defaultCheckInLeadMinutes, checkInClosesAt: 0,
    quota: null, unitId: null, memberIds: [], ...times,
  }
}

const minutesBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 60_000)

/** A plan as it was saved. */
export function valuesOf(activity: Activity, memberIds: string[]): PlanValues {
  const { kind, org, title, place, description, startsAt, endsAt, checkInOpensAt, checkInClosesAt, signUpMode, quota, signUpClosesAt, audience, unit, makeUpMinutes } = activity
  return {
    kind, orgId: org.id, title, place, description, signUpMode, quota, audience, unitId: unit?.id ?? null, memberIds, makeUpMinutes,
    startsAt: wallOf(startsAt), endsAt: wallOf(endsAt), signUpClosesAt: signUpClosesAt && wallOf(signUpClosesAt),
    checkInOpensAt: minutesBetween(checkInOpensAt, startsAt), checkInClosesAt: minutesBetween(endsAt, checkInClosesAt),
  }
}

/** The same again at the usual distance from today, at its hour; a title that names its month names the new one. */
export function copyOf(activity: Activity, memberIds: string[], today: string): PlanValues {
  const before = valuesOf(activity, memberIds)
  const startsAt = `${usualDay(today)}T${before.startsAt.slice(11)}`
  const move = (wall: string) => later(startsAt, dayjs(wall).diff(dayjs(before.startsAt), 'minute'))
  const title = before.title.replace(/^\d{1,2}月/, `${Number(startsAt.slice(5, 7))}月`)
  return { ...before, title, startsAt, endsAt: move(before.endsAt), signUpClosesAt: before.signUpClosesAt && move(before.signUpClosesAt) }
}

export function contentOf(values: PlanValues): ActivityContent {
  const { kind, title, place, description, signUpMode, audience, makeUpMinutes } = values
  const signUp = signUpMode === 'sign_up'
  const [startsAt, endsAt] = [instant(values.startsAt), instant(values.endsAt)]
  return {
    kind, orgId: values.orgId ?? 0, title: title.trim(), place: place.trim(), description: description.trim(), startsAt, endsAt,
    checkInOpensAt: instant(later(values.startsAt, -values.checkInOpensAt)), checkInClosesAt: instant(later(values.endsAt, values.checkInClosesAt)),
    signUpMode, quota: signUp ? values.quota : null, signUpClosesAt: signUp && values.signUpClosesAt ? instant(values.signUpClosesAt) : null, makeUpMinutes,
    audience, unitId: audience === 'unit' ? values.unitId : null, ...(audience === 'picked' && { memberIds: values.memberIds }),
  }
}

/** What is wrong with the times, by field; the server says the same, this only spares the way. */
export function timeProblemsOf(values: PlanValues): Partial<Record<string, string>> {
  const content = contentOf(values)
  const at = (text: string | null | undefined) => (text ? new Date(text) : null)
  const [startsAt, endsAt] = [new Date(content.startsAt), new Date(content.endsAt)]
  const given = { startsAt, endsAt, checkInOpensAt: at(content.checkInOpensAt) ?? startsAt, checkInClosesAt: at(content.checkInClosesAt) ?? endsAt, signUpClosesAt: at(content.signUpClosesAt) }
  return Object.fromEntries(timesProblems(withDefaultTimes(given, content.signUpMode)).map(({ field, message }) => [field, message]))
}

/**
 * What else a change brings along: another kind its usual hours and people, a moved start the end and the deadline with
 * it, and either a title nobody wrote themselves.
 */
export function followed(before: PlanValues, change: Partial<PlanValues>): PlanValues {
  const next = { ...before, ...change }
  if (change.kind && change.kind !== before.kind) Object.assign(next, usual(change.kind, next.startsAt.slice(0, 10)))
  else if (change.startsAt && change.startsAt !== before.startsAt) {
    const by = dayjs(change.startsAt).diff(dayjs(before.startsAt), 'minute')
    next.endsAt = later(before.endsAt, by)
    if (before.signUpClosesAt) next.signUpClosesAt = later(before.signUpClosesAt, by)
  }
  if (change.signUpMode === 'sign_up' && !next.signUpClosesAt) next.signUpClosesAt = later(next.startsAt, -24 * 60)
  if (before.title === suggestedTitle(before.kind, before.startsAt)) next.title = change.title ?? suggestedTitle(next.kind, next.startsAt)
  return next
}

