import { setTimeout as pause } from 'node:timers/promises'

/** Looks again and again until it is so; bounded, and generous because the machine may be busy. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 60_000, everyMs = 50): Promise<void> {
  const end = performance.now() + withinMs
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`)
    await pause(everyMs)
  }
}
