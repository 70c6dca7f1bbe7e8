import type { CancelSignal } from '@ejia/contract/client/caller'

export type Rank = 'write' | 'read' | 'file'

/**
 * WeChat carries ten requests at once and lets the eleventh wait behind all of them. Here ten lists never keep a check-in
 * waiting: readings take six places, what a person does has two more, and files two of their own.
 */
const places = { read: 6, readOrWrite: 8, file: 2 }

interface Turn {
  rank: Rank
  start: () => void
}

const running: Record<Rank, number> = { write: 0, read: 0, file: 0 }
let queue: Turn[] = []

function isFree(rank: Rank): boolean {
  if (rank === 'file') return running.file < places.file
  const free = running.read + running.write < places.readOrWrite
  return rank === 'write' ? free : free && running.read < places.read
}

/** Writes first, then in the order of asking. */
function next(): void {
  const ordered = [...queue.filter(({ rank }) => rank === 'write'), ...queue.filter(({ rank }) => rank !== 'write')]
  const turn = ordered.find(({ rank }) => isFree(rank))
  if (!turn) return
  queue = queue.filter((each) => each !== turn)
  running[turn.rank]++
  turn.start()
  next()
}

function place(rank: Rank, signal: CancelSignal | undefined): Promise<void> {
  return new Promise((start, leave) => {
    const turn = { rank, start }
    queue.push(turn)
    signal?.addEventListener('abort', () => {
      queue = queue.filter((each) => each !== turn)
      leave(new Error('cancelled'))
    })
    next()
  })
}

/** Runs when a place is free; somebody who no longer waits for the answer leaves the queue. */
export async function inTurn<T>(rank: Rank, signal: CancelSignal | undefined, run: () => Promise<T>): Promise<T> {
  await place(rank, signal)
  try {
    return await run()
  } finally {
    running[rank]--
    next()
  }
}
