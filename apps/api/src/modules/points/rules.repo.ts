import { and, desc, eq, lte, max } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { pointRules } from './points.table'

export type RuleRow = typeof pointRules.$inferSelect

/** The version in force on a day; undefined when there was none yet. */
export async function findRuleOn(db: Executor, key: string, day: string): Promise<RuleRow | undefined> {
  const [row] = await db
    .select()
    .from(pointRules)
    .where(and(eq(pointRules.key, key), lte(pointRules.effectiveFrom, day)))
    .orderBy(desc(pointRules.effectiveFrom))
    .limit(1)
  return row
}

export const listRulesOn = (db: Executor, day: string): Promise<RuleRow[]> =>
  db
    .selectDistinctOn([pointRules.key])
    .from(pointRules)
    .where(lte(pointRules.effectiveFrom, day))
    .orderBy(pointRules.key, desc(pointRules.effectiveFrom))

export async function findNewestVersion(db: Executor, key: string): Promise<number> {
  const [row] = await db.select({ version: max(pointRules.version) }).from(pointRules).where(eq(pointRules.key, key))
  return row?.version ?? 0
}

export async function insertRule(db: Executor, row: typeof pointRules.$inferInsert): Promise<void> {
  await db.insert(pointRules).values(row)
}

/** Rules that are there already stay as they are. Returns the keys that were new. */
export async function insertMissingRules(db: Executor, rows: (typeof pointRules.$inferInsert)[]): Promise<string[]> {
  const inserted = await db.insert(pointRules).values(rows).onConflictDoNothing().returning({ key: pointRules.key })
  return inserted.map((row) => row.key)
}
