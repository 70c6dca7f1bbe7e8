import { eq, inArray } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { orgs } from './orgs.table'

export type OrgRow = typeof orgs.$inferSelect

export async function findOrg(db: Executor, orgId: number): Promise<OrgRow | undefined> {
  const [row] = await db.select().from(orgs).where(eq(orgs.id, orgId))
  return row
}

export const listByPaths = (db: Executor, paths: readonly string[]) =>
  db.select({ path: orgs.path, name: orgs.name }).from(orgs).where(inArray(orgs.path, [...paths]))
