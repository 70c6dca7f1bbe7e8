// @ts-check

/**
 * Runs jobs side by side as far as the capacity reaches, each as soon as it fits, in order.
 * @template {{ weight: number }} Job
 * @param {Job[]} jobs
 * @param {number} capacity
 * @param {(job: Job) => Promise<void>} run
 */
export async function runInPool(jobs, capacity, run) {
  const waiting = [...jobs]
  /** @type {Set<Promise<void>>} */
  const running = new Set()
  let free = capacity
  while (waiting.length > 0 || running.size > 0) {
    for (let job = waiting[0]; job && needs(job, capacity) <= free; job = waiting[0]) {
      waiting.shift()
      const taken = needs(job, capacity)
      free -= taken
      const done = run(job).finally(() => ((free += taken), running.delete(done)))
      running.add(done)
    }
    await Promise.race(running)
  }
}

/**
 * @param {{ weight: number }} job
 * @param {number} capacity
 */
const needs = ({ weight }, capacity) => Math.min(weight, capacity)
