// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { launchNode, repositoryRoot } from '../lib/children.mjs'
import { nextFreePort } from '../lib/ports.mjs'
import { Failure, say, step } from '../lib/progress.mjs'
import { localAddress, networkAddresses } from './addresses.mjs'

/**
 * @typedef {import('./settings.mjs').Settings} Settings
 * @typedef {{ port: number, base: string, ended: Promise<{ code: number, output: string }> }} Serving
 */

const SCRIPT = path.join(repositoryRoot, 'apps', 'api', 'dist', 'server.js')
const READY_MS = 60_000

/**
 * Serves on the wanted port or the next free one, and names those in use.
 * @param {Settings} settings
 * @param {Record<string, string>} env
 * @returns {Promise<Serving>}
 */
export async function serve(settings, env) {
  for (let wanted = settings.port; ; wanted += 1) {
    const { port, taken } = await nextFreePort(wanted, settings.host)
    for (const one of taken) say(`! 端口 ${one} 已被占用`)
    if (port !== settings.port) say(`  改用端口 ${port}；要指定端口，请设置 PORT`)
    const serving = await step('启动服务', () => attempt(settings, port, env))
    if (serving) return serving
    wanted = port // someone was faster: it is in use now
  }
}

/**
 * @param {Settings} settings
 * @param {number} port
 * @param {Record<string, string>} env
 * @returns {Promise<Serving | undefined>} undefined when another program took the port meanwhile
 */
async function attempt(settings, port, env) {
  const log = fs.createWriteStream(logFile(settings, port))
  const onLine = (/** @type {string} */ line) => log.write(`${line}\n`)
  const all = { ...env, ...publicUrl(settings, port), HOST: settings.host, PORT: String(port) }
  const { ended } = launchNode(SCRIPT, [], { node: ['--single-threaded-gc'], env: all, onLine, cwd: repositoryRoot })
  const serving = { port, base: `http://${localAddress(settings.host)}:${port}`, ended }
  const outcome = await Promise.race([ended, untilReady(serving.base)])
  if (outcome === 'ready') return serving
  if (outcome !== 'late' && outcome.output.includes('EADDRINUSE')) return undefined
  throw new Failure(`服务没有启动：\n${outcome === 'late' ? '一分钟没有应答' : lastLines(outcome.output)}`)
}

/**
 * One for each port: two starts may share a data folder.
 * @param {Settings} settings
 * @param {number} port
 */
export const logFile = ({ dataDir }, port) => path.join(dataDir, `server-${port}.log`)

/**
 * The address that goes into QR codes: phones must reach it. Production says its own.
 * @param {Settings} settings
 * @param {number} port
 * @returns {Record<string, string>}
 */
function publicUrl({ host, production }, port) {
  if (production || process.env.PUBLIC_URL) return {}
  return { PUBLIC_URL: `http://${networkAddresses(host)[0] ?? localAddress(host)}:${port}` }
}

/** @param {string} base */
async function untilReady(base) {
  const end = performance.now() + READY_MS
  while (performance.now() < end) {
    const answer = await fetch(`${base}/health/ready`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
    if (answer?.ok) return 'ready'
    await pause(100)
  }
  return 'late'
}

/** @param {string} text */
const lastLines = (text) => text.trim().split('\n').slice(-15).join('\n')
