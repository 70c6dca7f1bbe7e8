/**
 * Runs named checks one after another and prints `N passed, N failed` as the last line. `onFailure(name)` may take a
 * picture of what went wrong.
 */
export function createChecks({ onFailure } = {}) {
  const results = { passed: 0, failed: 0 }
  async function check(name, run) {
    try {
      await run()
      results.passed++
      console.log(`ok   ${name}`)
    } catch (error) {
      results.failed++
      console.log(`FAIL ${name}\n     ${String(error.message).split('\n').slice(0, 6).join('\n     ')}`)
      await onFailure?.(name, results.failed)
    }
  }
  function finish() {
    console.log(`${results.passed} passed, ${results.failed} failed`)
    process.exitCode = results.failed ? 1 : 0
  }
  return { check, finish }
}
