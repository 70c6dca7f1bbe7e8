import type { Actor } from '@ejia/domain/actor'
import { dayOf } from '@ejia/domain/calendar'
import { createPost, pinPost, publishPost, replayPostReadings, reviewPost, submitPost } from '../../../src/modules/posts'
import { posts as allPosts } from '../posts'
import { readingsOf } from '../readings'
import { renderPost } from '../render'
import { sure } from '../sure'
import type { MemberSeed, PostSeed } from '../types'
import type { Step } from './step'
import type { World } from './world'

const minute = 60_000
const hours = (n: number): number => n * 60 * minute

/** Sections whose posts another person looks at before they are shown (`sections.review_required`). */
const reviewed = new Set(['disclosure'])

/** Whose marks are left on posts. */
export interface Who {
  within: (key: string) => MemberSeed[]
  demonstrating: ReadonlySet<string>
}

async function publish(world: World, seed: PostSeed, today: string, now: Date): Promise<string> {
  const post = renderPost(seed, today, now)
  const at = post.publishedAt
  const author = await world.keeperOf(seed.org, at)
  const audience = seed.audience ? { kind: 'subtree' as const, orgId: world.org(seed.audience).id } : { kind: 'public' as const, orgId: null }
  const { section, title, summary, bodyHtml } = post
  const content = {
    section, title, summary, bodyHtml, audience, orgId: world.org(seed.org).id, source: seed.source ?? '', receiptRequired: seed.receiptRequired ?? false,
  }
  const { id } = await createPost(await world.as(author, new Date(at.getTime() - hours(4))), content)
  if (reviewed.has(section)) await review(world, id, author, at)
  const ctx = await world.as(author, at)
  await publishPost(ctx, id, { basedOn: 1 })
  if (seed.pinned) await pinPost(ctx, id, { pinned: true })
  return id
}

/** 审核 and 保密审查 by somebody of the committee office who did not write it. */
async function review(world: World, postId: string, author: Actor, at: Date): Promise<void> {
  await submitPost(await world.as(author, new Date(at.getTime() - hours(3))), postId)
  const office = await world.actorOf(world.rosterNoOf('office'), at)
  const reviewer = office.accountId === author.accountId ? world.actorOf(world.rosterNoOf('office_clerk'), at) : office
  const decision = { approve: true, secrecyChecked: true, basedOn: 1, note: '内容属实，已作保密审查。' }
  await reviewPost(await world.as(reviewer, new Date(at.getTime() - hours(1))), postId, decision)
}

async function read(world: World, seed: PostSeed, postId: string, { publishedAt, now, who }: { publishedAt: Date; now: Date; who: Who }): Promise<void> {
  const day = dayOf(publishedAt)
  const audience = who.within(seed.audience ?? world.rootKey).filter((m) => m.joinedOn < day)
  const readings = readingsOf(seed, (now.getTime() - publishedAt.getTime()) / minute, audience, who.demonstrating)
  const marks = []
  for (const { rosterNo, after, signed } of readings) {
    marks.push({ reader: await world.actorOf(rosterNo, publishedAt), readAt: new Date(publishedAt.getTime() + after * minute), signed })
  }
  await replayPostReadings(await world.as(world.keeperOf(seed.org, publishedAt), now), postId, marks)
}

/** Each post is written, where its section asks for it reviewed, published and read. */
export function postSteps(today: string, now: Date, published: Map<string, string>, who: Who): Step[] {
  return allPosts.flatMap((seed) => {
    const { publishedAt } = renderPost(seed, today, now)
    const write: Step = {
      at: publishedAt, about: '文章与公告',
      run: async (world) => void published.set(seed.title, await publish(world, seed, today, now)),
    }
    const reading: Step = {
      // what is younger than that is read as soon as it is there
      at: new Date(Math.max(now.getTime() - 30 * minute, publishedAt.getTime())), about: '阅读与签收',
      run: (world) => read(world, seed, sure(published.get(seed.title), `post ${seed.title}`), { publishedAt, now, who }),
    }
    return [write, reading]
  })
}
