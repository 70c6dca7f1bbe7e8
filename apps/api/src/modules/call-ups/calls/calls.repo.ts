import { callHours, type CallState } from '@ejia/domain/call-ups'
import { and, desc, eq, gt, inArray, lte, max, sql, type SQL } from 'drizzle-orm'
import { isUnderAny } from '../../../lib/columns'
import type { Executor } from '../../../lib/context'
import { accounts } from '../../auth/auth.table'
import { members } from '../../members/members.table'
import { orgs } from '../../orgs/orgs.table'
import { callUpReminders, callUpRoster, callUpStandDowns, callUps, callUpTeams } from '../call-ups.table'

const nameOf = (accountId: SQL): SQL<string | null> => sql<string | null>`(
  select coalesce(${members.name}, ${accounts.name}) from ${accounts} left join ${members} on ${members.id} = ${accounts.memberId} where ${accounts.id} = ${accountId})`

const selectCalls = (db: Executor) =>
  db
    .select({
      call: callUps,
      orgName: orgs.name,
      calledByName: nameOf(sql`${callUps.calledBy}`),
      stoodDownAt: callUpStandDowns.at,
      stoodDownBy: nameOf(sql`${callUpStandDowns.saidBy}`),
      word: callUpStandDowns.word,
    })
    .from(callUps)
    .innerJoin(orgs, eq(orgs.id, callUps.orgId))
    .leftJoin(callUpStandDowns, eq(callUpStandDowns.callUpId, callUps.id))

export type CallRow = Awaited<ReturnType<typeof selectCalls>>[number]

export async function findCall(db: Executor, callUpId: string): Promise<CallRow | undefined> {
  const [row] = await selectCalls(db).where(eq(callUps.id, callUpId))
  return row
}

/** Those who remind or stand down take turns. */
export async function lockCall(db: Executor, callUpId: string): Promise<void> {
  await db.select({ id: callUps.id }).from(callUps).where(eq(callUps.id, callUpId)).for('update')
}

export interface CalledTeam {
  callUpId: string
  teamId: string
  name: string
  captainId: string
  orgPath: string
}

/** The teams of calls, and where their owners stand in the tree now. */
export const listCalledTeams = (db: Executor, callUpIds: readonly string[]): Promise<CalledTeam[]> =>
  db
    .select({ callUpId: callUpTeams.callUpId, teamId: callUpTeams.teamId, name: callUpTeams.name, captainId: callUpTeams.captainId, orgPath: orgs.path })
    .from(callUpTeams)
    .innerJoin(orgs, eq(orgs.id, callUpTeams.orgId))
    .where(inArray(callUpTeams.callUpId, [...callUpIds]))
    .orderBy(orgs.path, callUpTeams.name)

export interface NewCall {
  call: typeof callUps.$inferInsert
  teams: (typeof callUpTeams.$inferInsert)[]
  roster: (typeof callUpRoster.$inferInsert)[]
}

export async function insertCall(db: Executor, { call, teams, roster }: NewCall): Promise<void> {
  await db.insert(callUps).values(call)
  await db.insert(callUpTeams).values(teams)
  await db.insert(callUpRoster).values(roster)
}

/** False when somebody stood it down before. */
export async function insertStandDown(db: Executor, row: typeof callUpStandDowns.$inferInsert): Promise<boolean> {
  const rows = await db.insert(callUpStandDowns).values(row).onConflictDoNothing().returning({ id: callUpStandDowns.callUpId })
  return rows.length > 0
}

export async function findLastReminder(db: Executor, callUpId: string): Promise<{ place: number; at: Date | null }> {
  const [row] = await db.select({ place: max(callUpReminders.place), at: max(callUpReminders.remindedAt) }).from(callUpReminders).where(eq(callUpReminders.callUpId, callUpId))
  return { place: row?.place ?? 0, at: row?.at ?? null }
}

export async function insertReminder(db: Executor, row: typeof callUpReminders.$inferInsert): Promise<void> {
  await db.insert(callUpReminders).values(row)
}

interface Moment {
  at: Date
  id: string
}

const before = (after: Moment | null): SQL | undefined =>
  after ? sql`(${callUps.calledAt}, ${callUps.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` : undefined

/** Anybody called before this has had their day. */
const dayAgo = (now: Date): Date => new Date(now.getTime() - callHours * 3_600_000)

function inState(state: CallState | undefined, now: Date): SQL | undefined {
  if (state === undefined) return undefined
  const stoodDown = sql`${callUpStandDowns.at} is not null`
  if (state === 'stood_down') return stoodDown
  return and(sql`not ${stoodDown}`, state === 'running' ? gt(callUps.calledAt, dayAgo(now)) : lte(callUps.calledAt, dayAgo(now)))
}

interface Led {
  paths: readonly string[]
  memberId: string | null
  state?: CallState | undefined
  now: Date
}

/** Calls with a team of these organisations, or of this captain; newest first. */
export function listCallsLed(db: Executor, { paths, memberId, state, now }: Led, after: Moment | null, limit: number): Promise<CallRow[]> {
  const mine = memberId === null ? sql`false` : sql`${callUpTeams.captainId} = ${memberId}`
  const led = sql`exists (
    select from ${callUpTeams} join ${orgs} as owners on owners.id = ${callUpTeams.orgId}
    where ${callUpTeams.callUpId} = ${callUps.id} and (${isUnderAny(sql`owners.path`, paths)} or ${mine}))`
  return selectCalls(db).where(and(led, inState(state, now), before(after))).orderBy(desc(callUps.calledAt), desc(callUps.id)).limit(limit)
}

/** Calls this member was called to; newest first. */
export function listCallsOf(db: Executor, memberId: string, after: Moment | null, limit: number): Promise<CallRow[]> {
  return selectCalls(db)
    .innerJoin(callUpRoster, eq(callUpRoster.callUpId, callUps.id))
    .where(and(eq(callUpRoster.memberId, memberId), before(after)))
    .orderBy(desc(callUps.calledAt), desc(callUps.id))
    .limit(limit)
}

/** Those that still run, newest first. */
export function listRunningOf(db: Executor, memberId: string, now: Date): Promise<CallRow[]> {
  return selectCalls(db)
    .innerJoin(callUpRoster, eq(callUpRoster.callUpId, callUps.id))
    .where(and(eq(callUpRoster.memberId, memberId), inState('running', now)))
    .orderBy(desc(callUps.calledAt))
}
