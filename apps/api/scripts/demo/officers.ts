import type { Role } from '@ejia/domain/roles'
import { rootOf } from './profiles'
import { random } from './random'
import { sure } from './sure'
import type { MemberSeed, Profile } from './types'

export interface Office {
  rosterNo: string
  role: Role
  org: string
}

/** 支委会: five in a large branch, three in a small one (《支部工作条例》: 3 to 5, at most 7). */
const committeeSize = (members: number): number => (members >= 20 ? 5 : 3)

/** Office at the root of the tree, wherever that is: `party` in the hospital, the city's committee in a city. */
const placeOf = (profile: Profile, role: Role, org: string): string => (role === 'office' || role === 'admin' ? rootOf(profile).key : org)

/** Those known by name, then in every branch as many commissioners as its committee wants, and a secretary where nobody was named. */
export function officesOf(profile: Profile, members: readonly MemberSeed[]): Office[] {
  const byName = new Map(members.map((m) => [m.name, m]))
  const named = profile.people.flatMap((person) =>
    (person.roles ?? []).map(({ role, org }): Office => ({ rosterNo: sure(byName.get(person.name), person.name).rosterNo, role, org: placeOf(profile, role, org) })),
  )
  const known = new Set(profile.people.map((person) => person.name))
  const branches = profile.orgs.filter((org) => org.kind === 'branch')
  return [...named, ...branches.flatMap((org) => fill(org.key, named, members.filter((m) => m.org === org.key), known))]
}

/** Whoever is known by name holds what they are known for, and nothing else. */
function fill(org: string, named: readonly Office[], members: readonly MemberSeed[], known: ReadonlySet<string>): Office[] {
  const held = named.filter((office) => office.org === org)
  const able = random(`officers:${org}`).shuffle(members.filter((m) => m.status === 'full' && !m.away && !known.has(m.name)))
  const secretary = held.some((office) => office.role === 'secretary') ? [] : able.splice(0, 1).map((m): Office => ({ rosterNo: m.rosterNo, role: 'secretary', org }))
  const wanted = committeeSize(members.length) - held.length - secretary.length
  return [...secretary, ...able.slice(0, Math.max(0, wanted)).map((m): Office => ({ rosterNo: m.rosterNo, role: 'commissioner', org }))]
}

/** Organisation → those who meet as its committee. */
export function officersBy(offices: readonly Office[]): Map<string, string[]> {
  const map = new Map<string, string[]>()
  for (const { org, rosterNo } of offices) map.set(org, [...(map.get(org) ?? []), rosterNo])
  return map
}
