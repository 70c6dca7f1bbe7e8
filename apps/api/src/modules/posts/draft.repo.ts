import { and, asc, eq, sql } from 'drizzle-orm'
import { alias, type AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Executor } from '../../lib/context'
import { accounts } from '../auth/auth.table'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'
import { postAttachments, postFiles, postReminders, postRevisions, posts, sections } from './posts.table'

export type RevisionRow = typeof postRevisions.$inferSelect
export type NewPost = Omit<typeof posts.$inferInsert, 'search'>

/** A newer revision may move a post to another organisation once it is published. */
const newestOrg = alias(orgs, 'newest_org')

/** What an account is called: its member's name, or its own. */
export const nameOf = (accountId: AnyPgColumn) =>
  sql<string>`coalesce((select coalesce(m.name, a.name) from ${accounts} as a left join ${members} as m on m.id = a.member_id where a.id = ${accountId}), '')`

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
  reviewedAt: posts.reviewedAt,
  submittedAt: posts.submittedAt,
  secrecyCheckedAt: posts.secrecyCheckedAt,
  receiptRequired: posts.receiptRequired,
  scheduledFor: posts.scheduledFor,
  scheduledRevision: posts.scheduledRevision,
  scheduledBy: posts.scheduledBy,
  scheduledReviewed: posts.scheduledReviewed,
  expiresAt: posts.expiresAt,
  noticeWorkingDays: posts.noticeWorkingDays,
  noticeStartedAt: posts.noticeStartedAt,
  withdrawnAt: posts.withdrawnAt,
  remindedAt: sql<Date | null>`(select max(r.reminded_at) from ${postReminders} as r where r.post_id = ${posts.id})`.mapWith(posts.savedAt),
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
      savedByName: nameOf(postRevisions.savedBy),
      reviewedByName: nameOf(posts.reviewedBy),
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
