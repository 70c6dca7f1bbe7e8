// @ts-check

const started = performance.now()
const HEARTBEAT_MS = 15_000

/** @param {number} since a reading of `performance.now()` */
export function secondsSince(since = started) {
  return `${((performance.now() - since) / 1000).toFixed(1)} 秒`
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`)
}

/**
 * Announces a piece of work, says now and then that it goes on, and how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const began = performance.now()
  say(`· ${title}…`)
  const heartbeat = setInterval(() => say(`  ${title}：已用 ${secondsSince(began)}`), HEARTBEAT_MS)
  try {
    const result = await work()
    say(`✓ ${title}（${secondsSince(began)}）`)
    return result
  } catch (error) {
    say(`✗ ${title}`)
    throw error
  } finally {
    clearInterval(heartbeat)
  }
}

/** Something a person can act on; shown without a stack. */
export class Failure extends Error {}
