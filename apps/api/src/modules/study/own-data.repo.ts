import { asc, eq } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { studyCompletions, studyItems, studySessions } from './study.table'

export const listCompletionsOf = (db: Executor, memberId: string) =>
  db
    .select({ title: studyItems.title, at: studyCompletions.completedAt, year: studyCompletions.partyYear, minutes: studyCompletions.creditMinutes })
    .from(studyCompletions)
    .innerJoin(studyItems, eq(studyItems.id, studyCompletions.itemId))
    .where(eq(studyCompletions.memberId, memberId))
    .orderBy(asc(studyCompletions.completedAt))

export const listSessionsOf = (db: Executor, memberId: string) =>
  db
    .select({ title: studyItems.title, at: studySessions.openedAt })
    .from(studySessions)
    .innerJoin(studyItems, eq(studyItems.id, studySessions.itemId))
    .where(eq(studySessions.memberId, memberId))
    .orderBy(asc(studySessions.openedAt))
