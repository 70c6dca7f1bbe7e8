import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import type { Executor, JobData, JobOptions } from '../lib/context'
import { newId } from '../lib/ids'
import { bossOn, executeOn } from './boss'
import type { JobName } from './job-names'

/** In a savepoint when a transaction is under way: whatever becomes of the queue, the transaction goes on. */
export async function insertJob(db: Executor, name: JobName, data: JobData, now: Date, { startAfter = now, singletonKey }: JobOptions = {}): Promise<void> {
  await db.transaction(async (tx) => {
    const executeSql = executeOn(tx)
    await bossOn(executeSql).send(name, data, { startAfter, singletonKey: singletonKey ?? newId(now), db: { executeSql } })
  })
}

/** A job of the timetable: one for each of its minutes, whichever process lays it out. */
export async function insertTimed(db: Executor, name: JobName, minute: Date): Promise<void> {
  const executeSql = executeOn(db)
  const id = timedId(name, minute)
  await bossOn(executeSql).send(name, {}, { id, startAfter: minute, singletonKey: id, retryLimit: 0, db: { executeSql } })
}

/** The same in every process (RFC 9562, version 8). */
function timedId(name: JobName, minute: Date): string {
  const hex = createHash('sha256').update(`${name} ${minute.toISOString()}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/**
 * pg-boss's own housekeeping: takes back jobs whose process died, forgets those long done. Its scripts open transactions of
 * their own, so a connection on which one failed is not used again.
 */
export async function maintainJobs(pool: Pool): Promise<void> {
  const client = await pool.connect()
  let broken = true
  try {
    await bossOn((text, values) => client.query(text, values)).maintain()
    broken = false
  } finally {
    client.release(broken)
  }
}
