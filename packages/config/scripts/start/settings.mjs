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
 * @property {boolean} playsWechat whether WeChat is played by the stand-in: demonstration data, and no mini-program is named
 * @property {number} wechatPort wanted for it; the next free one is taken when it is in use
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
  const port = readPort(source.PORT)
  const demo = databaseUrl === undefined || source.DEMO === '1'
  const production = databaseUrl !== undefined && source.NODE_ENV === 'production'
  return {
    profile,
    host: source.HOST?.trim() || '127.0.0.1',
    port,
    databaseUrl,
    demo,
    production,
    playsWechat: demo && !production && !source.WECHAT_APP_ID?.trim(),
    wechatPort: Number(source.WECHAT_STAND_IN_PORT) || beside(port),
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

/**
 * A port that no neighbour of the server's takes.
 * @param {number} port
 */
const beside = (port) => (port + 190 < 65536 ? port + 90 : port - 190)

/** @param {string | undefined} value */
function readPort(value) {
  const port = Number(value?.trim() || DEFAULT_PORT)
  if (Number.isInteger(port) && port > 0 && port < 65536) return port
  throw new Failure(`PORT 不是端口号：${value}`)
}
