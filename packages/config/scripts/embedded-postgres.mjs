// @ts-check
import fs from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from './lib/ports.mjs'
import { locateBinaries } from './postgres/binaries.mjs'
import * as cluster from './postgres/cluster.mjs'
import { chooseRunner, runProgram } from './postgres/run-program.mjs'
import { register, unregister } from './postgres/users.mjs'

/**
 * @typedef {object} Options
 * @property {string} dir folder that holds the cluster; created when missing
 * @property {string} [database] created when missing
 * @property {Record<string, string>} [settings] of the server, such as `{ fsync: 'off' }`; obeyed
 *   only by the process that starts it
 *
 * @typedef {object} Embedded
 * @property {string} url of the database
 * @property {boolean} started false when a running server was found and is shared
 * @property {number} pid of the server
 * @property {() => Promise<void>} stop stops the server unless another process still uses it
 *
 * @typedef {cluster.Layout & { runner: cluster.Runner, pgCtl: string }} Server
 */

const ATTEMPTS = 40
const PAUSE_MS = 250

/**
 * Starts PostgreSQL on the loopback address, or joins the server that already runs on `dir`, be
 * it another process's or one that outlived a killed process.
 * @param {Options} options
 * @returns {Promise<Embedded>}
 */
export async function startEmbedded({ dir, database = 'app', settings = {} }) {
  const { initdb, pgCtl } = locateBinaries()
  const runner = chooseRunner()
  await cluster.ensureCluster(dir, { initdb, runner })
  const server = { ...cluster.layoutOf(dir), runner, pgCtl }
  register(server.users)
  try {
    const started = await ensureRunning(server, serverOptions(settings))
    await ensureDatabase(server, database)
    const { pid } = cluster.readServer(server) ?? { pid: 0 }
    return { url: urlOf(server, database), started, pid, stop: () => leave(server) }
  } catch (error) {
    await leave(server).catch(() => {})
    throw error
  }
}

/**
 * A server just killed may still hold its folder for some seconds, and two processes may start
 * one at the same time: so connect and start by turns until one works.
 * @param {Server} server
 * @param {string[]} options
 * @returns {Promise<boolean>} whether this process started it
 */
async function ensureRunning(server, options) {
  let lastError
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await answers(server)) return false
    try {
      await start(server, options)
      if (await answers(server)) return true
    } catch (error) {
      lastError = error
      if (attempt > 1) cluster.removeStaleLock(server)
    }
    await pause(PAUSE_MS)
  }
  throw new Error(`PostgreSQL does not start:\n${cluster.lastWords(server)}`, { cause: lastError })
}

/**
 * @param {Server} server
 * @param {string[]} options
 */
async function start({ runner, pgCtl, data, log }, options) {
  const port = await freePort()
  const forServer = [`-p ${port}`, ...options].join(' ')
  await runProgram(runner, pgCtl, ['start', '-D', data, '-l', log, '-o', forServer, '-w', '-t', '60'])
}

/**
 * @param {Record<string, string>} settings
 * @returns {string[]}
 */
export function serverOptions(settings) {
  return Object.entries(settings).map(([name, value]) => {
    // They pass through a shell on their way to the server.
    if (!/^\w+$/.test(name) || !/^[\w.:/-]+$/.test(value)) throw new Error(`not a plain setting: ${name}`)
    return `-c ${name}=${value}`
  })
}

/**
 * @param {Server} server
 * @param {string} database
 */
function urlOf(server, database) {
  const password = fs.readFileSync(server.password, 'utf8').trim()
  const port = cluster.readServer(server)?.port ?? 0
  return `postgres://${cluster.SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`
}

/**
 * @template T
 * @param {Server} server
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withClient(server, work) {
  const connectionString = urlOf(server, 'postgres')
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 3000, ssl: false })
  client.on('error', () => {}) // a server that goes away; the pending call reports it
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** @param {Server} server */
function answers(server) {
  if (!cluster.readServer(server)) return false
  return withClient(server, async () => true).catch(() => false)
}

/**
 * @param {Server} server
 * @param {string} database
 */
async function ensureDatabase(server, database) {
  const DUPLICATE = ['42P04', '23505'] // another process has just created it
  await withClient(server, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [database])
    if (found.rowCount) return
    await client.query(`create database ${client.escapeIdentifier(database)}`).catch((error) => {
      if (!DUPLICATE.includes(error.code)) throw error
    })
  })
}

/** @param {Server} server */
async function leave(server) {
  if (!unregister(server.users) || !cluster.readServer(server)) return
  try {
    await runProgram(server.runner, server.pgCtl, ['stop', '-D', server.data, '-m', 'fast', '-w', '-t', '30'])
  } catch (error) {
    if (await answers(server)) throw error
  }
}
