import { addDays, dayOf, monthOf } from '@ejia/domain/calendar'
import { monthsBefore, monthsOf } from '@ejia/domain/stats'
import { atMinute, weekdayOf } from '../dates'
import { random, type Random } from '../random'
import type { ActivitySeed, MemberSeed, OrgSeed, Profile } from '../types'
import { attend, enlist } from './attendance'
import { committeeMeetings, lectures, membersMeetings } from './meetings'
import { services, type Service } from './services'
import { clinicalThemeDays, officeThemeDays, retiredThemeDays } from './theme-days'
import type { Topic } from './topic'

/** Months before the present one that are told in full. */
const monthsBack = 3
/** Where the demonstration takes place: its theme day of this month is the live one. */
export const stage = 'cardiology'

interface Host {
  org: OrgSeed
  members: readonly MemberSeed[]
  /** Those who hold an office here and meet as its committee. */
  officers: readonly MemberSeed[]
}

/** The months told, oldest first, as their first days. */
function monthsUntil(today: string): string[] {
  const month = monthOf(today)
  return monthsOf({ from: monthsBefore(month, monthsBack), to: month }).map((one) => `${one}-01`)
}

/** A working day of the month, from the given day on. */
function workingDayOf(dice: Random, month: string, from: number, to: number): string {
  const day = addDays(month, dice.int(from, to) - 1)
  const weekday = weekdayOf(day)
  return weekday === 6 ? addDays(day, -1) : weekday === 0 ? addDays(day, 1) : day
}

interface Telling {
  now: Date
  today: string
  /** Roster numbers of those who sign in on a demonstration. */
  demonstrating: ReadonlySet<string>
}

interface Occasion {
  kind: ActivitySeed['kind']
  day: string
  minute: number
  minutes: number
  makeUp: number | null
  expected: readonly MemberSeed[]
}

/** Days after joining from which somebody is surely on the roster when it is frozen. */
const settledAfterDays = 10
const settled = (members: readonly MemberSeed[], day: string): MemberSeed[] => members.filter((m) => addDays(m.joinedOn, settledAfterDays) <= day)

function hold(host: Host, about: Topic, name: string, occasion: Occasion, { now, demonstrating }: Telling): ActivitySeed | null {
  const startsAt = atMinute(occasion.day, occasion.minute)
  const endsAt = new Date(startsAt.getTime() + occasion.minutes * 60_000)
  if (endsAt.getTime() + 3_600_000 > now.getTime()) return null
  const key = `${host.org.key}:${name}`
  // what was held yesterday and today is still to be confirmed, as a rule
  const fresh = now.getTime() - endsAt.getTime() < 1.5 * 86_400_000
  return {
    key, kind: occasion.kind, org: host.org.key, ...about, startsAt, endsAt, signUpMode: 'roster', quota: null, signUpClosesAt: null,
    makeUpMinutes: occasion.makeUp, stage: fresh ? 'unconfirmed' : 'confirmed', ...attend(key, settled(occasion.expected, occasion.day), demonstrating),
  }
}

const themeDaysFor = (org: OrgSeed): readonly Topic[] =>
  org.retired > 0 ? retiredThemeDays : org.parent === 'offices' || /机关|后勤|综合|行政|办公室/.test(org.name) ? officeThemeDays : clinicalThemeDays

const nth = <T>(bank: readonly T[], index: number): T => bank[index % bank.length] as T

/** A branch's month: its committee, its theme day, and once a quarter everybody. */
function monthOfBranch(host: Host, place: number, month: string, telling: Telling): (ActivitySeed | null)[] {
  const dice = random(`month:${host.org.key}:${month}`)
  const retired = host.org.retired > 0
  const serial = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
  const label = `${Number(month.slice(5, 7))}月`
  const slot = retired ? 9 * 60 + 30 : dice.pick([12 * 60 + 30, 15 * 60, 16 * 60 + 30, 17 * 60 + 30])
  const about = nth(themeDaysFor(host.org), place * 3 + serial)
  const quarterly = serial % 3 === place % 3
  const live = host.org.key === stage && monthOf(month) === monthOf(telling.today)
  return [
    hold(host, nth(committeeMeetings, place + serial * 2), `committee:${month}`, {
      kind: 'committee_meeting', day: workingDayOf(dice, month, 2, 8), minute: retired ? 9 * 60 : 12 * 60 + 30, minutes: 40, makeUp: null, expected: host.officers,
    }, telling),
    live ? null : hold(host, { ...about, title: `${label}主题党日：${about.title}` }, `theme:${month}`, {
      kind: 'theme_day', day: workingDayOf(dice, month, 9, 20), minute: slot, minutes: retired ? 40 : 60, makeUp: retired ? null : 30, expected: host.members,
    }, telling),
    quarterly
      ? hold(host, nth(membersMeetings, place + serial), `meeting:${month}`, {
          kind: 'members_meeting', day: workingDayOf(dice, month, 21, 27), minute: retired ? 9 * 60 + 30 : 17 * 60 + 30, minutes: 50, makeUp: retired ? null : 30, expected: host.members,
        }, telling)
      : null,
  ]
}

/** A general branch's lecture, once in the time told. */
function lectureOf(host: Host, place: number, telling: Telling): ActivitySeed | null {
  const dice = random(`lecture:${host.org.key}`)
  const back = addDays(telling.today, -dice.int(14, 80))
  const day = workingDayOf(dice, back, 1, 3)
  return hold(host, nth(lectures, place), 'lecture', { kind: 'lecture', day, minute: 16 * 60 + 30, minutes: 45, makeUp: 45, expected: host.members }, telling)
}

function runService(about: Service, members: readonly MemberSeed[], { today, now, demonstrating }: Telling): ActivitySeed {
  const { org, kind, title, place, description, day, hour, hours, quota } = about
  const startsAt = atMinute(addDays(today, day), hour * 60)
  const held = day < 0
  const key = `${org}:service:${day}`
  return {
    key, kind, org, title, place, description, startsAt, endsAt: new Date(startsAt.getTime() + hours * 3_600_000), signUpMode: 'sign_up', quota,
    signUpClosesAt: new Date(startsAt.getTime() - (held ? 12 : 20) * 3_600_000), makeUpMinutes: null,
    stage: !held ? 'upcoming' : new Date(startsAt.getTime() + hours * 3_600_000) > new Date(now.getTime() - 1.5 * 86_400_000) ? 'unconfirmed' : 'confirmed',
    ...enlist(key, settled(members, addDays(today, Math.min(0, day))), held ? Math.ceil(quota * 0.85) : Math.ceil(quota * 0.4), held, demonstrating),
  }
}

export interface Cast {
  members: readonly MemberSeed[]
  /** Organisation → roster numbers of those who meet as its committee. */
  officers: ReadonlyMap<string, readonly string[]>
  demonstrating: ReadonlySet<string>
}

/** Three months of organisation life up to `now`, and what is coming. The live activity is `liveActivity`. */
export function planActivities(profile: Profile, { members, officers, demonstrating }: Cast, now: Date): ActivitySeed[] {
  const telling: Telling = { now, today: dayOf(now), demonstrating }
  const keys = new Set(profile.orgs.map((org) => org.key))
  const within = membersWithin(profile.orgs, members)
  const hostOf = (org: OrgSeed): Host => {
    const chosen = new Set(officers.get(org.key) ?? [])
    return { org, members: within(org.key), officers: members.filter((m) => chosen.has(m.rosterNo)) }
  }
  const branches = profile.orgs.filter((org) => org.kind === 'branch')
  const held = branches.flatMap((org, place) => monthsUntil(telling.today).flatMap((month) => monthOfBranch(hostOf(org), place, month, telling)))
  const given = profile.orgs.filter((org) => org.kind === 'general_branch').map((org, place) => lectureOf(hostOf(org), place, telling))
  const signed = services.filter((one) => keys.has(one.org)).map((one) => runService(one, within(one.org), telling))
  return [...held, ...given, ...signed].filter((one) => one !== null)
}

/** Everybody at or below an organisation. */
export function membersWithin(orgs: readonly OrgSeed[], members: readonly MemberSeed[]): (key: string) => MemberSeed[] {
  const parents = new Map(orgs.map((org) => [org.key, org.parent]))
  const isBelow = (key: string | null | undefined, above: string): boolean => key === above || (key != null && isBelow(parents.get(key), above))
  return (above) => members.filter((m) => isBelow(m.org, above))
}
