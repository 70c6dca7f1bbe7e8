import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { members } from '../../members/members.table'
import { orgs } from '../../orgs/orgs.table'
import { activityRoster } from '../activities.table'

const standing = { memberId: members.id, orgId: members.orgId, status: members.status, service: members.service, away: members.away }

/** Everyone at or below an organisation who has not left, frozen as they stand now. */
export async function freezeSubtree(db: Executor, activityId: string, path: string): Promise<void> {
  await db.execute(sql`
    insert into activity_roster (activity_id, member_id, org_id, status, service, away, added_later)
    select ${activityId}::uuid, members.id, members.org_id, members.status, members.service, members.away, false
    from members join orgs on orgs.id = members.org_id
    where members.left_on is null and orgs.path like ${`${path}%`}`)
}

/** Those who hold an office of this very organisation: the committee that meets as 支委会. */
export async function freezeOfficers(db: Executor, activityId: string, orgId: number): Promise<void> {
  await db.execute(sql`
    insert into activity_roster (activity_id, member_id, org_id, status, service, away, added_later)
    select distinct ${activityId}::uuid, members.id, members.org_id, members.status, members.service, members.away, false
    from role_grants
    join accounts on accounts.id = role_grants.account_id
    join members on members.id = accounts.member_id
    where role_grants.org_id = ${orgId} and role_grants.revoked_at is null and role_grants.role <> 'admin' and members.left_on is null`)
}

/** Of these members, those who are not on the roster. */
export async function missingFromRoster(db: Executor, activityId: string, memberIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ memberId: activityRoster.memberId })
    .from(activityRoster)
    .where(and(eq(activityRoster.activityId, activityId), inArray(activityRoster.memberId, [...memberIds])))
  const there = new Set(rows.map((row) => row.memberId))
  return memberIds.filter((id) => !there.has(id))
}

/** Members with the place of their organisation; those who left are not among them. */
export const findPlaces = (db: Executor, memberIds: readonly string[]) =>
  db
    .select({ ...standing, path: orgs.path })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(inArray(members.id, [...memberIds]), sql`members.left_on is null`))

export type Standing = { [K in keyof typeof standing]: (typeof standing)[K]['_']['data'] }

/** Adds people who came after the roster was frozen. Adding twice changes nothing. */
export async function addToRoster(db: Executor, activityId: string, people: readonly Standing[]): Promise<void> {
  if (people.length === 0) return
  const rows = people.map(({ memberId, orgId, status, service, away }) => ({ activityId, memberId, orgId, status, service, away, addedLater: true }))
  await db.insert(activityRoster).values(rows).onConflictDoNothing()
}
