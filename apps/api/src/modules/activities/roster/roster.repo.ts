import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { members } from '../../members/members.table'
import { orgs } from '../../orgs/orgs.table'
import { activityRoster } from '../activities.table'

const standing = { memberId: members.id, orgId: members.orgId, status: members.status, service: members.service, away: members.away }

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
