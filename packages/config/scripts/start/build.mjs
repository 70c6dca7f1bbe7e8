// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { launch, pnpmCommand, repositoryRoot } from '../lib/children.mjs'
import { hashFile, hashInputs } from '../lib/input-hash.mjs'
import { withLock } from '../lib/lock.mjs'
import { Failure, say, step } from '../lib/progress.mjs'

/**
 * @typedef {object} Target
 * @property {string} name
 * @property {string} title
 * @property {string[]} inputs what the build reads
 * @property {string} output a file it writes whose content changes with the inputs
 * @property {string[]} command for pnpm
 */

const SHARED = ['packages/contract', 'packages/domain', 'pnpm-lock.yaml']

/** @type {Target} */
export const apiTarget = {
  name: 'api',
  title: '编译接口服务',
  inputs: ['apps/api', ...SHARED],
  output: 'apps/api/dist/server.js',
  command: ['--filter', '@ejia/api', 'build'],
}

/** @type {Target} */
export const pagesTarget = {
  name: 'pages',
  title: '编译手机页面（首次约一分钟）',
  inputs: ['apps/miniapp', ...SHARED],
  output: 'apps/miniapp/dist/h5/index.html',
  command: ['--filter', '@ejia/miniapp', 'build:h5'],
}

/** @type {Target} */
export const consoleTarget = {
  name: 'console',
  title: '编译电脑端控制台',
  inputs: ['apps/console', ...SHARED],
  output: 'apps/console/dist/index.html',
  command: ['--filter', '@ejia/console', 'build'],
}

/**
 * Builds unless the sources and the result are those of the last build.
 * @param {Target} target
 * @param {string} [root]
 * @param {typeof run} [compile] replaced in tests
 */
export function buildIfChanged(target, root = repositoryRoot, compile = run) {
  const folder = path.join(root, '.cache', 'builds')
  const stamp = path.join(folder, `${target.name}.json`)
  const wait = () => say(`  ${target.title}：另一个进程正在编译，等它完成`)
  return withLock(path.join(folder, `${target.name}.lock`), () => build(target, root, stamp, compile), wait)
}

/**
 * @param {Target} target
 * @param {string} root
 * @param {string} stamp
 * @param {typeof run} compile
 */
async function build(target, root, stamp, compile) {
  const inputs = hashInputs(root, target.inputs)
  const output = path.join(root, target.output)
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === describe(inputs, output)) return
  fs.rmSync(stamp, { force: true }) // a build that is cut off does not count
  await step(target.title, () => compile(target, root))
  if (!fs.existsSync(output)) throw new Failure(`${target.title}没有产生 ${target.output}`)
  fs.writeFileSync(stamp, describe(inputs, output))
}

/**
 * @param {string} inputs
 * @param {string} output
 */
function describe(inputs, output) {
  return JSON.stringify({ inputs, output: hashFile(output) })
}

/**
 * @param {Target} target
 * @param {string} root
 */
async function run({ title, command }, root) {
  // The pages call the origin they come from; another address in the shell is not for them.
  const env = { API_BASE: undefined }
  const { code, output } = await launch(...pnpmCommand(command), { cwd: root, env }).ended
  if (code !== 0) throw new Failure(`${title}失败：\n${output.trim()}`)
}
