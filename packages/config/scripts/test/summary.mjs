// @ts-check

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** @type {Readonly<Counts>} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 }
export const PASSED = { ...NOTHING, passed: 1 }
export const FAILED = { ...NOTHING, failed: 1 }
export const SKIPPED = { ...NOTHING, skipped: 1 }

/**
 * @param {Counts[]} all
 * @returns {Counts}
 */
export function total(all) {
  const sum = (/** @type {keyof Counts} */ key) => all.reduce((value, counts) => value + counts[key], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}

/** @param {Counts} counts */
export function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** @param {Counts} counts */
export const exitCode = ({ passed, failed }) => (failed > 0 || passed === 0 ? 1 : 0)

/**
 * A suite that ended badly although no test of it failed (a crash, a time-out, a bad set-up) is
 * itself one failure; so is a suite in which nothing ran.
 * @param {Counts} counts
 * @param {number} code exit code of the program
 * @returns {Counts}
 */
export function honest(counts, code) {
  const nothingRan = counts.passed + counts.failed + counts.skipped === 0
  return counts.failed === 0 && (code !== 0 || nothingRan) ? { ...counts, failed: 1 } : counts
}

/**
 * @typedef {object} JestReport as `jest --json` writes it, as far as it is read here
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {number} numRuntimeErrorTestSuites files that could not even be loaded
 */

/**
 * @param {JestReport} report
 * @returns {Counts}
 */
export function readJest(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * The last `N passed, N failed` a suite printed.
 * @param {string} output
 * @returns {Counts}
 */
export function readLastLine(output) {
  const lines = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/gm)]
  const [, passed = 0, failed = 0, skipped = 0] = lines.at(-1) ?? []
  return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) }
}
