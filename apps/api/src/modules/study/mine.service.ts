import type { MyStudy, StudySummary } from '@ejia/contract/study/routes'
import { dayOf, partyYearOf } from '@ejia/domain/calendar'
import { yearlyStudyMinutes } from '@ejia/domain/study'
import type { Static } from 'typebox'
import type { ActorContext } from '../../lib/context'
import { decodeCursor, pageSize, toPage } from '../../lib/cursor'
import { countOwed, listDone, listOwed, sumMinutes, type MyStudyRow } from './mine.repo'
import { holdsOffice, learnerOf } from './study.policy'

interface MineQuery {
  state: 'owed' | 'done'
  cursor?: string
  limit?: number
}

type MyStudyItem = Static<typeof MyStudy>

/** What I still owe, nearest due first; or what I have done, newest first. */
export async function listMine(ctx: ActorContext, query: MineQuery): Promise<{ items: MyStudyItem[]; nextCursor: string | null }> {
  const learner = learnerOf(ctx.actor)
  if (!learner) return { items: [], nextCursor: null }
  const size = pageSize(query.limit)
  const after = decodeCursor(query.cursor, 2)
  const owed = query.state === 'owed'
  const rows = await (owed ? listOwed : listDone)(ctx.db, learner, after, size + 1)
  const page = toPage(rows, size, (row) => [owed ? row.due_on : instantOf(row.completed_at), row.id])
  return { ...page, items: page.items.map((row) => describe(ctx.now, row)) }
}

/** How much one owes, and what is due first. */
export async function listOwedStudies(ctx: ActorContext, limit: number): Promise<{ count: number; items: MyStudyItem[] }> {
  const learner = learnerOf(ctx.actor)
  if (!learner) return { count: 0, items: [] }
  const rows = await listOwed(ctx.db, learner, null, limit)
  return { count: await countOwed(ctx.db, learner), items: rows.map((row) => describe(ctx.now, row)) }
}

export async function summarise(ctx: ActorContext, year = partyYearOf(ctx.now)): Promise<StudySummary> {
  const requiredMinutes = yearlyStudyMinutes(holdsOffice(ctx.actor))
  const learner = learnerOf(ctx.actor)
  if (!learner) return { year, minutes: 0, requiredMinutes, owed: 0, done: 0 }
  return { year, requiredMinutes, ...(await sumMinutes(ctx.db, learner.memberId, year)), owed: await countOwed(ctx.db, learner) }
}

const instantOf = (text: string | null): string | null => (text === null ? null : new Date(text).toISOString())

const describe = (now: Date, row: MyStudyRow): MyStudyItem => ({
  itemId: row.id,
  title: row.title,
  kind: row.kind,
  creditMinutes: row.credit_minutes,
  dueOn: row.due_on,
  overdue: row.completed_at === null && row.due_on !== null && row.due_on < dayOf(now),
  assignedBy: { id: row.org_id, name: row.org_name },
  progress: { reached: row.reached, total: row.total, completedAt: instantOf(row.completed_at) },
})
