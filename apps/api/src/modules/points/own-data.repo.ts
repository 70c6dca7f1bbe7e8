import { asc, eq } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { pointAppeals } from './decisions.table'
import { pointLedger } from './points.table'

export const listEntriesOf = (db: Executor, memberId: string) => db.select().from(pointLedger).where(eq(pointLedger.memberId, memberId)).orderBy(asc(pointLedger.enteredAt))

export const listAppealsOf = (db: Executor, memberId: string) => db.select().from(pointAppeals).where(eq(pointAppeals.memberId, memberId)).orderBy(asc(pointAppeals.raisedAt))
