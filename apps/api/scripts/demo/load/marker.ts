import { sql } from 'drizzle-orm'
import type { Executor } from '../../../src/lib/context'
import type { Profile } from '../types'

/*
 * What is known about the demonstration data of a database. It lies in a schema of its own, because the product has no
 * such table; it is written in the one transaction that writes the data, so that half of it never exists.
 */

export interface Marker {
  profile: Profile['key']
  /** The day everything is told from. */
  day: string
}

export interface LiveMark {
  activityId: string
  kind: string
  startedAt: Date
}

/** Any number, the same for every process: who holds it, seeds. */
const seedLock = 8_770_190

/** Two starts at once take turns, until the transaction ends. */
export async function waitForTurn(db: Executor): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${seedLock})`)
}

export async function findMarker(db: Executor): Promise<Marker | null> {
  const { rows: there } = await db.execute<{ there: boolean }>(sql`select to_regclass('demo.seeded') is not null as there`)
  if (there[0]?.there !== true) return null
  const { rows } = await db.execute<{ profile: Profile['key']; day: string }>(sql`select profile, day::text from demo.seeded`)
  return rows[0] ?? null
}

export async function leaveMarker(db: Executor, { profile, day }: Marker, now: Date): Promise<void> {
  await db.execute(sql`create schema demo`)
  await db.execute(sql`create table demo.seeded (profile text not null, day date not null, completed_at timestamptz not null)`)
  await db.execute(sql`create table demo.live_activities (activity_id uuid primary key, kind text not null, started_at timestamptz not null)`)
  await db.execute(sql`insert into demo.seeded values (${profile}, ${day}::date, ${now.toISOString()}::timestamptz)`)
}

export async function markLive(db: Executor, { activityId, kind, startedAt }: LiveMark): Promise<void> {
  await db.execute(sql`insert into demo.live_activities values (${activityId}::uuid, ${kind}, ${startedAt.toISOString()}::timestamptz)`)
}

/** Newest first. */
export async function listLive(db: Executor): Promise<LiveMark[]> {
  const { rows } = await db.execute<{ activity_id: string; kind: string; started_at: string }>(
    sql`select activity_id, kind, started_at from demo.live_activities order by started_at desc`,
  )
  return rows.map((row) => ({ activityId: row.activity_id, kind: row.kind, startedAt: new Date(row.started_at) }))
}
