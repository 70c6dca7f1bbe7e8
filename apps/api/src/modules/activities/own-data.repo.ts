import { asc, eq } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { activities, activityLeaves, activityRoster, activitySignUps, attendanceEvents, attendances } from './activities.table'

const about = { title: activities.title, kind: activities.kind, startsAt: activities.startsAt }

export const listExpectedOf = (db: Executor, memberId: string) =>
  db.select(about).from(activityRoster).innerJoin(activities, eq(activities.id, activityRoster.activityId)).where(eq(activityRoster.memberId, memberId)).orderBy(asc(activities.startsAt))

export const listSignUpsOf = (db: Executor, memberId: string) =>
  db
    .select({ ...about, at: activitySignUps.signedUpAt, actedBy: activitySignUps.actedBy })
    .from(activitySignUps)
    .innerJoin(activities, eq(activities.id, activitySignUps.activityId))
    .where(eq(activitySignUps.memberId, memberId))
    .orderBy(asc(activitySignUps.signedUpAt))

export const listLeavesOf = (db: Executor, memberId: string) =>
  db
    .select({ ...about, at: activityLeaves.askedAt, reason: activityLeaves.reason, note: activityLeaves.note, state: activityLeaves.state })
    .from(activityLeaves)
    .innerJoin(activities, eq(activities.id, activityLeaves.activityId))
    .where(eq(activityLeaves.memberId, memberId))
    .orderBy(asc(activityLeaves.askedAt))

export const listAttendanceOf = (db: Executor, memberId: string) =>
  db
    .select({ ...about, event: attendanceEvents.kind, way: attendanceEvents.way, pending: attendanceEvents.pending, at: attendanceEvents.recordedAt, reason: attendanceEvents.reason })
    .from(attendanceEvents)
    .innerJoin(attendances, eq(attendances.id, attendanceEvents.attendanceId))
    .innerJoin(activities, eq(activities.id, attendances.activityId))
    .where(eq(attendances.memberId, memberId))
    .orderBy(asc(attendanceEvents.recordedAt), asc(attendanceEvents.seq))
