import { inTransaction, type Context } from '../../../lib/context'
import { newId } from '../../../lib/ids'
import { insertAttempt, listUntold, markTold } from './attempts.repo'
import { tellBindingAttempt } from './binding.hooks'

const together = 100

/** Keeps a try that was not granted. `memberId`: whose entry it was for, when another WeChat is bound to that. */
export async function keepAttempt(ctx: Context, memberId: string | null): Promise<void> {
  const id = newId(ctx.now)
  await insertAttempt(ctx.db, { id, memberId, at: ctx.now })
  // put off whatever was tried: who waits for the answer cannot tell by its time whether somebody is being told
  await ctx.jobs.enqueue(ctx.db, 'auth.tell-attempts', {}, { singletonKey: 'all' })
}

/** Tells the members whose entries somebody tried for, and their branches. It may be a theft, or they themselves with a new phone. */
export async function tellAttempts(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const { id, ...attempt } of await listUntold(tx.db, together)) {
      await tellBindingAttempt(tx, attempt)
      await markTold(tx.db, id, tx.now)
    }
  })
}
