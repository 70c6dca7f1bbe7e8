import { and, asc, eq, gt, ne, sql } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { nameOf } from './draft.repo'
import { postPresence } from './posts.table'

interface Seen {
  postId: string
  accountId: string
  now: Date
  /** Who was last seen before this has gone. */
  gone: Date
}

/** Seen now; since when starts anew for whoever had gone. */
export async function upsertPresence(db: Executor, { postId, accountId, now, gone }: Seen): Promise<void> {
  await db
    .insert(postPresence)
    .values({ postId, accountId, since: now, seenAt: now })
    .onConflictDoUpdate({
      target: [postPresence.postId, postPresence.accountId],
      set: { seenAt: now, since: sql`case when ${postPresence.seenAt} < ${gone.toISOString()}::timestamptz then excluded.since else ${postPresence.since} end` },
    })
}

/** Others who have it open, the first of them first. */
export const listPresent = (db: Executor, { postId, accountId, gone }: Seen) =>
  db
    .select({ name: nameOf(postPresence.accountId), since: postPresence.since })
    .from(postPresence)
    .where(and(eq(postPresence.postId, postId), ne(postPresence.accountId, accountId), gt(postPresence.seenAt, gone)))
    .orderBy(asc(postPresence.since), asc(postPresence.accountId))
    .limit(20)

export async function deletePresence(db: Executor, postId: string, accountId: string): Promise<void> {
  await db.delete(postPresence).where(and(eq(postPresence.postId, postId), eq(postPresence.accountId, accountId)))
}
