import { sql, type SQL } from 'drizzle-orm'
import type { Executor } from '../../lib/context'

/** Something stored that is not what its facts come to. */
export interface Difference {
  /** Which proof failed. */
  what: string
  /** Whose: ids, joined by blanks. */
  id: string
  /** As it stands in the database; null: nothing does. */
  stored: string | null
  /** As its facts have it; null: nothing should stand there. */
  recomputed: string | null
}

/** A proof: a query that brings `id, stored, recomputed` of every difference, and nothing when all is well. It only reads. */
export interface Check<What extends string = string> {
  what: What
  find: SQL
}

export interface Found {
  what: string
  /** How many there are; `differences` are the first of them. */
  total: number
  differences: Difference[]
}

/** Differences of one kind that are listed: who has more has one cause, not a hundred. */
export const mostListed = 100

/** What differs by one proof, reckoned by the database; the result is small whatever the size of the tables. */
export async function findDifferences(db: Executor, { what, find }: Check): Promise<Found> {
  const { rows } = await db.execute<Omit<Difference, 'what'> & { total: number }>(sql`
    select id, stored, recomputed, count(*) over ()::int as total from (${find}) as differing limit ${mostListed}`)
  const differences = rows.map(({ id, stored, recomputed }) => ({ what, id, stored, recomputed }))
  return { what, total: rows[0]?.total ?? 0, differences }
}
