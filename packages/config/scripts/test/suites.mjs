// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { pnpmCommand, repositoryRoot } from '../lib/children.mjs'

/**
 * @typedef {object} Suite
 * @property {string} title
 * @property {'check' | 'jest' | 'lines'} kind how its result is counted: as one check, from Jest's
 *   report, or from its last line
 * @property {[string, string[]]} command
 * @property {string} cwd
 * @property {number} weight processor cores it keeps busy
 * @property {boolean} [browser] needs a Chromium
 * @property {string} [missing] why it cannot run yet
 */

/**
 * @param {string} folder of the package
 * @returns {Record<string, string>}
 */
function scriptsOf(folder) {
  const manifest = path.join(repositoryRoot, folder, 'package.json')
  return fs.existsSync(manifest) ? (JSON.parse(fs.readFileSync(manifest, 'utf8')).scripts ?? {}) : {}
}

/**
 * @param {string} folder
 * @param {string} bin a program in the package's own dependencies
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
const nodeBin = (folder, bin, args) => [
  process.execPath,
  [path.join(repositoryRoot, folder, 'node_modules', bin), ...args],
]

/**
 * A script of a package, run as a person would.
 * @param {string} folder
 * @param {string} script
 * @param {Pick<Suite, 'title' | 'kind' | 'weight'> & Partial<Suite>} about
 * @returns {Suite}
 */
function packageScript(folder, script, about) {
  const missing = scriptsOf(folder)[script] ? undefined : `${folder} has no script "${script}"`
  const cwd = path.join(repositoryRoot, folder)
  return { command: pnpmCommand(['run', '--silent', script]), cwd, missing, ...about }
}

/**
 * @param {string} folder
 * @param {number} [workers]
 * @returns {Suite}
 */
function jest(folder, workers = 1) {
  const cwd = path.join(repositoryRoot, folder)
  const missing = fs.existsSync(path.join(cwd, 'jest.config.cjs'))
    ? undefined
    : `${folder} has no jest.config.cjs`
  const command = nodeBin(folder, 'jest/bin/jest.js', ['--ci', `--maxWorkers=${workers}`])
  return { title: `tests of ${folder}`, kind: 'jest', command, cwd, weight: workers, missing }
}

/**
 * @param {string} title
 * @param {string} bin
 * @param {string[]} args
 * @returns {Suite}
 */
const rootCheck = (title, bin, args) => ({
  title,
  kind: 'check',
  command: nodeBin('.', bin, args),
  cwd: repositoryRoot,
  weight: 1,
})

/** @param {string} folder */
const types = (folder) =>
  packageScript(folder, 'typecheck', { title: `types of ${folder}`, kind: 'check', weight: 1 })

/**
 * @param {string} folder
 * @param {string} script
 * @param {string} title
 */
const browser = (folder, script, title) =>
  packageScript(folder, script, { title, kind: 'lines', weight: 2, browser: true })

const DEPCRUISE = ['--config', 'packages/config/dependency-cruiser.cjs', 'apps', 'packages']

/**
 * Everything, in the order it is begun: what is quick and likely to fail first.
 * @returns {Suite[]}
 */
export function listSuites() {
  const packages = ['packages/domain', 'packages/contract', 'packages/config']
  return [
    rootCheck('boundaries', 'dependency-cruiser/bin/dependency-cruise.mjs', DEPCRUISE),
    ...[...packages, 'apps/api', 'apps/miniapp', 'apps/console'].map(types),
    rootCheck('lint', 'eslint/bin/eslint.js', ['--config', 'packages/config/eslint/index.mjs', '--max-warnings', '0', '.']),
    ...packages.map((folder) => jest(folder)),
    jest('apps/miniapp'),
    jest('apps/console'),
    jest('apps/api', 2),
    browser('apps/miniapp', 'test:weapp', 'the mini-program in its runtime'),
    browser('apps/miniapp', 'test:h5', 'the pages in a browser'),
    browser('apps/miniapp', 'test:e2e', "a member's way through the started product"),
    browser('apps/console', 'test:e2e', "a secretary's way through the started product, and every screen of the console"),
  ]
}
