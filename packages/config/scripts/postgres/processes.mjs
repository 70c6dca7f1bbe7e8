// @ts-check
import fs from 'node:fs'

/**
 * Whether a process is there and not merely waiting to be collected by its parent (a zombie,
 * which a container without an init process keeps for ever).
 * @param {number} pid
 */
export function isRunning(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
  return readProc(pid, 'stat')?.state !== 'Z'
}

/**
 * A mark that tells a process from a later one under the same number; empty where the system
 * does not say.
 * @param {number} pid
 */
export function birthOf(pid) {
  return readProc(pid, 'stat')?.birth ?? ''
}

/**
 * @param {number} pid
 * @returns {number} its parent; 0 where the system does not say
 */
export function parentOf(pid) {
  return Number(readProc(pid, 'stat')?.parent ?? 0)
}

/**
 * @param {number} pid
 * @returns {string | undefined} how the process was started; undefined where the system does not say
 */
export function commandOf(pid) {
  return readProc(pid, 'cmdline')?.text.replaceAll('\0', ' ')
}

/**
 * @param {number} pid
 * @param {'stat' | 'cmdline'} file
 */
function readProc(pid, file) {
  try {
    const text = fs.readFileSync(`/proc/${pid}/${file}`, 'utf8')
    // The name in parentheses may hold spaces; state is the 3rd field, parent the 4th, start time the 22nd.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { text, state: fields[0], parent: fields[1], birth: fields[19] }
  } catch {
    return undefined
  }
}
