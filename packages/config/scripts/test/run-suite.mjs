// @ts-check
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { launch, stopTree } from '../lib/children.mjs'
import { FAILED, honest, NOTHING, PASSED, readJest, readLastLine } from './summary.mjs'

/**
 * @typedef {import('./suites.mjs').Suite} Suite
 * @typedef {import('./summary.mjs').Counts} Counts
 */

const LIMIT_MS = 20 * 60_000

// What a shell may carry for `pnpm start` and what no test may be steered by.
const NOT_FOR_TESTS = [
  'NODE_ENV',
  'DATABASE_URL',
  'HOST',
  'PORT',
  'DEMO',
  'PROFILE',
  'FILES_DIR',
  'WEB_DIR',
  'CONSOLE_DIR',
  'API_BASE',
  'API_PORT',
]
const cleared = Object.fromEntries(NOT_FOR_TESTS.map((name) => [name, undefined]))

/**
 * @param {Suite} suite
 * @returns {Promise<{ counts: Counts, output: string }>}
 */
export async function runSuite(suite) {
  const [command, args] = suite.command
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'ejia-report-')), 'jest.json')
  const more = suite.kind === 'jest' ? ['--json', `--outputFile=${report}`] : []
  const { child, ended } = launch(command, [...args, ...more], { cwd: suite.cwd, env: cleared })
  const limit = setTimeout(() => stopTree(child), LIMIT_MS)
  const { code, output } = await ended
  clearTimeout(limit)
  const counts = honest(count(suite, output, report, code), code)
  fs.rmSync(path.dirname(report), { recursive: true, force: true })
  return { counts, output: suite.kind === 'jest' ? withoutReport(output) : output }
}

/**
 * @param {Suite} suite
 * @param {string} output
 * @param {string} report
 * @param {number} code
 * @returns {Counts}
 */
function count({ kind }, output, report, code) {
  if (kind === 'check') return code === 0 ? PASSED : FAILED
  if (kind === 'lines') return readLastLine(output)
  if (!fs.existsSync(report)) return NOTHING
  return readJest(JSON.parse(fs.readFileSync(report, 'utf8')))
}

/** @param {string} output */
const withoutReport = (output) => output.replace(/^Test results written to: .*$/m, '')
