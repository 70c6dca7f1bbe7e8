import { addDays, daysBetween } from '@ejia/domain/calendar'
import { makeName } from './names'
import { random, type Random } from './random'
import type { MemberSeed, OrgSeed, Person, Profile } from './types'

/** One in thirty-six of those in service is in the probationary year; a handful are away for study, aid work or with their children. */
const probationaryShare = 1 / 36
const awayShare = { inService: 1 / 90, retired: 1 / 37 }
/** Retired couples who share one telephone: every so many-th retired member. */
const couplesEvery = 24
/** Most of a hospital's staff are women. */
const womenShare = { inService: 0.62, retired: 0.54 }

const twoDigits = (n: number): string => String(n).padStart(2, '0')
const someDay = (dice: Random, year: number): string => `${year}-${twoDigits(dice.int(1, 12))}-${twoDigits(dice.int(1, 28))}`

/** Branches take in people in their twenties, mostly; full members were full before the system began to run, a year ago. */
function joining(dice: Random, bornIn: number, today: string): { joinedOn: string; fullOn: string } {
  const latest = addDays(today, -745)
  const drawn = someDay(dice, bornIn + dice.int(21, 34))
  const joinedOn = daysBetween(drawn, latest) >= 0 ? drawn : addDays(latest, -dice.int(0, 700))
  return { joinedOn, fullOn: `${Number(joinedOn.slice(0, 4)) + 1}${joinedOn.slice(4)}` }
}

interface Slot {
  org: string
  service: 'in_service' | 'retired'
  person: Person | null
}

function slotsOf(org: OrgSeed, people: readonly Person[]): Slot[] {
  const named = people.filter((p) => p.org === org.key)
  const count = org.inService + org.retired
  if (named.length > count) throw new Error(`${org.key}: more people known by name than members`)
  return Array.from({ length: count }, (_, i) => ({ org: org.key, service: i < org.inService ? 'in_service' : 'retired', person: named[i] ?? null }))
}

/** Invented numbers that pass as mobile numbers: 199 0000 xxxx, each once. */
function phoneBook(): () => string {
  const order = random('phones').shuffle(Array.from({ length: 10_000 }, (_, i) => i))
  let next = 0
  return () => `1990000${String(order[next++]).padStart(4, '0')}`
}

type Standing = Pick<MemberSeed, 'gender' | 'status' | 'service' | 'away'>

/** Whoever is known by name is as they are told of; the others as the dice fall. */
function standingOf(dice: Random, { service, person }: Slot): Standing {
  if (person) return { gender: person.gender, status: person.probationaryDays === undefined ? 'full' : 'probationary', service, away: false }
  const share = service === 'retired' ? 'retired' : 'inService'
  return {
    gender: dice.chance(womenShare[share]) ? 'female' : 'male',
    status: service === 'in_service' && dice.chance(probationaryShare) ? 'probationary' : 'full',
    service,
    away: dice.chance(awayShare[share]),
  }
}

function ageOf(dice: Random, { service, status }: Standing): number {
  if (service === 'retired') return dice.int(57, 88)
  return status === 'probationary' ? dice.int(24, 33) : dice.int(27, 57)
}

function makeMember(slot: Slot, index: number, today: string, used: Set<string>, phone: string): MemberSeed {
  const dice = random(`member:${slot.org}:${index}`)
  const standing = standingOf(dice, slot)
  const bornIn = Number(today.slice(0, 4)) - ageOf(dice, standing)
  const days = joining(dice, bornIn, today)
  const since = addDays(today, -(slot.person?.probationaryDays ?? dice.int(40, 330)))
  return {
    rosterNo: `WC${String(index + 1).padStart(5, '0')}`,
    name: slot.person?.name ?? makeName(dice, standing.gender, bornIn, used),
    org: slot.org,
    phone,
    ...standing,
    ...(standing.status === 'probationary' ? { joinedOn: since, fullOn: null } : days),
  }
}

/** Every so often two retired neighbours on the roster, man and woman, have one telephone between them. */
function shareTelephones(members: MemberSeed[]): MemberSeed[] {
  const retired = members.filter((m) => m.service === 'retired')
  retired.forEach((member, i) => {
    const wife = retired[i + 1]
    if (i % couplesEvery === 12 && wife && wife.org === member.org && wife.gender !== member.gender) wife.phone = member.phone
  })
  return members
}

/** The whole roster in the order of the tree; numbers are issued in that order. */
export function membersOf(profile: Profile, today: string): MemberSeed[] {
  const used = new Set(profile.people.map((p) => p.name))
  const nextPhone = phoneBook()
  const slots = profile.orgs.flatMap((org) => slotsOf(org, profile.people))
  return shareTelephones(slots.map((slot, index) => makeMember(slot, index, today, used, nextPhone())))
}
