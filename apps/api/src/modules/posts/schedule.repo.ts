import { and, asc, eq, isNotNull, lte } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Executor } from '../../lib/context'
import { orgs } from '../orgs/orgs.table'
import { postRevisions, posts, sections } from './posts.table'

const audienceOrg = alias(orgs, 'audience_org')

/** The revision that was scheduled, with what may have changed around it since. */
export async function findScheduled(db: Executor, postId: string, revision: number) {
  const [row] = await db
    .select({ content: postRevisions, reviewRequired: sections.reviewRequired, orgDissolvedAt: orgs.dissolvedAt, audienceDissolvedAt: audienceOrg.dissolvedAt })
    .from(postRevisions)
    .innerJoin(sections, eq(sections.key, postRevisions.sectionKey))
    .innerJoin(orgs, eq(orgs.id, postRevisions.orgId))
    .leftJoin(audienceOrg, eq(audienceOrg.id, postRevisions.audienceOrgId))
    .where(and(eq(postRevisions.postId, postId), eq(postRevisions.revision, revision)))
  return row
}

/** Posts one sweep deals with; the next one goes on. */
const most = 100

export async function listScheduledIds(db: Executor, now: Date): Promise<string[]> {
  const due = and(eq(posts.state, 'scheduled'), lte(posts.scheduledFor, now))
  return (await db.select({ id: posts.id }).from(posts).where(due).orderBy(asc(posts.scheduledFor)).limit(most)).map(({ id }) => id)
}

export async function listExpiredIds(db: Executor, now: Date): Promise<string[]> {
  const due = and(eq(posts.state, 'published'), isNotNull(posts.expiresAt), lte(posts.expiresAt, now))
  return (await db.select({ id: posts.id }).from(posts).where(due).orderBy(asc(posts.expiresAt)).limit(most)).map(({ id }) => id)
}
