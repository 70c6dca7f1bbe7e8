import { and, asc, desc, eq, lte, max, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Executor } from '../../../lib/context'
import { accounts } from '../../auth/auth.table'
import { pointRules, pointRuleWithdrawals } from '../points.table'

export type RuleRow = typeof pointRules.$inferSelect

/** Versions withdrawn before they took effect count for nothing. */
const stands = (db: Executor) =>
  notExists(
    db
      .select({ one: sql`1` })
      .from(pointRuleWithdrawals)
      .where(and(eq(pointRuleWithdrawals.ruleKey, pointRules.key), eq(pointRuleWithdrawals.version, pointRules.version))),
  )

/** The version in force on a day; undefined when there was none yet. */
export async function findRuleOn(db: Executor, key: string, day: string): Promise<RuleRow | undefined> {
  const [row] = await db
    .select()
    .from(pointRules)
    .where(and(eq(pointRules.key, key), lte(pointRules.effectiveFrom, day), stands(db)))
    .orderBy(desc(pointRules.effectiveFrom), desc(pointRules.version))
    .limit(1)
  return row
}

export const listRulesOn = (db: Executor, day: string): Promise<RuleRow[]> =>
  db
    .selectDistinctOn([pointRules.key])
    .from(pointRules)
    .where(and(lte(pointRules.effectiveFrom, day), stands(db)))
    .orderBy(pointRules.key, desc(pointRules.effectiveFrom), desc(pointRules.version))

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

/** Whether a version that stands takes effect on exactly this day. */
export async function hasVersionFrom(db: Executor, key: string, day: string): Promise<boolean> {
  const rows = await db.select({ version: pointRules.version }).from(pointRules).where(and(eq(pointRules.key, key), eq(pointRules.effectiveFrom, day), stands(db)))
  return rows.length > 0
}

const withdrawer = alias(accounts, 'withdrawer')

/** Every version with who made it and who withdrew it; newest first within a rule. */
export const listVersions = (db: Executor, key: string | undefined) =>
  db
    .select({
      rule: pointRules, createdBy: accounts.name,
      withdrawnAt: pointRuleWithdrawals.withdrawnAt, withdrawnBy: withdrawer.name, withdrawnWhy: pointRuleWithdrawals.reason,
    })
    .from(pointRules)
    .leftJoin(accounts, eq(accounts.id, pointRules.createdBy))
    .leftJoin(pointRuleWithdrawals, and(eq(pointRuleWithdrawals.ruleKey, pointRules.key), eq(pointRuleWithdrawals.version, pointRules.version)))
    .leftJoin(withdrawer, eq(withdrawer.id, pointRuleWithdrawals.withdrawnBy))
    .where(key === undefined ? undefined : eq(pointRules.key, key))
    .orderBy(asc(pointRules.key), desc(pointRules.effectiveFrom), desc(pointRules.version))

export type VersionRow = Awaited<ReturnType<typeof listVersions>>[number]

/** False when somebody withdrew it before. */
export async function insertWithdrawal(db: Executor, row: typeof pointRuleWithdrawals.$inferInsert): Promise<boolean> {
  const rows = await db.insert(pointRuleWithdrawals).values(row).onConflictDoNothing().returning({ version: pointRuleWithdrawals.version })
  return rows.length > 0
}
