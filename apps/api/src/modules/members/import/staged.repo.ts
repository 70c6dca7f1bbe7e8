import { and, desc, eq, getTableColumns, inArray, isNotNull, lt } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { orgs } from '../../orgs/orgs.table'
import { rosterImports } from '../imports.table'

const columns = { ...getTableColumns(rosterImports), orgName: orgs.name }
const selectImports = (db: Executor) => db.select(columns).from(rosterImports).leftJoin(orgs, eq(orgs.id, rosterImports.orgId)).$dynamic()

export type ImportRow = Awaited<ReturnType<typeof selectImports>>[number]
export type ImportChange = Partial<Omit<typeof rosterImports.$inferInsert, 'id' | 'accountId'>>

export async function findImport(db: Executor, importId: string): Promise<ImportRow | undefined> {
  const [row] = await selectImports(db).where(eq(rosterImports.id, importId))
  return row
}

export const listImportsOf = (db: Executor, accountId: string, limit: number): Promise<ImportRow[]> =>
  selectImports(db).where(eq(rosterImports.accountId, accountId)).orderBy(desc(rosterImports.createdAt), desc(rosterImports.id)).limit(limit)

export async function insertImport(db: Executor, row: typeof rosterImports.$inferInsert): Promise<void> {
  await db.insert(rosterImports).values(row)
}

/** Changes an import that is in one of these states; false when it is in another by now. */
export async function changeImport(db: Executor, importId: string, states: readonly ImportRow['state'][], change: ImportChange): Promise<boolean> {
  const rows = await db
    .update(rosterImports)
    .set(change)
    .where(and(eq(rosterImports.id, importId), inArray(rosterImports.state, [...states])))
    .returning({ id: rosterImports.id })
  return rows.length > 0
}

/** The row as it is once nobody works on it; kept from others until the transaction ends. */
export async function holdImport(db: Executor, importId: string): Promise<typeof rosterImports.$inferSelect | undefined> {
  const [row] = await db.select().from(rosterImports).where(eq(rosterImports.id, importId)).for('update')
  return row
}

export async function deleteImport(db: Executor, importId: string): Promise<void> {
  await db.delete(rosterImports).where(eq(rosterImports.id, importId))
}

/** Those that were started and have not come to an end for a while. */
export const listStuck = (db: Executor, before: Date) =>
  db.select({ id: rosterImports.id }).from(rosterImports).where(and(eq(rosterImports.state, 'running'), lt(rosterImports.startedAt, before)))

/** What they say of people goes; that there was an import stays for a while. */
export async function forgetSealed(db: Executor, before: Date): Promise<void> {
  const kept = isNotNull(rosterImports.previewSealed)
  await db.update(rosterImports).set({ fileSealed: null, previewSealed: null, reportSealed: null }).where(and(kept, lt(rosterImports.createdAt, before)))
}

export async function deleteBefore(db: Executor, before: Date): Promise<void> {
  await db.delete(rosterImports).where(lt(rosterImports.createdAt, before))
}

