/** How `backup` and `restore` end; the operator's handbook lists them. */
export const exits = {
  unexpected: 1,
  usage: 2,
  notABackup: 3,
  damaged: 4,
  wrongKeys: 5,
  newerSchema: 6,
  notEmpty: 7,
  tools: 8,
  /** Restored, but what is there now is not what was backed up. */
  doubtful: 10,
  interrupted: 130,
} as const

/** Something a person can act on; shown without a stack. */
export class Refusal extends Error {
  constructor(
    readonly why: keyof typeof exits,
    message: string,
  ) {
    super(message)
  }
}

/** Whoever interrupts gets what was begun taken back first. */
export function onInterrupt(takeBack: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      takeBack()
      process.exit(exits.interrupted)
    })
  }
}

/** Runs a script to its end and says how it ended. */
export function runToEnd(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    console.error(error instanceof Refusal ? error.message : error)
    process.exitCode = exits[error instanceof Refusal ? error.why : 'unexpected']
  })
}

export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
