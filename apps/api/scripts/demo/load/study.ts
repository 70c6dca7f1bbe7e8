import { addDays } from '@ejia/domain/calendar'
import { noJobs } from '../../../src/jobs/no-jobs'
import { assign, createItem, replayStudy, type Study } from '../../../src/modules/study'
import { atMinute } from '../dates'
import { posts } from '../posts'
import { rootOf } from '../profiles'
import { readersOf, studies, type ReaderSeed } from '../studies'
import { sure } from '../sure'
import type { Profile, StudySeed } from '../types'
import type { Who } from './publish'
import type { Step } from './step'
import type { World } from './world'

const titleOf = (seed: StudySeed): string => sure(posts.find((one) => one.title.startsWith(seed.post)), `post that begins with ${seed.post}`).title

/** The top of the tree assigns a public text to everybody; what is addressed to one unit stays there. */
const orgOf = (profile: Profile, seed: StudySeed): string => (seed.org === 'root' ? rootOf(profile).key : seed.org)

async function assignTo(world: World, seed: StudySeed, postId: string, dueOn: string, at: Date): Promise<string> {
  const org = orgOf(world.profile, seed)
  const ctx = await world.as(world.keeperOf(org, at), at)
  const orgId = world.org(org).id
  const { id } = await createItem(ctx, { postId, orgId, creditMinutes: seed.creditMinutes })
  await assign(ctx, { itemId: id, orgId, dueOn })
  return id
}

/** Readers of one evening at a time, so that points are entered on the day they were earned. */
async function readOn(world: World, itemId: string, day: string, readers: readonly ReaderSeed[], now: Date): Promise<void> {
  const done: Study[] = []
  const midnight = atMinute(day, 0).getTime()
  for (const { rosterNo, minute } of readers) {
    const finishedAt = new Date(midnight + minute * 60_000)
    if (finishedAt.getTime() < now.getTime()) done.push({ reader: await world.actorOf(rosterNo, finishedAt), finishedAt })
  }
  await replayStudy({ db: world.db, now: new Date(Math.min(now.getTime(), atMinute(day, 23 * 60 + 59).getTime())), actor: null, jobs: noJobs }, itemId, done)
}

/** Each study is assigned one evening and read from the next day on. */
export function studySteps(profile: Profile, today: string, now: Date, published: ReadonlyMap<string, string>, who: Who): Step[] {
  const items = new Map<StudySeed, string>()
  return studies.flatMap((seed) => {
    const assignedOn = addDays(today, -seed.assignedDaysAgo)
    const at = atMinute(assignedOn, 18 * 60 + 40)
    const readers = readersOf(seed, who.within(orgOf(profile, seed)), today, who.demonstrating)
    const days = Array.from({ length: seed.assignedDaysAgo }, (_, i) => i + 1)
    const read = days.flatMap((after): Step[] => {
      const day = addDays(assignedOn, after)
      const then = readers.filter((one) => Math.max(1, one.after) === after)
      if (then.length === 0) return []
      return [{ at: atMinute(day, 23 * 60 + 58), about: '学习记录', run: (world) => readOn(world, sure(items.get(seed), `study of ${seed.post}`), day, then, now) }]
    })
    const give: Step = {
      at, about: '学习任务',
      run: async (world) => void items.set(seed, await assignTo(world, seed, sure(published.get(titleOf(seed)), `post for ${seed.post}`), addDays(today, seed.dueInDays), at)),
    }
    return [give, ...read]
  })
}
