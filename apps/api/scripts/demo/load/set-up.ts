import { addDays, dayOf, monthOf, partyYearOf } from '@ejia/domain/calendar'
import { termYears } from '@ejia/domain/orgs'
import { monthsBefore } from '@ejia/domain/stats'
import { noJobs } from '../../../src/jobs/no-jobs'
import { appointFirst, ensureDemoAccount } from '../../../src/modules/auth'
import { createMembers } from '../../../src/modules/members'
import { createOrg, createRoot } from '../../../src/modules/orgs'
import { ensureDefaultRules } from '../../../src/modules/points'
import { atMinute } from '../dates'
import type { Office } from '../officers'
import { demoAccounts, operatorName } from '../people'
import { rootOf } from '../profiles'
import { sure } from '../sure'
import type { MemberSeed, OrgSeed } from '../types'
import type { Step } from './step'
import type { World } from './world'

function describe(org: OrgSeed, today: string) {
  const termStartsOn = `${monthsBefore(monthOf(today), org.termMonthsAgo)}-01`
  const termEndsOn = `${Number(termStartsOn.slice(0, 4)) + termYears[org.kind]}${termStartsOn.slice(4)}`
  return { name: org.name, shortName: org.shortName, foundedOn: org.foundedOn, termStartsOn, termEndsOn }
}

/** The tree, set up by an operator on an empty system; then the rules for points. */
export async function setUpOrgs(world: World, today: string, now: Date): Promise<void> {
  const first = rootOf(world.profile)
  const nobody = { db: world.db, now, actor: null, jobs: noJobs }
  world.orgs.set(first.key, await createRoot(nobody, describe(first, today)))
  const accountId = await operatorId(world, now)
  await appointFirst(nobody, { accountId, role: 'admin', orgId: world.root.id })
  const ctx = await world.as(world.operator(accountId, operatorName), now)
  for (const org of world.profile.orgs) {
    if (org.parent === null) continue
    world.orgs.set(org.key, await createOrg(ctx, { ...describe(org, today), parentId: world.org(org.parent).id, kind: org.kind }))
  }
  await ensureDefaultRules(ctx, `${partyYearOf(now)}-01-01`)
}

/** Enters people on the roster, as the operator first and the committee office once there is one. */
async function enter(world: World, people: readonly MemberSeed[], now: Date): Promise<void> {
  if (people.length === 0) return
  const office = world.members.size > 0 ? await world.actorOf(world.rosterNoOf('office'), now) : world.operator(await operatorId(world, now), operatorName)
  const described = people.map(({ org, ...seed }) => ({ ...seed, orgId: world.org(org).id }))
  const entered = await createMembers({ db: world.db, now, actor: office, jobs: noJobs }, world.keys, described)
  const ids = new Map(entered.map(({ id, rosterNo }) => [rosterNo, id]))
  for (const seed of people) world.members.set(seed.rosterNo, { id: sure(ids.get(seed.rosterNo), seed.rosterNo), seed })
}

const operatorId = (world: World, now: Date): Promise<string> => {
  const demo = sure(demoAccounts.find((account) => account.person === null), 'operator')
  return ensureDemoAccount({ db: world.db, now, actor: null, jobs: noJobs }, { key: demo.key, label: demo.role, memberId: null, name: operatorName })
}

async function appoint(world: World, offices: readonly Office[], now: Date): Promise<void> {
  for (const { rosterNo, role, org } of offices) {
    const { accountId } = await world.actorOf(rosterNo, now)
    await appointFirst({ db: world.db, now, actor: null, jobs: noJobs }, { accountId, role, orgId: world.org(org).id })
    world.addRole(rosterNo, role, org)
  }
}

/** A second apart: the sign-in page lists accounts in the order they were made. */
async function openAccounts(world: World, from: Date): Promise<void> {
  for (const [place, { person }] of demoAccounts.entries()) {
    if (person !== null && world.members.has(world.rosterNoOf(person))) await world.actorOf(world.rosterNoOf(person), new Date(from.getTime() + (place + 1) * 1000))
  }
}

async function offerSignIn(world: World, now: Date): Promise<void> {
  for (const { key, person, role } of demoAccounts) {
    if (person === null) continue
    const { seed, id } = world.member(world.rosterNoOf(person))
    await ensureDemoAccount({ db: world.db, now, actor: null, jobs: noJobs }, { key, label: role, memberId: id, name: seed.name })
  }
}

/** Days after the branch meeting's decision that somebody new is on the roster. */
const enteredAfterDays = 3

/** Everybody who was there when the system was set up, and later whoever joined. */
export function rosterSteps(roster: readonly MemberSeed[], offices: readonly Office[], from: Date, now: Date): Step[] {
  const dayEntered = (seed: MemberSeed): string => addDays(seed.joinedOn, enteredAfterDays)
  const there = roster.filter((seed) => dayEntered(seed) <= dayOf(from))
  const later = [...new Set(roster.map(dayEntered))].filter((day) => day > dayOf(from)).sort()
  const first: Step = {
    at: from, about: '名册与职务',
    run: async (world) => {
      await enter(world, there, from)
      await openAccounts(world, from)
      await appoint(world, offices, from)
    },
  }
  const joined = later.map((day): Step => {
    const at = atMinute(day, 9 * 60)
    return { at, about: '新党员', run: (world) => enter(world, roster.filter((seed) => dayEntered(seed) === day), at) }
  })
  return [first, ...joined, { at: new Date(now.getTime() - 60_000), about: '演示账号', run: (world) => offerSignIn(world, now) }]
}
