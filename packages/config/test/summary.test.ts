import {
  describe as line,
  exitCode,
  honest,
  NOTHING,
  PASSED,
  readJest,
  readLastLine,
  SKIPPED,
  total,
} from '../scripts/test/summary.mjs'

const report = {
  numPassedTests: 7,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  numRuntimeErrorTestSuites: 1,
}

test('the closing line is exact, and names what was skipped only when something was', () => {
  expect(line({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
  expect(line({ passed: 12, failed: 3, skipped: 1 })).toBe('12 passed, 3 failed, 1 skipped')
})

test('results add up', () => {
  expect(total([PASSED, SKIPPED, { passed: 2, failed: 4, skipped: 0 }])).toEqual({
    passed: 3,
    failed: 4,
    skipped: 1,
  })
  expect(total([])).toEqual(NOTHING)
})

test('success needs something that passed and nothing that failed', () => {
  expect(exitCode({ passed: 1, failed: 0, skipped: 5 })).toBe(0)
  expect(exitCode({ passed: 9, failed: 1, skipped: 0 })).toBe(1)
  expect(exitCode({ passed: 0, failed: 0, skipped: 5 })).toBe(1)
})

test('a file Jest could not load is a failure', () => {
  expect(readJest(report)).toEqual({ passed: 7, failed: 2, skipped: 3 })
})

test("a suite's own closing line is found behind whatever it printed", () => {
  expect(readLastLine('1 passed, 0 failed\nok a\nFAIL b\n3 passed, 1 failed\n')).toEqual({
    passed: 3,
    failed: 1,
    skipped: 0,
  })
  expect(readLastLine('3 passed, 0 failed, 2 skipped\n')).toEqual({ passed: 3, failed: 0, skipped: 2 })
  expect(readLastLine('I said 3 passed, 0 failed today')).toEqual(NOTHING)
})

test.each([
  ['passes', { passed: 3, failed: 0, skipped: 0 }, 0, 0],
  ['fails a test', { passed: 3, failed: 2, skipped: 0 }, 1, 2],
  ['crashes after its tests', { passed: 3, failed: 0, skipped: 0 }, 1, 1],
  ['says nothing', NOTHING, 0, 1],
  ['skips all', SKIPPED, 0, 0],
])('a suite that %s', (_what, counts, code, failures) => {
  expect(honest(counts, code).failed).toBe(failures)
})
