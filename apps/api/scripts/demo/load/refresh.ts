import type { ActivityKind } from '@ejia/domain/activities'
import { dayOf, monthOf } from '@ejia/domain/calendar'
import { noJobs } from '../../../src/jobs/no-jobs'
import { AppError } from '../../../src/lib/app-error'
import { inTransaction, type Executor } from '../../../src/lib/context'
import { confirmActivity } from '../../../src/modules/activities'
import { listMembersWithin, type PhoneKeys } from '../../../src/modules/members'
import { findRoot, listReachableOrgs } from '../../../src/modules/orgs'
import { goesOnMinutes, liveActivity, liveKinds, stage } from '../activities'
import { membersOf } from '../members'
import { profiles } from '../profiles'
import { live } from './hold'
import { listLive, markLive, waitForTurn, type LiveMark, type Marker } from './marker'
import { World } from './world'

const minute = 60_000
/** With less than this left to check in, something new begins. */
const leastLeftMinutes = 30
/** A list of an earlier demonstration nobody confirmed is confirmed after so long, so that they do not pile up. */
const confirmAfterHours = 30

interface Refresh {
  marker: Marker
  keys: PhoneKeys
  now: Date
}

/** The stage as it is now: its branch and those of its people who are still there. Null when it is gone. */
async function loadStage(db: Executor, { marker, keys, now }: Refresh): Promise<World | null> {
  const root = await findRoot(db)
  if (!root) return null
  const profile = profiles[marker.profile]
  const seeds = membersOf(profile, marker.day).filter((m) => m.org === stage)
  const world = new World(db, keys, profile, membersOf(profile, marker.day))
  world.orgs.set(world.rootKey, root)
  const reach = await world.as(world.operator(world.noAccount, ''), now)
  const name = profile.orgs.find((org) => org.key === stage)?.name
  const branch = (await listReachableOrgs(reach, 'members.read')).find((org) => org.name === name)
  if (!branch) return null
  world.orgs.set(stage, branch)
  for (const { id, name: called, orgId } of await listMembersWithin(db, branch.path)) {
    const seed = seeds.find((one) => one.name === called)
    if (seed && orgId === branch.id) world.members.set(seed.rosterNo, { id, seed })
  }
  world.addRole(world.rosterNoOf(`secretary_${stage}`), 'secretary', stage)
  return world.members.has(world.rosterNoOf(`secretary_${stage}`)) ? world : null
}

/** A theme day gives points once a month; after it the others take turns. */
function nextKind(earlier: readonly LiveMark[], now: Date): ActivityKind {
  const [themeDay, ...others] = liveKinds
  const thisMonth = earlier.some((mark) => mark.kind === themeDay && monthOf(dayOf(mark.startedAt)) === monthOf(dayOf(now)))
  return (thisMonth ? others[earlier.length % others.length] : undefined) ?? themeDay
}

const isFresh = (mark: LiveMark, now: Date): boolean => now.getTime() < mark.startedAt.getTime() + (goesOnMinutes - leastLeftMinutes) * minute

/** Opens a new live activity when the last one is over or nearly so. Doing it again changes nothing. */
export async function refresh(db: Executor, wanted: Refresh): Promise<'fresh' | 'opened' | 'gone'> {
  const { now } = wanted
  return inTransaction({ db, now, actor: null, jobs: noJobs }, async (tx) => {
    await waitForTurn(tx.db)
    const earlier = await listLive(tx.db)
    if (earlier[0] && isFresh(earlier[0], now)) return 'fresh'
    const world = await loadStage(tx.db, wanted)
    if (!world) return 'gone'
    await confirmOld(world, earlier, now)
    const kind = nextKind(earlier, now)
    const there = world.roster.filter((m) => world.members.has(m.rosterNo))
    const seed = liveActivity(kind, there, world.demonstrating, now)
    await markLive(tx.db, { activityId: await live(world, seed, now), kind, startedAt: seed.startsAt })
    return 'opened'
  })
}

/** Each in a savepoint of its own: what somebody still has to verify stays as it is. */
async function confirmOld(world: World, earlier: readonly LiveMark[], now: Date): Promise<void> {
  for (const { activityId, startedAt } of earlier) {
    if (now.getTime() - startedAt.getTime() < confirmAfterHours * 60 * minute) continue
    const secretary = await world.as(world.keeperOf(stage, now), now)
    await inTransaction(secretary, (ctx) => confirmActivity(ctx, activityId)).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error
    })
  }
}
