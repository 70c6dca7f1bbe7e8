import { dayOf } from '@ejia/domain/calendar'
import { createPost, publishPost, submitPost, withdrawPost } from '../../../src/modules/posts'
import { fillDates } from '../dates'
import { toHtml } from '../markup'
import { workInProgress, type WorkInProgress } from '../posts/work-in-progress'
import type { Step } from './step'
import type { World } from './world'

async function write(world: World, work: WorkInProgress, at: Date): Promise<void> {
  const fill = (text: string): string => fillDates(text, dayOf(at))
  const ctx = await world.as(world.actorOf(world.rosterNoOf(work.author), at), at)
  const audience = work.audience ? { kind: 'subtree' as const, orgId: world.org(work.audience).id } : { kind: 'public' as const, orgId: null }
  const { id } = await createPost(ctx, {
    section: work.section, orgId: world.org(work.org).id, title: fill(work.title), summary: fill(work.summary), bodyHtml: toHtml(fill(work.body)), audience,
  })
  if (work.stage === 'in_review') await submitPost(ctx, id)
  if (work.stage !== 'withdrawn') return
  await publishPost(ctx, id, { basedOn: 1 })
  await withdrawPost({ ...ctx, now: new Date(at.getTime() + 40 * 60_000) }, id, { reason: work.reason ?? '' })
}

/** What lies on the desks of those who write. */
export const deskSteps = (now: Date): Step[] =>
  workInProgress.map((work) => {
    const at = new Date(now.getTime() - work.hoursAgo * 3_600_000)
    return { at, about: '文章与公告', run: (world) => write(world, work, at) }
  })
