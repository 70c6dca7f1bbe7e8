// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { birthOf, isRunning } from '../postgres/processes.mjs'

/**
 * Lets one process at a time do a piece of work. The lock of a process that was killed is void.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] called once when another process holds it
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onWait = () => {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  for (let waited = false; !take(file); ) {
    if (removeIfVoid(file)) continue
    if (!waited) onWait()
    waited = true
    await pause(250)
  }
  try {
    return await work()
  } finally {
    fs.rmSync(file, { force: true })
  }
}

/** @param {string} file */
function take(file) {
  const draft = `${file}.${process.pid}`
  fs.writeFileSync(draft, `${process.pid} ${birthOf(process.pid)}`)
  try {
    fs.linkSync(draft, file) // whole or not at all, and never over another's
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

/**
 * @param {string} file
 * @returns {boolean} whether it is gone, so that taking it can be tried at once
 */
function removeIfVoid(file) {
  const [pid = '', birth = ''] = readIfThere(file).split(' ')
  if (pid && isRunning(Number(pid)) && birthOf(Number(pid)) === birth) return false
  fs.rmSync(file, { force: true })
  return true
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return '' // given back meanwhile
  }
}
