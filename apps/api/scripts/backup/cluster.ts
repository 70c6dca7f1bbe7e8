import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { writePart, type Part } from './parts'
import { Meter, type Say } from './progress'

/*
 * The embedded server brings no client programs, so its data folder is copied while it runs, by PostgreSQL's own
 * procedure for base backups (Continuous Archiving, "Making a Base Backup Using the Low Level API"): what is torn in the
 * copy is mended from the log that is copied after it. See docs/adr/0008.
 */

export const clusterFolder = 'cluster'

/** Contents that PostgreSQL makes anew; the folders themselves must be there. */
const emptied = new Set(['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans'])
const leftOut = /^(postmaster\.(pid|opts)|pgsql_tmp.*|.*\.pid|pg_internal\.init|backup_label|current_logfiles)$/
/** An empty folder is kept by an empty file of this name. */
export const placeholder = '.empty'

interface Source {
  /** Superuser; the same connection from beginning to end. */
  client: pg.Client
  /** Runs what ends the copy at a moment when nobody writes: the copy is the database of that moment. */
  underLock: (stop: () => Promise<void>) => Promise<void>
}

export async function copyCluster(folder: string, { client, underLock }: Source, say: Say): Promise<Part[]> {
  const { rows } = await client.query<{ data: string; bytes: string }>(`select current_setting('data_directory') as data, sum(pg_database_size(oid)) as bytes from pg_database`)
  const { data = '', bytes = '0' } = rows[0] ?? {}
  const meter = new Meter(say, '复制数据库', Number(bytes))
  // keeps the log of this time from being recycled
  await client.query(`select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)`)
  const started = await client.query<{ file: string }>(`select pg_walfile_name(pg_backup_start('ejia', true)) as file`)
  const parts = await copyTree(folder, data, '', meter)
  let [last, label] = ['', '']
  await underLock(async () => {
    const stopped = await client.query<{ file: string; label: string }>(`select pg_walfile_name(lsn) as file, labelfile as label from pg_backup_stop(false)`)
    last = stopped.rows[0]?.file ?? ''
    label = stopped.rows[0]?.label ?? ''
  })
  parts.push(...(await copyLog(folder, data, [started.rows[0]?.file ?? '', last], meter)))
  parts.push(await writePart(folder, `${clusterFolder}/data/backup_label`, Buffer.from(label)))
  parts.push(await copyFile(folder, path.join(data, '..'), 'password', `${clusterFolder}/password`, meter))
  meter.end()
  return parts
}

async function copyTree(folder: string, data: string, below: string, meter: Meter): Promise<Part[]> {
  const parts: Part[] = []
  const entries = fs.readdirSync(path.join(data, below), { withFileTypes: true })
  for (const entry of entries) {
    const name = path.posix.join(below, entry.name)
    if (entry.isDirectory() && !emptied.has(name) && !entry.name.startsWith('pgsql_tmp')) parts.push(...(await copyTree(folder, data, name, meter)))
    else if (entry.isDirectory()) parts.push(await writePart(folder, `${clusterFolder}/data/${name}/${placeholder}`, Buffer.alloc(0)))
    else if (entry.isFile() && !leftOut.test(entry.name)) parts.push(...(await copyIfThere(folder, data, name, meter)))
  }
  if (entries.length === 0) parts.push(await writePart(folder, `${clusterFolder}/data/${below}/${placeholder}`, Buffer.alloc(0)))
  return parts
}

/** A table dropped meanwhile takes its files along; the log knows. */
async function copyIfThere(folder: string, data: string, name: string, meter: Meter): Promise<Part[]> {
  try {
    return [await copyFile(folder, data, name, `${clusterFolder}/data/${name}`, meter)]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    fs.rmSync(path.join(folder, clusterFolder, 'data', name), { force: true })
    return []
  }
}

const copyFile = (folder: string, from: string, name: string, part: string, meter: Meter): Promise<Part> =>
  writePart(folder, part, fs.createReadStream(path.join(from, name)), (bytes) => meter.advance(bytes))

async function copyLog(folder: string, data: string, [first, last]: [string, string], meter: Meter): Promise<Part[]> {
  const parts = []
  for (const name of fs.readdirSync(path.join(data, 'pg_wal'))) {
    const wanted = /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last
    if (wanted) parts.push(await copyFile(folder, path.join(data, 'pg_wal'), name, `${clusterFolder}/data/pg_wal/${name}`, meter))
  }
  if (!parts.some((part) => part.name.endsWith(last))) throw new Error(`the log ${last} of the server is not where it should be`)
  return parts
}

const tries = 40

/** Nobody writes while `work` runs, some milliseconds. Asks for less time than it takes the server to call it a deadlock, so that nobody else is ever its victim. */
export async function whileNobodyWrites(client: pg.Client, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query('begin')
      await client.query(`set local lock_timeout = '300ms'`)
      if (tables.length > 0) await client.query(`lock table ${tables.join(', ')} in share mode`)
      break
    } catch (error) {
      await client.query('rollback')
      if ((error as { code?: string }).code !== '55P03' || attempt === tries) throw error
      await pause(100)
    }
  }
  try {
    await work()
  } finally {
    await client.query('rollback')
  }
}
