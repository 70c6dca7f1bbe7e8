import type { ActivityKind, ActivityState } from '@ejia/domain/activities'
import { and, asc, count, desc, eq, getTableColumns, gte, inArray, like, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import { alias, type PgColumn } from 'drizzle-orm/pg-core'
import { sole, type Executor } from '../../lib/context'
import { orgs } from '../orgs/orgs.table'
import type { YearSpan } from '../points'
import { activities } from './activities.table'

const units = alias(orgs, 'units')
const columns = { ...getTableColumns(activities), orgName: orgs.name, orgPath: orgs.path, unitName: units.name }

const select = (db: Executor) =>
  db.select(columns).from(activities).innerJoin(orgs, eq(orgs.id, activities.orgId)).leftJoin(units, eq(units.id, activities.unitId))

/** An activity with the name and the place in the tree of its organisation. */
export type ActivityRow = typeof activities.$inferSelect & { orgName: string; orgPath: string; unitName: string | null }
export type NewActivity = typeof activities.$inferInsert

export async function findActivity(db: Executor, id: string): Promise<ActivityRow | undefined> {
  const [row] = await select(db).where(eq(activities.id, id))
  return row
}

/** The same, and it keeps its state until this transaction ends; other holders of the state do not wait for each other. */
export async function holdActivity(db: Executor, id: string): Promise<ActivityRow | undefined> {
  const [row] = await select(db).where(eq(activities.id, id)).for('share', { of: activities })
  return row
}

export async function insertActivity(db: Executor, row: NewActivity): Promise<void> {
  await db.insert(activities).values(row)
}

/** Changes an activity that is still in one of these states; false when somebody was faster. */
export async function updateIn(db: Executor, id: string, states: readonly ActivityState[], values: Partial<NewActivity>): Promise<boolean> {
  const changed = await db
    .update(activities)
    .set(values)
    .where(and(eq(activities.id, id), inArray(activities.state, [...states])))
    .returning({ id: activities.id })
  return changed.length > 0
}

/** Start and id of the last row of a page. */
export type After = { startsAt: Date; id: string } | null

const laterThan = (after: After): SQL | undefined =>
  after === null ? undefined : sql`(activities.starts_at, activities.id) > (${after.startsAt.toISOString()}::timestamptz, ${after.id}::uuid)`
const earlierThan = (after: After): SQL | undefined =>
  after === null ? undefined : sql`(activities.starts_at, activities.id) < (${after.startsAt.toISOString()}::timestamptz, ${after.id}::uuid)`
const latestFirst = [desc(activities.startsAt), desc(activities.id)]

/** Text that means itself in a `LIKE`. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** Paths are digits and slashes, so nothing in them means anything to `LIKE`. */
export const withinAny = (column: PgColumn, paths: readonly string[]): SQL | undefined =>
  paths.length === 0 ? sql`false` : or(...paths.map((path) => sql`${column} like ${`${path}%`}`))

interface MineFilter {
  memberId: string
  /** Organisations from the root to the member's own: sign-ups of these are open to them. */
  audience: readonly string[]
  now: Date
  kind?: ActivityKind | undefined
}

const concerns = ({ memberId, audience }: MineFilter): SQL | undefined =>
  or(
    sql`exists (select 1 from activity_roster where activity_roster.activity_id = activities.id and activity_roster.member_id = ${memberId})`,
    audience.length === 0 ? undefined : and(eq(activities.signUpMode, 'sign_up'), eq(activities.audience, 'everyone'), inArray(orgs.path, [...audience])),
  )

const announced = inArray(activities.state, ['open', 'confirmed', 'cancelled'])

/** Not over yet, next first. */
export const listUpcoming = (db: Executor, filter: MineFilter, after: After, limit: number): Promise<ActivityRow[]> =>
  select(db)
    .where(and(announced, gte(activities.endsAt, filter.now), kindIs(filter.kind), concerns(filter), laterThan(after)))
    .orderBy(asc(activities.startsAt), asc(activities.id))
    .limit(limit)

/** Over, latest first. */
export const listPast = (db: Executor, filter: MineFilter, after: After, limit: number): Promise<ActivityRow[]> =>
  select(db)
    .where(and(announced, lt(activities.endsAt, filter.now), kindIs(filter.kind), concerns(filter), earlierThan(after)))
    .orderBy(...latestFirst)
    .limit(limit)

/** Open ones that are under way or begin before `until`, next first: what the home page shows one of. */
export const listNext = (db: Executor, filter: MineFilter, until: Date): Promise<ActivityRow[]> =>
  select(db)
    .where(and(eq(activities.state, 'open'), gte(activities.endsAt, filter.now), lt(activities.startsAt, until), concerns(filter)))
    .orderBy(asc(activities.startsAt), asc(activities.id))
    .limit(1)

const kindIs = (kind: ActivityKind | undefined): SQL | undefined => (kind === undefined ? undefined : eq(activities.kind, kind))

export interface ManagedFilter {
  paths: readonly string[]
  state?: ActivityState | undefined
  kind?: ActivityKind | undefined
  /** Path of an organisation: it and what is below it. */
  within?: string | undefined
  startsFrom?: Date | undefined
  startsBefore?: Date | undefined
  /** Part of the title or the place. */
  q?: string | undefined
}

const hasText = (q: string | undefined): SQL | undefined => {
  const text = q?.trim()
  return text ? or(like(activities.title, `%${escapeLike(text)}%`), like(activities.place, `%${escapeLike(text)}%`)) : undefined
}

export const listManaged = (db: Executor, filter: ManagedFilter, after: After, limit: number): Promise<ActivityRow[]> =>
  select(db)
    .where(
      and(
        withinAny(orgs.path, filter.paths),
        filter.within === undefined ? undefined : withinAny(orgs.path, [filter.within]),
        filter.state === undefined ? undefined : eq(activities.state, filter.state),
        kindIs(filter.kind),
        filter.startsFrom && gte(activities.startsAt, filter.startsFrom),
        filter.startsBefore && lt(activities.startsAt, filter.startsBefore),
        hasText(filter.q),
        earlierThan(after),
      ),
    )
    .orderBy(...latestFirst)
    .limit(limit)

const unconfirmed = (paths: readonly string[], now: Date): SQL | undefined =>
  and(eq(activities.state, 'open'), lt(activities.endsAt, now), withinAny(orgs.path, paths))

/** Open ones of these organisations that have ended and wait for somebody to confirm the list, oldest first. */
export const listUnconfirmed = (db: Executor, paths: readonly string[], now: Date, limit: number): Promise<ActivityRow[]> =>
  select(db)
    .where(unconfirmed(paths, now))
    .orderBy(asc(activities.endsAt), asc(activities.id))
    .limit(limit)

export async function countUnconfirmed(db: Executor, paths: readonly string[], now: Date): Promise<number> {
  const [row] = await db.select({ n: count() }).from(activities).innerJoin(orgs, eq(orgs.id, activities.orgId)).where(unconfirmed(paths, now))
  return row?.n ?? 0
}

/** Open ones that have begun and could be checked in to in that year, anywhere. */
export async function countUnconfirmedOf(db: Executor, { from, before, now }: YearSpan): Promise<number> {
  const checkedIn = and(lt(activities.checkInOpensAt, before), gte(activities.checkInClosesAt, from))
  return sole(await db.select({ n: count() }).from(activities).where(and(eq(activities.state, 'open'), lte(activities.startsAt, now), checkedIn))).n
}
