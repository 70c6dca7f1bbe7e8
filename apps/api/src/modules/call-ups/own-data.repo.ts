import { asc, eq } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { callUpAnswers, callUpArrivals, callUpRoster, callUps, callUpViews, standingTeamMembers, standingTeams } from './call-ups.table'

export const listTimesInTeams = (db: Executor, memberId: string) =>
  db
    .select({ name: standingTeams.name, kind: standingTeams.kind, joinedAt: standingTeamMembers.joinedAt, leftAt: standingTeamMembers.leftAt })
    .from(standingTeamMembers)
    .innerJoin(standingTeams, eq(standingTeams.id, standingTeamMembers.teamId))
    .where(eq(standingTeamMembers.memberId, memberId))
    .orderBy(asc(standingTeamMembers.joinedAt))

const ofCalls = { id: callUps.id, title: callUps.title, rehearsal: callUps.rehearsal, calledAt: callUps.calledAt }

export const listSummonsTo = (db: Executor, memberId: string) =>
  db.select(ofCalls).from(callUpRoster).innerJoin(callUps, eq(callUps.id, callUpRoster.callUpId)).where(eq(callUpRoster.memberId, memberId)).orderBy(asc(callUps.calledAt))

/** Everything that was said to calls by this member, or of them, as it was said. */
export const listViewsBy = (db: Executor, memberId: string) => db.select().from(callUpViews).where(eq(callUpViews.memberId, memberId))
export const listAnswersBy = (db: Executor, memberId: string) => db.select().from(callUpAnswers).where(eq(callUpAnswers.memberId, memberId)).orderBy(asc(callUpAnswers.answeredAt))
export const listArrivalsOf = (db: Executor, memberId: string) => db.select().from(callUpArrivals).where(eq(callUpArrivals.memberId, memberId)).orderBy(asc(callUpArrivals.at))
