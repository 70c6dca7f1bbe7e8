import { setTimeout as pause } from 'node:timers/promises'

/** False when there is no such process (any more). */
export function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

/** Looks again and again until it is so; bounded, and generous because the machine may be busy. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 60_000, everyMs = 50): Promise<void> {
  const end = performance.now() + withinMs
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`)
    await pause(everyMs)
  }
}
