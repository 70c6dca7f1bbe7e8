import { dayOf } from '@ejia/domain/calendar'
import { sql } from 'drizzle-orm'
import type { Executor } from '../../../src/lib/context'
import type { Env } from '../../../src/env'
import { markReadBefore } from '../../../src/modules/messages'
import { aroundLive, liveActivity, liveKinds, membersWithin, planActivities } from '../activities'
import { atMinute } from '../dates'
import { membersOf } from '../members'
import { officersBy, officesOf } from '../officers'
import { profiles } from '../profiles'
import type { Profile } from '../types'
import { callUpSteps } from './call-ups-desk'
import { activitySteps, live } from './hold'
import { deskSteps } from './desk'
import { leaveMarker, markLive } from './marker'
import { pointsDeskSteps } from './points-desk'
import { requestSteps } from './requests-desk'
import { Progress } from './progress'
import { postSteps } from './publish'
import { rosterSteps, setUpOrgs } from './set-up'
import type { Step } from './step'
import { studySteps } from './study'
import { World } from './world'

interface Seeding {
  profile: Profile['key']
  keys: Env['keys']
  now: Date
  say: (line: string) => void
}

/** Days the system has been running: before the oldest post, after the newest full member joined. */
const runningDays = 370
/** Messages older than this have been read. */
const unreadHours = 36
/** Steps between two looks at the tables' sizes: the planner knows nothing of rows that are not committed yet. */
const stepsBetweenAnalyses = 400

function stepsOf(world: World, keys: Env['keys'], from: Date, now: Date): Step[] {
  const today = dayOf(now)
  const { profile, roster, demonstrating } = world
  const offices = officesOf(profile, roster)
  const who = { within: membersWithin(profile.orgs, roster), demonstrating }
  const published = new Map<string, string>()
  const held = [...planActivities(profile, { members: roster, officers: officersBy(offices), demonstrating }, now), ...aroundLive(roster, demonstrating, now)]
  const steps = [
    ...rosterSteps(roster, offices, from, now),
    ...postSteps(today, now, published, who),
    ...deskSteps(now),
    ...pointsDeskSteps(now),
    ...callUpSteps(now),
    ...requestSteps(now, { keys }),
    ...activitySteps(held, now),
    ...studySteps(profile, today, now, published, who),
  ]
  return steps.sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** Everything in the caller's transaction: an interrupted seeding leaves the database as empty as it was. */
export async function seedAll(db: Executor, { profile: key, keys, now, say }: Seeding): Promise<void> {
  const today = dayOf(now)
  const profile = profiles[key]
  const world = new World(db, keys, profile, membersOf(profile, today))
  const from = atMinute(dayOf(new Date(now.getTime() - runningDays * 86_400_000)), 8 * 60 + 30)
  say(`  0%  ${profile.name}：${profile.orgs.length} 个组织，${world.roster.length} 名党员`)
  await setUpOrgs(world, today, from)
  const steps = stepsOf(world, keys, from, now)
  const progress = new Progress(steps.length, say)
  for (const [place, step] of steps.entries()) {
    if (place % stepsBetweenAnalyses === 1) await db.execute(sql`analyze`)
    await step.run(world)
    progress.advance(`${dayOf(step.at).slice(0, 7).replace('-', '年')}月　${step.about}`)
  }
  await leaveMarker(db, { profile: key, day: today }, now)
  const [kind] = liveKinds
  const seed = liveActivity(kind, world.roster, world.demonstrating, now)
  await markLive(db, { activityId: await live(world, seed, now), kind, startedAt: seed.startsAt })
  await markReadBefore(db, new Date(now.getTime() - unreadHours * 3_600_000))
  await db.execute(sql`analyze`)
  say('100%  演示数据已写入')
}
