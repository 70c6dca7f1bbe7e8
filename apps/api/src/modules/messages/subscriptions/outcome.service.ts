import { inTransaction, type Context } from '../../../lib/context'
import type { SendOutcome } from '../../wechat'
import { giveBackOne, setToNone } from './credits.repo'
import { end, giveUp, isHarmless, type Claim } from './claim.service'
import { holdClaimed, listStuck, postpone } from './sends.repo'

const second = 1000
/** Before the platform is asked again, by how often it could not take the message. */
const backOff = [5, 15, 60, 300].map((seconds) => seconds * second)
const longest = 900 * second
/** After which a message that was taken up is heard of no more: its process has died. The calls of one sending take 20 seconds at most. */
export const leaseMs = 60 * second

/**
 * Writes down what became of a message. Where somebody else has settled it meanwhile nothing is written. An answer that got lost
 * leaves it as if the process had died: `clearUp` sees to both.
 */
export async function recordOutcome(ctx: Context, claim: Claim, result: SendOutcome): Promise<void> {
  if (result.outcome === 'unknown') return
  await inTransaction(ctx, async (tx) => {
    if (await holdClaimed(tx.db, claim, claim.claimedAt)) await apply(tx, claim, result)
  })
}

async function apply(ctx: Context, claim: Claim, result: Exclude<SendOutcome, { outcome: 'unknown' }>): Promise<void> {
  const { now, db } = ctx
  switch (result.outcome) {
    case 'sent':
      return end(ctx, claim, { state: 'sent', now, msgId: result.msgId || null })
    case 'refused':
      // a second time it says that the first had gone out
      await end(ctx, claim, { state: claim.repeated ? 'sent' : 'refused', now, errcode: result.errcode })
      return setToNone(db, claim)
    case 'invalid':
      await end(ctx, claim, { state: 'failed', now, errcode: result.errcode })
      return giveBackOne(db, claim)
    default:
      return later(ctx, claim)
  }
}

async function later(ctx: Context, claim: Claim): Promise<void> {
  const dueAt = new Date(ctx.now.getTime() + (backOff[claim.tries] ?? longest))
  // in doubt it keeps its credit, and its place
  if (claim.repeated) return postpone(ctx.db, claim, { state: 'again', dueAt, tries: claim.tries + 1 })
  await giveBackOne(ctx.db, claim)
  if (dueAt >= claim.staleAt) return end(ctx, claim, { state: 'stale', now: ctx.now })
  await postpone(ctx.db, claim, { state: 'queued', dueAt, tries: claim.tries + 1 })
}

/** Clears up what was taken up by a process that is no more, or whose answer got lost (ADR 10). */
export async function clearUp(ctx: Context): Promise<void> {
  for (const row of await listStuck(ctx.db, new Date(ctx.now.getTime() - leaseMs))) {
    await inTransaction(ctx, async (tx) => {
      const { claimedAt } = row
      if (claimedAt === null || !(await holdClaimed(tx.db, row, claimedAt))) return
      if (row.staleAt > tx.now && (await isHarmless(tx, row))) await postpone(tx.db, row, { state: 'again', dueAt: tx.now })
      else await giveUp(tx, row)
    })
  }
}
