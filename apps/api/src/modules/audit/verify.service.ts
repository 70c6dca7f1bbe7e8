import { sameText } from '../../lib/cipher'
import type { Executor } from '../../lib/context'
import { countUnsealed, listChain, type Head } from './audit.repo'
import { genesis, sealOf } from './seal'

/** gap: seals are missing · line_missing: a sealed line was deleted · line_altered: line or seal is not what it was · cut: the chain is shorter than a head noted elsewhere */
export type Break = { kind: 'gap' | 'line_missing' | 'line_altered' | 'cut'; seq: number; lineId: number | null }

export interface Verdict {
  /** Seals that hold, from the first on. */
  sealed: number
  head: Head | null
  /** Lines that wait for the sealer. */
  unsealed: number
  /** First place where the chain does not hold; null when all of it does. */
  broken: Break | null
}

const batch = 2000

/** Computes the whole chain anew. `known`: a head from the log or a backup that must be in it. */
export async function verifyAudit(db: Executor, key: Buffer, known: Head | null = null): Promise<Verdict> {
  const walk = new Walk(key, known)
  for (;;) {
    const rows = await listChain(db, walk.head.seq, batch)
    for (const row of rows) if (!walk.step(row)) break
    if (walk.broken || rows.length < batch) break
  }
  walk.finish()
  const { head, broken } = walk
  return { sealed: head.seq, head: head.seq === 0 ? null : head, unsealed: await countUnsealed(db), broken }
}

type ChainRow = Awaited<ReturnType<typeof listChain>>[number]

class Walk {
  head: Head = { seq: 0, hash: genesis }
  broken: Break | null = null

  constructor(
    private readonly key: Buffer,
    private readonly known: Head | null,
  ) {}

  /** Whether the chain holds at this seal. */
  step({ seq, lineId, hash, line }: ChainRow): boolean {
    const expected = this.head.seq + 1
    if (seq !== expected) return this.fail('gap', expected, null)
    if (line === null) return this.fail('line_missing', seq, lineId)
    if (!sameText(hash, sealOf(this.key, this.head.hash, seq, line))) return this.fail('line_altered', seq, lineId)
    this.head = { seq, hash }
    if (this.known?.seq === seq && !sameText(this.known.hash, hash)) return this.fail('line_altered', seq, lineId)
    return true
  }

  finish(): void {
    if (!this.broken && this.known && this.known.seq > this.head.seq) this.fail('cut', this.head.seq + 1, null)
  }

  private fail(kind: Break['kind'], seq: number, lineId: number | null): false {
    this.broken = { kind, seq, lineId }
    return false
  }
}
