// @ts-check
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Failure } from '../lib/progress.mjs'

const NAMES = ['JWT_SECRET', 'DATA_KEYS', 'LOOKUP_KEY', 'CHECK_IN_KEY', 'SEAL_KEY']

/** @param {string} name */
function invent(name) {
  const key = crypto.randomBytes(32)
  return name === 'DATA_KEYS' ? `k1:${key.toString('base64')}` : key.toString('hex')
}

/**
 * The secrets of this installation: made once, kept in a file only its owner reads, because data
 * encrypted with a forgotten key is lost. What the environment gives goes first.
 * @param {string} file
 * @param {NodeJS.ProcessEnv} given
 * @returns {Record<string, string>} those the environment does not give
 */
export function keepSecrets(file, given) {
  const missing = NAMES.filter((name) => !given[name]?.trim())
  if (missing.length === 0) return {}
  if (!fs.existsSync(file)) createFile(file)
  const kept = readFile(file)
  return Object.fromEntries(missing.map((name) => [name, kept[name] ?? '']))
}

/** @param {string} file */
function createFile(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  const secrets = Object.fromEntries(NAMES.map((name) => [name, invent(name)]))
  fs.writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  try {
    fs.linkSync(draft, file) // another start may have made it meanwhile: then that one is kept
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

/**
 * @param {string} file
 * @returns {Record<string, string>}
 */
function readFile(file) {
  try {
    const kept = JSON.parse(fs.readFileSync(file, 'utf8'))
    if (NAMES.every((name) => typeof kept[name] === 'string')) return kept
  } catch {
    // said below
  }
  throw new Failure(`密钥文件损坏：${file}。请从备份恢复；没有它，已加密的手机号无法读出。`)
}
