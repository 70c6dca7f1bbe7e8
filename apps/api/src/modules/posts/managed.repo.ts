import type { PostState, SectionKey } from '@ejia/domain/posts'
import { and, desc, eq, gt, isNull, lte, ne, or, sql, type SQL } from 'drizzle-orm'
import { isUnder, isUnderAny } from '../../lib/columns'
import { sole, type Executor } from '../../lib/context'
import { orgs } from '../orgs/orgs.table'
import { nameOf } from './draft.repo'
import { postRevisions, posts } from './posts.table'

export interface ManagedKey {
  savedAt: Date
  id: string
}

export interface ManagedFilter {
  reach: readonly string[]
  now: Date
  state?: PostState
  section?: SectionKey
  orgPath?: string
  /** Words of the title. */
  q?: string
  /** Begun or last saved by this account. */
  by?: string
  review?: ReviewFilter
}

/** Waiting for a review that somebody who looks after these organisations may give. */
export interface ReviewFilter {
  reach: readonly string[]
  /** Account that decides; nobody reviews what they saved themselves. */
  accountId: string
}

const newest = and(eq(postRevisions.postId, posts.id), eq(postRevisions.revision, posts.revision))

const waitsFor = ({ reach, accountId }: ReviewFilter): SQL | undefined =>
  and(eq(posts.submittedRevision, posts.revision), isUnderAny(orgs.path, reach), ne(postRevisions.savedBy, accountId))

/** As people are shown it: published and past its day is expired, whether or not it was marked yet. */
function inState(state: PostState, now: Date): SQL | undefined {
  if (state === 'published') return and(eq(posts.state, state), or(isNull(posts.expiresAt), gt(posts.expiresAt, now)))
  if (state === 'expired') return or(eq(posts.state, state), and(eq(posts.state, 'published'), lte(posts.expiresAt, now)))
  return eq(posts.state, state)
}

export function listManagedRows(db: Executor, filter: ManagedFilter, after: ManagedKey | null, limit: number) {
  const { reach, now, state, section, orgPath, q, by, review } = filter
  return db
    .select({
      id: posts.id, section: postRevisions.sectionKey, title: postRevisions.title, org: { id: orgs.id, name: orgs.name }, orgPath: orgs.path, state: posts.state,
      savedAt: posts.savedAt, publishedAt: posts.publishedAt, revision: posts.revision, publishedRevision: posts.publishedRevision,
      submittedRevision: posts.submittedRevision, receiptRequired: postRevisions.receiptRequired, expiresAt: posts.expiresAt, scheduledFor: posts.scheduledFor,
      noticeWorkingDays: posts.noticeWorkingDays, noticeStartedAt: posts.noticeStartedAt, saverId: postRevisions.savedBy, savedBy: nameOf(postRevisions.savedBy),
    })
    .from(posts)
    .innerJoin(postRevisions, newest)
    .innerJoin(orgs, eq(orgs.id, posts.orgId))
    .where(
      and(
        isUnderAny(orgs.path, reach),
        state && inState(state, now),
        section && eq(postRevisions.sectionKey, section),
        orgPath === undefined ? undefined : isUnder(orgs.path, orgPath),
        q === undefined ? undefined : sql`strpos(lower(${postRevisions.title}), lower(${q})) > 0`,
        by === undefined ? undefined : or(eq(posts.createdBy, by), eq(postRevisions.savedBy, by)),
        review && waitsFor(review),
        after === null ? undefined : sql`(${posts.savedAt}, ${posts.id}) < (${after.savedAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(posts.savedAt), desc(posts.id))
    .limit(limit)
}

export async function countToReview(db: Executor, review: ReviewFilter): Promise<number> {
  const rows = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(posts)
    .innerJoin(postRevisions, newest)
    .innerJoin(orgs, eq(orgs.id, posts.orgId))
    .where(waitsFor(review))
  return sole(rows).count
}
