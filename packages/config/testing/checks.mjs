// @ts-check

/**
 * Runs named checks one after another and prints `N passed, N failed` as the last line. `onFailure(name, number)` may
 * take a picture of what went wrong.
 * @param {{ onFailure?: (name: string, number: number) => unknown }} [options]
 */
export function createChecks({ onFailure } = {}) {
  const results = { passed: 0, failed: 0 }
  /**
   * @param {string} name
   * @param {() => unknown} run
   */
  async function check(name, run) {
    try {
      await run()
      results.passed++
      console.log(`ok   ${name}`)
    } catch (error) {
      results.failed++
      const message = error instanceof Error ? error.message : String(error)
      console.log(`FAIL ${name}\n     ${message.split('\n').slice(0, 6).join('\n     ')}`)
      await onFailure?.(name, results.failed)
    }
  }
  function finish() {
    console.log(`${results.passed} passed, ${results.failed} failed`)
    process.exitCode = results.failed ? 1 : 0
  }
  return { check, finish }
}
