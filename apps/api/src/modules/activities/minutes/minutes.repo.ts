import type { MinutesContent } from '@ejia/contract/activities/minutes'
import { and, desc, eq, sql } from 'drizzle-orm'
import { isUnderAny } from '../../../lib/columns'
import type { Executor } from '../../../lib/context'
import { accounts } from '../../auth/auth.table'
import { members } from '../../members/members.table'
import { orgs } from '../../orgs/orgs.table'
import { activities } from '../activities.table'
import { activityMinutes, activityMinutesFiles, activityMinutesRevisions } from '../minutes.table'

const byName = sql<string>`coalesce(${members.name}, ${accounts.name}, '')`

/** The record with the name of who saved it last. */
export async function findMinutes(db: Executor, activityId: string) {
  const [row] = await db
    .select({
      version: activityMinutes.version, content: activityMinutes.content, revision: activityMinutes.revision, savedAt: activityMinutes.savedAt, savedBy: byName,
    })
    .from(activityMinutes)
    .leftJoin(accounts, eq(accounts.id, activityMinutes.savedBy))
    .leftJoin(members, eq(members.id, accounts.memberId))
    .where(eq(activityMinutes.activityId, activityId))
  return row
}
export type MinutesRow = NonNullable<Awaited<ReturnType<typeof findMinutes>>>

interface Saving {
  basedOn: number
  content: MinutesContent
  /** The revision that stands now, and after. */
  from: number
  to: number
  now: Date
  by: string
}

/** Writes what was begun from this version of it; false when somebody was faster. The first save is an insert, so that two of them cannot both be first. */
export async function writeMinutes(db: Executor, activityId: string, { basedOn, content, from, to, now, by }: Saving): Promise<boolean> {
  const saved = { version: basedOn + 1, content, revision: to, savedAt: now, savedBy: by }
  const written =
    basedOn === 0
      ? await db.insert(activityMinutes).values({ activityId, ...saved }).onConflictDoNothing().returning({ id: activityMinutes.activityId })
      : await db
          .update(activityMinutes)
          .set(saved)
          .where(and(eq(activityMinutes.activityId, activityId), eq(activityMinutes.version, basedOn), eq(activityMinutes.revision, from)))
          .returning({ id: activityMinutes.activityId })
  return written.length > 0
}

export type RevisionRow = typeof activityMinutesRevisions.$inferSelect

export async function insertRevision(db: Executor, row: RevisionRow): Promise<void> {
  await db.insert(activityMinutesRevisions).values(row)
}

/** Latest first, without their texts. */
export const listRevisions = (db: Executor, activityId: string) =>
  db
    .select({ revision: activityMinutesRevisions.revision, kind: activityMinutesRevisions.kind, at: activityMinutesRevisions.at, by: byName, reason: activityMinutesRevisions.reason })
    .from(activityMinutesRevisions)
    .leftJoin(accounts, eq(accounts.id, activityMinutesRevisions.accountId))
    .leftJoin(members, eq(members.id, accounts.memberId))
    .where(eq(activityMinutesRevisions.activityId, activityId))
    .orderBy(desc(activityMinutesRevisions.revision))

export async function findRevision(db: Executor, activityId: string, revision: number) {
  const [row] = await db
    .select({
      revision: activityMinutesRevisions.revision, kind: activityMinutesRevisions.kind, at: activityMinutesRevisions.at, by: byName, reason: activityMinutesRevisions.reason,
      content: activityMinutesRevisions.content, people: activityMinutesRevisions.people,
    })
    .from(activityMinutesRevisions)
    .leftJoin(accounts, eq(accounts.id, activityMinutesRevisions.accountId))
    .leftJoin(members, eq(members.id, accounts.memberId))
    .where(and(eq(activityMinutesRevisions.activityId, activityId), eq(activityMinutesRevisions.revision, revision)))
  return row
}

export async function listMinutesFiles(db: Executor, activityId: string): Promise<string[]> {
  const rows = await db.select({ fileId: activityMinutesFiles.fileId }).from(activityMinutesFiles).where(eq(activityMinutesFiles.activityId, activityId))
  return rows.map((row) => row.fileId)
}

export async function addMinutesFiles(db: Executor, activityId: string, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  await db.insert(activityMinutesFiles).values(fileIds.map((fileId) => ({ activityId, fileId }))).onConflictDoNothing()
}

/** Whether the minutes of a meeting under one of these paths show this file. */
export async function showsFile(db: Executor, fileId: string, paths: readonly string[]): Promise<boolean> {
  const rows = await db
    .select({ id: activities.id })
    .from(activityMinutesFiles)
    .innerJoin(activities, eq(activities.id, activityMinutesFiles.activityId))
    .innerJoin(orgs, eq(orgs.id, activities.orgId))
    .where(and(eq(activityMinutesFiles.fileId, fileId), isUnderAny(orgs.path, paths)))
    .limit(1)
  return rows.length > 0
}
