// @ts-check
import path from 'node:path'
import { repositoryRoot } from '../lib/children.mjs'
import { Failure } from '../lib/progress.mjs'

/**
 * @typedef {object} Settings
 * @property {'hospital' | 'city'} profile which demonstration data
 * @property {string} host
 * @property {number} port wanted; the next free one is taken when it is in use
 * @property {string | undefined} databaseUrl of a server that is not ours
 * @property {boolean} demo whether demonstration data and accounts are wanted
 * @property {boolean} production
 * @property {string} dataDir of this profile
 * @property {string} secretsFile
 */

const DEFAULT_PORT = 4600

/**
 * @param {NodeJS.ProcessEnv} source
 * @returns {Settings}
 */
export function readSettings(source) {
  const databaseUrl = source.DATABASE_URL?.trim() || undefined
  const profile = readProfile(source.PROFILE)
  const data = path.resolve(repositoryRoot, source.DATA_DIR?.trim() || '.data')
  return {
    profile,
    host: source.HOST?.trim() || '127.0.0.1',
    port: readPort(source.PORT),
    databaseUrl,
    demo: databaseUrl === undefined || source.DEMO === '1',
    production: databaseUrl !== undefined && source.NODE_ENV === 'production',
    dataDir: path.join(data, databaseUrl ? 'external' : profile),
    secretsFile: path.join(data, 'secrets.json'),
  }
}

/** @param {string | undefined} value */
function readProfile(value) {
  if (!value || value === 'hospital') return 'hospital'
  if (value === 'city') return 'city'
  throw new Failure(`PROFILE 只能是 hospital（医院）或 city（市卫健系统），不是 ${value}`)
}

/** @param {string | undefined} value */
function readPort(value) {
  const port = Number(value?.trim() || DEFAULT_PORT)
  if (Number.isInteger(port) && port > 0 && port < 65536) return port
  throw new Failure(`PORT 不是端口号：${value}`)
}
