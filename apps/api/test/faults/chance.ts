/** How far the tests by chance go, and from where: the only readers of these two. The seed is said, so that a failure can be run again. */
const times = Number(process.env.FAULT_ROUNDS ?? 1)
export const seed = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000)

/** So many rounds in the ordinary test command; FAULT_ROUNDS=20 runs twenty times as many. */
export const rounds = (usual: number): number[] => Array.from({ length: Math.max(1, Math.round(usual * times)) }, (_, n) => n)

/** Chance that can be repeated: mulberry32 on the seed and the name of what asks. Wrap what is expected in `said` to have the seed in a failure. */
export class Chance {
  private state: number

  constructor(readonly what: string) {
    this.state = [...what].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, seed)
  }

  /** Below one. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  below = (n: number): number => Math.floor(this.next() * n)

  shuffled<T>(list: readonly T[]): T[] {
    const left = [...list]
    return list.map(() => left.splice(this.below(left.length), 1)[0]!)
  }

  /** Runs the work; a failure names the seed it came with. */
  async told(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (error instanceof Error) error.message = `FAULT_SEED=${seed} (${this.what})\n${error.message}`
      throw error
    }
  }
}
