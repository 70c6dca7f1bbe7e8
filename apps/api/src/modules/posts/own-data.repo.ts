import { asc, eq } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { postReads, postReceipts, posts } from './posts.table'

export const listReceiptsOf = (db: Executor, memberId: string) =>
  db
    .select({ title: posts.title, at: postReceipts.receiptAt, actedBy: postReceipts.actedBy })
    .from(postReceipts)
    .innerJoin(posts, eq(posts.id, postReceipts.postId))
    .where(eq(postReceipts.memberId, memberId))
    .orderBy(asc(postReceipts.receiptAt))

export const listReadsOf = (db: Executor, memberId: string) =>
  db
    .select({ title: posts.title, at: postReads.readAt })
    .from(postReads)
    .innerJoin(posts, eq(posts.id, postReads.postId))
    .where(eq(postReads.memberId, memberId))
    .orderBy(asc(postReads.readAt))
