// @ts-check
import { stopAll } from './children.mjs'
import { Failure, say } from './progress.mjs'

/**
 * Ends this process with the code its work comes to; when the work fails, says why and ends with `failed`, after whatever it started.
 * @param {Promise<number>} work
 * @param {number} failed
 */
export function endWith(work, failed) {
  work.then(
    (code) => {
      process.exitCode = code
    },
    async (error) => {
      await stopAll()
      say(error instanceof Failure ? error.message : error.stack)
      process.exitCode = failed
    },
  )
}
