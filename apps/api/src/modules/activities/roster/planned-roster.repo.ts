import type { PlannedRoster } from '@ejia/contract/activities/schemas'
import { and, asc, count, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { members } from '../../members/members.table'
import { orgs } from '../../orgs/orgs.table'
import { withinAny, type ActivityRow } from '../activities.repo'
import { activityInvitees, activityRoster } from '../activities.table'

/** Whether `members` joined with `orgs` belong to a plan's audience, as they stand now. */
const chosen: Record<ActivityRow['audience'], (row: ActivityRow) => SQL> = {
  everyone: (row) => sql`orgs.path like ${`${row.orgPath}%`}`,
  party_members: (row) => sql`(orgs.path like ${`${row.orgPath}%`} and members.status in ('probationary', 'full'))`,
  officers: (row) => sql`exists (
    select from role_grants join accounts on accounts.id = role_grants.account_id
    where accounts.member_id = members.id and role_grants.org_id = ${row.orgId} and role_grants.revoked_at is null and role_grants.role <> 'admin')`,
  unit: (row) => sql`orgs.path like (select unit.path || '%' from orgs as unit where unit.id = ${row.unitId})`,
  picked: (row) => sql`exists (
    select from activity_invitees as picks where picks.activity_id = ${row.id} and picks.member_id = members.id and not picks.guest)`,
}

/** Everybody a plan would have on its roster now; a guest is one who was invited and is not expected anyway. */
const planned = (row: ActivityRow): SQL => {
  const expected = chosen[row.audience](row)
  return sql`
    select members.id as member_id, members.org_id, members.status, members.service, members.away, not ${expected} as guest
    from members join orgs on orgs.id = members.org_id
    where members.left_on is null and (${expected} or exists (
      select from activity_invitees as guests where guests.activity_id = ${row.id} and guests.member_id = members.id and guests.guest))`
}

/** Writes the roster down; false when nobody is on it. */
export async function freezeRoster(db: Executor, row: ActivityRow): Promise<boolean> {
  const { rowCount } = (await db.execute(sql`
    insert into activity_roster (activity_id, member_id, org_id, status, service, away, added_later)
    select ${row.id}::uuid, member_id, org_id, status, service, away, guest from (${planned(row)}) as planned`)) as { rowCount: number | null }
  return (rowCount ?? 0) > 0
}

type Numbers = Pick<PlannedRoster, 'expected' | 'total'>

/** The numbers of the roster a plan would have, or of the one there is. */
export async function countRoster(db: Executor, row: ActivityRow): Promise<Numbers> {
  const frozen = sql`select status, away, added_later as guest from activity_roster where activity_id = ${row.id}`
  const { rows } = await db.execute<Numbers & Record<string, unknown>>(sql`
    select count(*) filter (where status in ('probationary', 'full') and not away and not guest)::int as expected, count(*)::int as total
    from (${row.state === 'draft' ? planned(row) : frozen}) as planned`)
  return rows[0] ?? { expected: 0, total: 0 }
}

const named = { member: { id: members.id, name: members.name }, org: { id: orgs.id, name: orgs.name } }

/** People a plan names, by 名册编号; those who have left since are not among them. */
export const listInvitees = (db: Executor, activityId: string) =>
  db
    .select({ ...named, guest: activityInvitees.guest })
    .from(activityInvitees)
    .innerJoin(members, eq(members.id, activityInvitees.memberId))
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(eq(activityInvitees.activityId, activityId), isNull(members.leftOn)))
    .orderBy(asc(members.rosterNo), asc(members.id))

/** Guests of a roster that was made. */
export const listGuests = (db: Executor, activityId: string) =>
  db
    .select(named)
    .from(activityRoster)
    .innerJoin(members, eq(members.id, activityRoster.memberId))
    .innerJoin(orgs, eq(orgs.id, activityRoster.orgId))
    .where(and(eq(activityRoster.activityId, activityId), eq(activityRoster.addedLater, true)))
    .orderBy(asc(members.rosterNo), asc(members.id))
/** Who is expected is no guest any more; inviting one who is expected changes nothing. */
export async function addInvitees(db: Executor, activityId: string, memberIds: readonly string[], guest: boolean): Promise<void> {
  if (memberIds.length === 0) return
  const rows = [...new Set(memberIds)].sort().map((memberId) => ({ activityId, memberId, guest }))
  const key = [activityInvitees.activityId, activityInvitees.memberId]
  const inserting = db.insert(activityInvitees).values(rows)
  await (guest ? inserting.onConflictDoNothing({ target: key }) : inserting.onConflictDoUpdate({ target: key, set: { guest } }))
}

/** Takes away everybody who was picked, or one guest. */
export async function removeInvitees(db: Executor, activityId: string, which: { guest: false } | { guest: true; memberId: string }): Promise<boolean> {
  const one = which.guest ? eq(activityInvitees.memberId, which.memberId) : undefined
  const gone = await db
    .delete(activityInvitees)
    .where(and(eq(activityInvitees.activityId, activityId), eq(activityInvitees.guest, which.guest), one))
    .returning({ memberId: activityInvitees.memberId })
  return gone.length > 0
}

/** How many of these members are still here and belong to an organisation under one of these paths. */
export async function countWithin(db: Executor, memberIds: readonly string[], paths: readonly string[]): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(inArray(members.id, [...memberIds]), isNull(members.leftOn), withinAny(orgs.path, paths)))
  return row?.n ?? 0
}
