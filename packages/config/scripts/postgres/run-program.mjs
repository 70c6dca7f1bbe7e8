// @ts-check
import { execFileSync, spawn } from 'node:child_process'

/**
 * How to run a program without being root, which PostgreSQL refuses.
 * @typedef {{ wrap: string[], owner?: { uid: number, gid: number } }} Runner
 */

// An id that exists in every passwd file: PostgreSQL looks the name of its user up.
const NOBODY = 65534
const UNSHARE = ['unshare', '-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--']

/**
 * First choice is a user namespace: files stay root's and a checkout under a 0700 folder works.
 * Where the kernel forbids that (most containers), the programs run as `postgres` or `nobody`,
 * and the data folder is given to that user.
 * @param {(command: string, args: string[]) => string} [ask] runs a short command; replaced in tests
 * @param {number | undefined} [uid]
 * @returns {Runner}
 */
export function chooseRunner(ask = askProgram, uid = process.getuid?.()) {
  if (uid !== 0) return { wrap: [] }
  const [command = '', ...args] = UNSHARE
  try {
    ask(command, [...args, 'true'])
    return { wrap: UNSHARE }
  } catch {
    return { wrap: [], owner: unprivilegedUser(ask) }
  }
}

/** @param {(command: string, args: string[]) => string} ask */
function unprivilegedUser(ask) {
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: Number(ask('id', ['-u', name])), gid: Number(ask('id', ['-g', name])) }
    } catch {
      // no such user: try the next
    }
  }
  throw new Error('PostgreSQL does not run as root and there is no user postgres or nobody')
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function askProgram(command, args) {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

/** The environment without `PG…` settings of the caller's shell, messages in plain English. */
function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', LC_MESSAGES: 'C' }
}

/**
 * Runs one of PostgreSQL's programs to its end.
 *
 * Waits for `exit` and not for `close`: a server started by `pg_ctl` may hold the pipes open for
 * as long as it lives.
 * @param {Runner} runner
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<void>} rejected with the program's own words when it fails
 */
export function runProgram({ wrap, owner }, program, args) {
  const [command = program, ...rest] = [...wrap, program, ...args]
  const child = spawn(command, rest, {
    ...owner,
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      for (const stream of [child.stdout, child.stderr]) stream.destroy()
      if (code === 0) resolve()
      else reject(new Error(`${program} failed (${code}): ${said.trim()}`))
    })
  })
}
