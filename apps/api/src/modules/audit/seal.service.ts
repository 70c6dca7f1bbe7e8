import { inTransaction, type Context, type Executor } from '../../lib/context'
import { becomeSealer, countWaiting, findHead, insertSeals, listUnsealed, oldestRunning, type Head, type SealedLine } from './audit.repo'
import { genesis, sealOf } from './seal'

/** Lines one transaction seals. */
const batch = 500

/** Where a process left off: lines of transactions before this one are sealed. */
export interface SealerMemory {
  since: string | null
}

/** What sealing came to. */
export interface Sealed {
  lines: number
  head: Head | null
}

/** Seals what is settled; leaves it to whoever is sealing already. */
export async function sealLines(ctx: Context, key: Buffer, memory: SealerMemory): Promise<Sealed> {
  const total: Sealed = { lines: 0, head: null }
  const watermark = await oldestRunning(ctx.db)
  for (;;) {
    const done = await inTransaction(ctx, (tx) => sealBatch(tx, key, memory.since))
    if (done === 'busy') return total
    total.lines += done.lines
    total.head = done.head ?? total.head
    if (done.lines < batch) break
  }
  memory.since = watermark
  return total
}

/** How many wait. */
export const linesToSeal = (db: Executor): Promise<number> => countWaiting(db)

async function sealBatch(ctx: Context, key: Buffer, since: string | null): Promise<Sealed | 'busy'> {
  if (!(await becomeSealer(ctx.db))) return 'busy'
  const lines = await listUnsealed(ctx.db, since, batch)
  if (lines.length === 0) return { lines: 0, head: null }
  const seals = chain(key, (await findHead(ctx.db)) ?? { seq: 0, hash: genesis }, lines)
  await insertSeals(ctx.db, seals.map((seal) => ({ ...seal, sealedAt: ctx.now })))
  return { lines: lines.length, head: seals.at(-1) ?? null }
}

function chain(key: Buffer, head: Head, lines: readonly SealedLine[]): (Head & { lineId: number })[] {
  let { seq, hash } = head
  return lines.map((line) => {
    seq += 1
    hash = sealOf(key, hash, seq, line)
    return { seq, hash, lineId: line.id }
  })
}
