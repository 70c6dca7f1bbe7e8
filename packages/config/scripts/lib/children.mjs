// @ts-check
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/**
 * @typedef {object} Running
 * @property {import('node:child_process').ChildProcess} child
 * @property {Promise<{ code: number, output: string }>} ended never rejected
 *
 * @typedef {object} How
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env] added to ours; undefined takes a name away
 * @property {string[]} [node] options of Node itself
 * @property {(line: string) => void} [onLine] called for every line of output
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set()
const KEPT_OUTPUT = 4_000_000
const ownGroup = process.platform !== 'win32'

/**
 * Runs a program in a process group of its own, so that Ctrl-C reaches it only through
 * `stopAll`, once, in our order.
 * @param {string} command
 * @param {string[]} args
 * @param {How} [how]
 * @returns {Running}
 */
export function launch(command, args, how = {}) {
  return follow(command, args, ['ignore', 'pipe', 'pipe'], how)
}

/**
 * Runs a Node script that ends when we end, even when we are killed.
 * @param {string} script
 * @param {string[]} args
 * @param {How} [how]
 */
export function launchNode(script, args, how = {}) {
  const leash = new URL('./end-with-parent.mjs', import.meta.url).href
  return follow(
    process.execPath,
    [...(how.node ?? []), '--import', leash, script, ...args],
    ['ignore', 'pipe', 'pipe', 'ipc'],
    how,
  )
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').StdioOptions} stdio
 * @param {How} how
 * @returns {Running}
 */
function follow(command, args, stdio, { cwd, env, onLine }) {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio, detached: ownGroup })
  children.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => (output = (output + chunk).slice(-KEPT_OUTPUT)))
    if (stream && onLine) createInterface({ input: stream }).on('line', onLine)
  }
  const closed = once(child, 'close').then(([code]) => Number(code ?? 1))
  const ended = closed
    .catch((error) => ((output += String(error)), 1))
    .then((code) => (children.delete(child), { code, output }))
  return { child, ended }
}

/**
 * The pnpm that runs us, wherever it lives; otherwise the one npm fetches.
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function pnpmCommand(args) {
  const running = process.env.npm_execpath ?? ''
  if (/pnpm[^/\\]*\.c?js$/.test(running)) return [process.execPath, [running, ...args]]
  return ['npx', ['-y', 'pnpm@10', ...args]]
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function send(child, signal) {
  try {
    if (ownGroup && child.pid) process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch {
    // it has ended
  }
}

/**
 * Asks every child to end, and ends those that have not after the grace.
 * @param {number} [graceMs]
 */
export async function stopAll(graceMs = 12_000) {
  const running = [...children]
  const allEnded = Promise.all(running.map((child) => once(child, 'close').catch(() => {})))
  for (const child of running) send(child, 'SIGTERM')
  const late = pause(graceMs, 'late', { ref: false })
  if (running.length > 0 && (await Promise.race([allEnded, late])) === 'late') killAll()
}

/**
 * Ends one child and what it started.
 * @param {import('node:child_process').ChildProcess} child
 */
export const stopTree = (child) => send(child, 'SIGKILL')

/** Ends every child at once. */
export function killAll() {
  for (const child of children) send(child, 'SIGKILL')
}

/** The folder of the whole repository. */
export const repositoryRoot = fileURLToPath(new URL('../../../../', import.meta.url))
