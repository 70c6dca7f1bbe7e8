// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { birthOf, isRunning } from './processes.mjs'

// Several processes may use one embedded server (two starts, parallel tests). Each leaves a note;
// the one that leaves last stops the server. Notes of killed processes do not count.

/** @param {string} folder */
export function register(folder) {
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, String(process.pid)), birthOf(process.pid))
}

/**
 * @param {string} folder
 * @returns {boolean} whether nobody else is left
 */
export function unregister(folder) {
  fs.rmSync(path.join(folder, String(process.pid)), { force: true })
  return !fs.readdirSync(folder).some((name) => isPresent(folder, name))
}

/**
 * @param {string} folder
 * @param {string} name
 */
function isPresent(folder, name) {
  const note = path.join(folder, name)
  const present = isRunning(Number(name)) && fs.readFileSync(note, 'utf8') === birthOf(Number(name))
  if (!present) fs.rmSync(note, { force: true })
  return present
}
