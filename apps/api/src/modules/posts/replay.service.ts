import type { Actor } from '@ejia/domain/actor'
import { isPartyMember } from '@ejia/domain/members'
import { isWithin } from '@ejia/domain/orgs'
import { found } from '../../lib/app-error'
import type { ActorContext } from '../../lib/context'
import { writeAudits } from '../audit'
import { listMembersWithin } from '../members'
import { findPublished } from './read.repo'
import { insertReads, insertReceipts } from './receipts.repo'
import { receiptRootPath } from './receipts.service'

/** One reader's marks on a post, as they were left at the time. */
export interface Reading {
  reader: Actor
  readAt: Date
  signed: boolean
}

/**
 * For the demonstration data alone, which lives through months of reading in minutes: the marks of many readers on one
 * post. Who may not read it leaves none, and only who is asked to sign can have signed.
 */
export async function replayPostReadings(ctx: ActorContext, postId: string, readings: readonly Reading[]): Promise<void> {
  const post = found(await findPublished(ctx, postId))
  const root = await receiptRootPath(ctx.db, post)
  const mayRead = ({ orgPath }: Actor): boolean => post.audience === 'public' || isWithin(orgPath ?? '', root)
  const readers = readings.flatMap((one) => (one.reader.memberId !== null && mayRead(one.reader) ? [{ ...one, memberId: one.reader.memberId }] : []))
  await insertReads(ctx.db, readers.map(({ memberId, readAt }) => ({ postId, memberId, readAt })))
  if (!post.receiptRequired) return
  const asked = new Set((await listMembersWithin(ctx.db, root)).filter((member) => isPartyMember(member.status)).map((member) => member.id))
  const signers = readers.filter(({ memberId, signed }) => signed && asked.has(memberId))
  await insertReceipts(ctx.db, signers.map(({ memberId, readAt }) => ({ postId, memberId, receiptAt: readAt })))
  await writeAudits(ctx.db, signers.map(({ reader, memberId, readAt }) => ({
    ctx: { now: readAt, actor: reader },
    entry: { action: 'posts.sign', subjectType: 'post', subjectId: postId, orgId: post.org.id, detail: { memberId } },
  })))
}
