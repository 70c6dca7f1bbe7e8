import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { type Embedded, serverOptions, startEmbedded } from '../scripts/embedded-postgres.mjs'
import { isRunning } from '../scripts/postgres/processes.mjs'

jest.setTimeout(60_000)

let dir: string
const holders: ChildProcess[] = []
const settings = { fsync: 'off' }

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'ejia-pg-'))
})

afterEach(async () => {
  for (const holder of holders.splice(0)) holder.kill('SIGKILL')
  // a test that failed half way may have left its server
  if (fs.existsSync(path.join(dir, 'pg17', 'data', 'postmaster.pid')))
    await startEmbedded({ dir, settings }).then((server) => server.stop())
  fs.rmSync(dir, { recursive: true, force: true })
})

async function query(server: Embedded, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(sql)
  await client.end()
  return rows.map((row) => Object.values(row)[0])
}

async function hold() {
  const script = path.join(__dirname, 'programs', 'hold-postgres.mjs')
  const child = spawn(process.execPath, [script, dir], { stdio: ['pipe', 'pipe', 'inherit'] })
  holders.push(child)
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const said = JSON.parse(line) as { pid: number; started: boolean }
  return { ...said, child }
}

async function letGo(child: ChildProcess) {
  const ended = once(child, 'exit')
  child.stdin?.write('leave\n')
  await ended
}

test('starts, keeps what was written and stops', async () => {
  const first = await startEmbedded({ dir, database: 'ejia', settings })
  await query(first, 'create table kept as select 41 as n')
  await first.stop()
  expect(isRunning(first.pid)).toBe(false)

  const second = await startEmbedded({ dir, database: 'ejia', settings })
  expect(second.started).toBe(true)
  expect(await query(second, 'select n from kept')).toEqual([41])
  await second.stop()
})

test('speaks UTF8, sorts by code point, takes settings, and hides its password', async () => {
  const server = await startEmbedded({ dir, settings })
  expect(await query(server, "select current_setting('server_encoding')")).toEqual(['UTF8'])
  expect(await query(server, "select datcollate from pg_database where datname = 'app'")).toEqual(['C'])
  expect(await query(server, "select current_setting('fsync')")).toEqual(['off'])
  expect(await query(server, "select current_setting('listen_addresses')")).toEqual(['127.0.0.1'])
  expect(fs.statSync(path.join(dir, 'pg17', 'password')).mode & 0o777).toBe(0o600)
  const guess = new pg.Client({ connectionString: server.url.replace(/:[0-9a-f]+@/, ':guess@') })
  await expect(guess.connect()).rejects.toThrow('password authentication failed')
  await server.stop()
})

test('starts again after the server was killed', async () => {
  const killed = await startEmbedded({ dir, settings })
  await query(killed, 'create table kept as select 7 as n')
  process.kill(killed.pid, 'SIGKILL')

  const again = await startEmbedded({ dir, settings })
  expect(again.pid).not.toBe(killed.pid)
  expect(await query(again, 'select n from kept')).toEqual([7])
  await again.stop()
})

test('starts although the number of the killed server now belongs to another program', async () => {
  const killed = await startEmbedded({ dir, settings })
  process.kill(killed.pid, 'SIGKILL')
  const stranger = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])
  holders.push(stranger)
  const lock = path.join(dir, 'pg17', 'data', 'postmaster.pid')
  const lines = fs.readFileSync(lock, 'utf8').split('\n')
  fs.writeFileSync(lock, [String(stranger.pid), ...lines.slice(1)].join('\n'))

  const again = await startEmbedded({ dir, settings })
  expect(again.started).toBe(true)
  await again.stop()
})

test('joins the server that outlived a killed process, and stops it', async () => {
  const holder = await hold()
  holder.child.kill('SIGKILL')
  await once(holder.child, 'exit')

  const server = await startEmbedded({ dir, settings })
  expect(server).toMatchObject({ started: false, pid: holder.pid })
  await server.stop()
  expect(isRunning(holder.pid)).toBe(false)
})

test('two that start at once on an empty folder share one server; the last to leave stops it', async () => {
  const [one, other] = await Promise.all([hold(), hold()])
  expect(one.pid).toBe(other.pid)
  expect([one.started, other.started].filter(Boolean)).toHaveLength(1)
  expect(fs.readdirSync(dir)).toEqual(['pg17'])

  await letGo(one.child)
  expect(isRunning(one.pid)).toBe(true)
  await letGo(other.child)
  expect(isRunning(one.pid)).toBe(false)
})

test('a draft left by a killed process is removed', async () => {
  fs.mkdirSync(path.join(dir, 'pg17.init-2147483646', 'data'), { recursive: true })
  const server = await startEmbedded({ dir, settings })
  expect(fs.readdirSync(dir)).toEqual(['pg17'])
  await server.stop()
})

test('settings that a shell could read differently are refused', () => {
  expect(serverOptions({ work_mem: '8MB' })).toEqual(['-c work_mem=8MB'])
  expect(() => serverOptions({ work_mem: '8MB; true' })).toThrow('work_mem')
})
