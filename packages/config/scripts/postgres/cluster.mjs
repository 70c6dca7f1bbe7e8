// @ts-check
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { commandOf, isRunning } from './processes.mjs'
import { runProgram } from './run-program.mjs'

/**
 * Where one cluster keeps its things. The name carries the major version: a later one will not
 * open these files.
 * @typedef {{ home: string, data: string, password: string, log: string, users: string }} Layout
 * @typedef {import('./run-program.mjs').Runner} Runner
 */

export const SUPERUSER = 'app'

/**
 * @param {string} home
 * @returns {Layout}
 */
function layoutAt(home) {
  const inside = (/** @type {string} */ name) => path.join(home, name)
  return {
    home,
    data: inside('data'),
    password: inside('password'),
    log: inside('server.log'),
    users: inside('users'),
  }
}

/** @param {string} dir */
export function layoutOf(dir) {
  return layoutAt(path.join(path.resolve(dir), 'pg17'))
}

/**
 * Creates the cluster unless it is there. It is made beside its place and renamed into it, so a
 * kill leaves no half cluster, and of two processes that try at once one simply finds it done.
 * @param {string} dir
 * @param {{ initdb: string, runner: Runner }} tools
 */
export async function ensureCluster(dir, { initdb, runner }) {
  const wanted = layoutOf(dir)
  if (fs.existsSync(wanted.data)) return
  fs.mkdirSync(dir, { recursive: true })
  removeLeftovers(dir)
  const draft = layoutAt(`${wanted.home}.init-${process.pid}`)
  fs.rmSync(draft.home, { recursive: true, force: true })
  prepareFolder(draft, runner)
  await runProgram(runner, initdb, initArguments(draft))
  moveIntoPlace(draft.home, wanted.home)
}

/** @param {Layout} layout */
function initArguments(layout) {
  return [
    ...['-D', layout.data, '-U', SUPERUSER, '--pwfile', layout.password, '--auth=scram-sha-256'],
    // The same order of text on every machine; Chinese is searched by bigrams, not by locale.
    ...['-E', 'UTF8', '--locale=C', '--no-instructions'],
    ...['--set', 'unix_socket_directories=', '--set', 'listen_addresses=127.0.0.1'],
  ]
}

/**
 * @param {Layout} layout
 * @param {Runner} runner
 */
function prepareFolder(layout, { owner }) {
  fs.mkdirSync(layout.users, { recursive: true })
  fs.writeFileSync(layout.password, crypto.randomBytes(24).toString('hex'), { mode: 0o600 })
  if (!owner) return
  for (const file of [layout.home, layout.password]) fs.chownSync(file, owner.uid, owner.gid)
}

/**
 * @param {string} draft
 * @param {string} home
 */
function moveIntoPlace(draft, home) {
  try {
    fs.renameSync(draft, home)
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true })
    if (!fs.existsSync(home)) throw error
  }
}

/**
 * Drafts of processes that were killed while creating a cluster.
 * @param {string} dir
 */
function removeLeftovers(dir) {
  for (const name of fs.readdirSync(dir)) {
    const pid = Number(/^pg17\.init-(\d+)$/.exec(name)?.[1])
    if (pid && !isRunning(pid)) fs.rmSync(path.join(dir, name), { recursive: true, force: true })
  }
}

/**
 * What the server says of itself in `postmaster.pid`: process on line 1, port on line 4.
 * @param {Layout} layout
 * @returns {{ pid: number, port: number } | undefined}
 */
export function readServer({ data }) {
  try {
    const lines = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return pid && port ? { pid, port } : undefined
  } catch {
    return undefined
  }
}

/**
 * After a kill, `postmaster.pid` may name a number that another program has been given since;
 * PostgreSQL then takes its folder for occupied and never starts again.
 * @param {Layout} layout
 */
export function removeStaleLock(layout) {
  const server = readServer(layout)
  if (!server) return
  const command = isRunning(server.pid) ? commandOf(server.pid) : ''
  const foreign = command !== undefined && !command.includes('postgres')
  if (foreign) fs.rmSync(path.join(layout.data, 'postmaster.pid'), { force: true })
}

/** @param {Layout} layout */
export function lastWords(layout) {
  try {
    return fs.readFileSync(layout.log, 'utf8').trim().split('\n').slice(-8).join('\n')
  } catch {
    return ''
  }
}
