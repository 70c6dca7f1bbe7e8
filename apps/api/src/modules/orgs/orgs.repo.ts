import { and, asc, count, desc, eq, inArray, isNull, lt, or, sql, type SQL } from 'drizzle-orm'
import { isUnder, isUnderAny } from '../../lib/columns'
import { sole, type Executor } from '../../lib/context'
import { orgEvents, orgs } from './orgs.table'

export type OrgRow = typeof orgs.$inferSelect
export type OrgEventRow = typeof orgEvents.$inferSelect

/** Any number, the same for every process: who holds it, changes the tree. */
const treeLock = 8_770_041

/** Changes of the tree take turns until the transaction ends: they are rare, and two of them can undo each other's checks. */
export async function lockTree(db: Executor): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${treeLock})`)
}

export async function findOrg(db: Executor, orgId: number): Promise<OrgRow | undefined> {
  const [row] = await db.select().from(orgs).where(eq(orgs.id, orgId))
  return row
}

/** The row as it is once no change of it is under way, kept from change until the transaction ends. */
export async function holdOrg(db: Executor, orgId: number): Promise<OrgRow | undefined> {
  const [row] = await db.select().from(orgs).where(eq(orgs.id, orgId)).for('share')
  return row
}

export const listByPaths = (db: Executor, paths: readonly string[]) =>
  db.select({ path: orgs.path, name: orgs.name }).from(orgs).where(inArray(orgs.path, [...paths]))

export async function listIdsUnder(db: Executor, paths: readonly string[]): Promise<number[]> {
  return (await db.select({ id: orgs.id }).from(orgs).where(isUnderAny(orgs.path, paths))).map((row) => row.id)
}

/** Parents before children, brothers in the order they were set up. */
const treeOrder: SQL = sql`string_to_array(trim(both '/' from ${orgs.path}), '/')::int[]`

export function listTree(db: Executor, filter: { path: string | null; includeDissolved: boolean }): Promise<OrgRow[]> {
  const below = filter.path === null ? undefined : isUnder(orgs.path, filter.path)
  const standing = filter.includeDissolved ? undefined : isNull(orgs.dissolvedAt)
  return db.select().from(orgs).where(and(below, standing)).orderBy(asc(treeOrder))
}

/** The working organisations under these paths; held, none of them can be moved or dissolved until the transaction ends. */
export function listUnder(db: Executor, paths: readonly string[], { hold }: { hold: boolean }): Promise<OrgRow[]> {
  const query = db.select().from(orgs).where(and(isUnderAny(orgs.path, paths), isNull(orgs.dissolvedAt))).orderBy(asc(orgs.id))
  return hold ? query.for('share') : query
}

export async function countChildren(db: Executor, orgId: number): Promise<number> {
  const [row] = await db.select({ n: count() }).from(orgs).where(and(eq(orgs.parentId, orgId), isNull(orgs.dissolvedAt)))
  return row?.n ?? 0
}

/** The organisation above all; none on an empty system. */
export async function findRoot(db: Executor): Promise<OrgRow | undefined> {
  const [row] = await db.select().from(orgs).where(isNull(orgs.parentId))
  return row
}

export type NewOrg = Omit<typeof orgs.$inferInsert, 'id' | 'path'>

/** The id is drawn first, because the path contains it. */
export async function insertOrg(db: Executor, row: NewOrg, parentPath: string): Promise<OrgRow> {
  const drawn = await db.execute<{ id: number }>(sql`select nextval(pg_get_serial_sequence('orgs', 'id'))::int as id`)
  const { id } = sole(drawn.rows)
  return sole(await db.insert(orgs).overridingSystemValue().values({ ...row, id, path: `${parentPath}${id}/` }).returning())
}

export async function updateOrg(db: Executor, orgId: number, change: Partial<Omit<typeof orgs.$inferInsert, 'id' | 'path' | 'parentId'>>): Promise<OrgRow> {
  return sole(await db.update(orgs).set(change).where(eq(orgs.id, orgId)).returning())
}

/** Hangs a whole subtree elsewhere in one statement, so that nobody ever sees half of it moved. */
export async function moveSubtree(db: Executor, org: OrgRow, parent: OrgRow): Promise<OrgRow> {
  await db
    .update(orgs)
    .set({
      path: sql`${`${parent.path}${org.id}/`} || substr(${orgs.path}, ${org.path.length + 1})`,
      parentId: sql`case when ${orgs.id} = ${org.id} then ${parent.id}::int else ${orgs.parentId} end`,
    })
    .where(isUnder(orgs.path, org.path))
  return sole(await db.select().from(orgs).where(eq(orgs.id, org.id)))
}

export async function insertOrgEvent(db: Executor, row: OrgEventRow): Promise<void> {
  await db.insert(orgEvents).values(row)
}

export interface EventKey {
  at: Date
  id: string
}

export function listOrgEvents(db: Executor, orgId: number, after: EventKey | null, limit: number): Promise<OrgEventRow[]> {
  const older = after && or(lt(orgEvents.at, after.at), and(eq(orgEvents.at, after.at), lt(orgEvents.id, after.id)))
  return db
    .select()
    .from(orgEvents)
    .where(and(eq(orgEvents.orgId, orgId), older ?? undefined))
    .orderBy(desc(orgEvents.at), desc(orgEvents.id))
    .limit(limit)
}
