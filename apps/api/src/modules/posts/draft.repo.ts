import type { PostState } from '@ejia/domain/posts'
import { and, asc, desc, eq, lt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { isUnder, isUnderAny } from '../../lib/columns'
import type { Executor } from '../../lib/context'
import { accounts } from '../auth/auth.table'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'
import { postAttachments, postFiles, postRevisions, posts, sections } from './posts.table'

export type RevisionRow = typeof postRevisions.$inferSelect
export type NewPost = Omit<typeof posts.$inferInsert, 'search'>

/** A newer revision may move a post to another organisation once it is published. */
const newestOrg = alias(orgs, 'newest_org')

const workColumns = {
  id: posts.id,
  orgId: posts.orgId,
  state: posts.state,
  revision: posts.revision,
  publishedRevision: posts.publishedRevision,
  pinnedAt: posts.pinnedAt,
  publishedAt: posts.publishedAt,
  withdrawReason: posts.withdrawReason,
  submittedRevision: posts.submittedRevision,
  reviewedRevision: posts.reviewedRevision,
  reviewNote: posts.reviewNote,
  secrecyCheckedAt: posts.secrecyCheckedAt,
}

/** A post with its newest revision, as those who work on it see it. */
export async function findWork(db: Executor, postId: string) {
  const [row] = await db
    .select({
      post: workColumns,
      newest: postRevisions,
      /** Organisation it belongs to now: whoever writes for that one may work on it. */
      orgPath: orgs.path,
      newestOrg: { id: newestOrg.id, name: newestOrg.name, path: newestOrg.path },
      reviewRequired: sections.reviewRequired,
    })
    .from(posts)
    .innerJoin(postRevisions, and(eq(postRevisions.postId, posts.id), eq(postRevisions.revision, posts.revision)))
    .innerJoin(orgs, eq(orgs.id, posts.orgId))
    .innerJoin(newestOrg, eq(newestOrg.id, postRevisions.orgId))
    .innerJoin(sections, eq(sections.key, postRevisions.sectionKey))
    .where(eq(posts.id, postId))
  return row
}

export type WorkRow = NonNullable<Awaited<ReturnType<typeof findWork>>>

/** Nobody else changes the post until the transaction ends. The lock comes first: the newest revision is read after it. */
export async function lockWork(db: Executor, postId: string): Promise<WorkRow | undefined> {
  await db.select({ id: posts.id }).from(posts).where(eq(posts.id, postId)).for('update')
  return findWork(db, postId)
}

export async function insertPost(db: Executor, row: NewPost): Promise<void> {
  await db.insert(posts).values(row)
}

export async function updatePost(db: Executor, postId: string, change: Partial<NewPost>): Promise<void> {
  await db.update(posts).set(change).where(eq(posts.id, postId))
}

export interface RevisionFiles {
  attachments: readonly string[]
  /** Everything the revision shows, attachments included. */
  shown: readonly string[]
}

export async function insertRevision(db: Executor, row: RevisionRow, { attachments, shown }: RevisionFiles): Promise<void> {
  const { postId, revision } = row
  await db.insert(postRevisions).values(row)
  if (attachments.length > 0) await db.insert(postAttachments).values(attachments.map((fileId, place) => ({ postId, revision, fileId, place })))
  if (shown.length > 0) await db.insert(postFiles).values(shown.map((fileId) => ({ postId, revision, fileId })))
}

export async function listAttachmentIds(db: Executor, postId: string, revision: number): Promise<string[]> {
  const ofRevision = and(eq(postAttachments.postId, postId), eq(postAttachments.revision, revision))
  const rows = await db.select({ fileId: postAttachments.fileId }).from(postAttachments).where(ofRevision).orderBy(asc(postAttachments.place))
  return rows.map((row) => row.fileId)
}

/** Files any revision of the post shows. */
export async function listShownIds(db: Executor, postId: string): Promise<string[]> {
  const rows = await db.selectDistinct({ fileId: postFiles.fileId }).from(postFiles).where(eq(postFiles.postId, postId))
  return rows.map((row) => row.fileId)
}

export interface ManagedKey {
  savedAt: Date
  id: string
}

export function listManagedRows(db: Executor, filter: { reach: readonly string[]; state?: PostState; orgPath?: string }, after: ManagedKey | null, limit: number) {
  return db
    .select({
      id: posts.id, section: postRevisions.sectionKey, title: postRevisions.title, org: { id: orgs.id, name: orgs.name }, state: posts.state,
      savedAt: posts.savedAt, publishedAt: posts.publishedAt, revision: posts.revision, publishedRevision: posts.publishedRevision,
    })
    .from(posts)
    .innerJoin(postRevisions, and(eq(postRevisions.postId, posts.id), eq(postRevisions.revision, posts.revision)))
    .innerJoin(orgs, eq(orgs.id, posts.orgId))
    .where(
      and(
        isUnderAny(orgs.path, filter.reach),
        filter.state && eq(posts.state, filter.state),
        filter.orgPath === undefined ? undefined : isUnder(orgs.path, filter.orgPath),
        after === null ? undefined : sql`(${posts.savedAt}, ${posts.id}) < (${after.savedAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(posts.savedAt), desc(posts.id))
    .limit(limit)
}

export const listRevisionRows = (db: Executor, postId: string, before: number | null, limit: number) =>
  db
    .select({
      revision: postRevisions.revision, title: postRevisions.title, savedAt: postRevisions.savedAt,
      savedBy: sql<string>`coalesce(${members.name}, ${accounts.name}, '')`,
    })
    .from(postRevisions)
    .leftJoin(accounts, eq(accounts.id, postRevisions.savedBy))
    .leftJoin(members, eq(members.id, accounts.memberId))
    .where(and(eq(postRevisions.postId, postId), before === null ? undefined : lt(postRevisions.revision, before)))
    .orderBy(desc(postRevisions.revision))
    .limit(limit)
