// @ts-check
import os from 'node:os'
import { killAll } from './lib/children.mjs'
import { findChromium } from './lib/chromium.mjs'
import { runInPool } from './test/pool.mjs'
import { runSuite } from './test/run-suite.mjs'
import { listSuites } from './test/suites.mjs'
import { describe, exitCode, FAILED, SKIPPED, total } from './test/summary.mjs'

/**
 * @typedef {import('./test/suites.mjs').Suite} Suite
 * @typedef {import('./test/summary.mjs').Counts} Counts
 */

const chromium = findChromium(process.env.CHROMIUM)
const browserRequired = process.env.REQUIRE_BROWSER === '1'
/** @type {Counts[]} */
const results = []

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`)

/**
 * @param {string} title
 * @param {Counts} counts
 * @param {string} [note]
 */
function record(title, counts, note = '') {
  results.push(counts)
  const mark = counts.failed > 0 ? '✗' : counts.passed > 0 ? '✓' : '-'
  say(`${mark} ${title}: ${describe(counts)}${note && ` (${note})`}`)
}

/**
 * @param {Suite} suite
 * @returns {boolean} whether it can run; if not, that has been said
 */
function canRun({ title, missing, browser }) {
  if (missing) record(title, SKIPPED, missing)
  else if (browser && !chromium && browserRequired)
    record(title, FAILED, 'REQUIRE_BROWSER=1 and no Chromium found')
  else if (browser && !chromium) record(title, SKIPPED, 'no Chromium found; CHROMIUM may name one')
  else return true
  return false
}

/** @param {Suite} suite */
async function run(suite) {
  const began = performance.now()
  say(`· ${suite.title}`)
  const { counts, output } = await runSuite(suite).catch((error) => ({ counts: FAILED, output: String(error) }))
  if (counts.failed > 0) say(`\n${frame(suite.title)}\n${output.trim()}\n${frame(`end of ${suite.title}`)}\n`)
  record(suite.title, counts, `${((performance.now() - began) / 1000).toFixed(1)} s`)
}

/** @param {string} text */
const frame = (text) => `──── ${text} ${'─'.repeat(Math.max(0, 70 - text.length))}`

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    killAll()
    process.exit(130)
  })
}

const only = process.argv[2] ?? ''
const suites = listSuites().filter(({ title }) => title.includes(only))
await runInPool(suites.filter(canRun), Math.max(2, os.availableParallelism()), run)

const sum = total(results)
process.exitCode = exitCode(sum)
say(`\n${describe(sum)}`)
