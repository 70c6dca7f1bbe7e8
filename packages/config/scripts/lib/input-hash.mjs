// @ts-check
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

// What no build reads: results, caches, tests, documentation.
const IGNORED_FOLDERS = new Set(['node_modules', 'dist', 'test', '.cache', '.swc', 'coverage', 'bench'])
const IGNORED_FILES = /(\.test\.tsx?|\.md)$/

/**
 * Every source file at or below a place, sorted.
 * @param {string} place
 * @returns {string[]}
 */
function filesAt(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return IGNORED_FILES.test(place) ? [] : [place]
  const names = fs.readdirSync(place).filter((name) => !IGNORED_FOLDERS.has(name))
  return names.sort().flatMap((name) => filesAt(path.join(place, name)))
}

/**
 * One value for the names and contents of everything a build reads. Times of files play no part:
 * a fresh clone, a branch switched to and back, or a restored cache give the same value.
 * @param {string} root
 * @param {string[]} places files and folders below it
 */
export function hashInputs(root, places) {
  const hash = crypto.createHash('sha256')
  for (const file of places.flatMap((place) => filesAt(path.join(root, place)))) {
    hash.update(path.relative(root, file)).update('\0')
    hash.update(crypto.createHash('sha256').update(fs.readFileSync(file)).digest())
  }
  return hash.digest('hex')
}

/**
 * @param {string} file
 * @returns {string | undefined} undefined when there is no such file
 */
export function hashFile(file) {
  if (!fs.existsSync(file)) return undefined
  return crypto.createHash('sha256').update(fs.readFileSync(file)).digest('hex')
}
