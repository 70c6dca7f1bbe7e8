import { dueSoonDays, openStates, type DueKind, type Matter, type RequestState } from '@ejia/domain/requests'
import { addWorkingDays } from '@ejia/domain/working-days'
import { and, asc, desc, eq, gte, inArray, isNull, lt, lte, ne, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { isUnderAny } from '../../lib/columns'
import type { Executor } from '../../lib/context'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'
import { requests, requestSteps } from './requests.table'

export type RequestRecord = typeof requests.$inferSelect

/** False when there is one with this number already. */
export async function insertRequest(db: Executor, row: RequestRecord): Promise<boolean> {
  const rows = await db.insert(requests).values(row).onConflictDoNothing({ target: requests.codeHash }).returning({ id: requests.id })
  return rows.length > 0
}

const submitter = alias(members, 'submitter')
const handler = alias(members, 'handler')
const recused = sql<string[]>`coalesce((select array_agg(s.account_id::text) from ${requestSteps} s where s.request_id = ${requests.id} and s.kind = 'recuse'), '{}')`

const selectRequests = (db: Executor) =>
  db
    .select({ request: requests, orgName: orgs.name, orgPath: orgs.path, submitterName: submitter.name, handlerName: handler.name, recused })
    .from(requests)
    .innerJoin(orgs, eq(orgs.id, requests.orgId))
    .leftJoin(submitter, eq(submitter.id, requests.memberId))
    .leftJoin(handler, eq(handler.id, requests.handlerId))

export type RequestRow = Awaited<ReturnType<typeof selectRequests>>[number]

export async function findRequest(db: Executor, requestId: string): Promise<RequestRow | undefined> {
  const [row] = await selectRequests(db).where(eq(requests.id, requestId))
  return row
}

export async function findByNumber(db: Executor, codeHash: string): Promise<RequestRow | undefined> {
  const [row] = await selectRequests(db).where(eq(requests.codeHash, codeHash))
  return row
}

/** Two who act at once take turns. */
export async function lockRequest(db: Executor, requestId: string): Promise<void> {
  await db.select({ id: requests.id }).from(requests).where(eq(requests.id, requestId)).for('update')
}

export async function updateRequest(db: Executor, requestId: string, change: Partial<RequestRecord>): Promise<void> {
  await db.update(requests).set(change).where(eq(requests.id, requestId))
}

interface PageKey {
  at: Date
  id: string
}

/** Of one member, newest first. */
export function listOfMember(db: Executor, memberId: string, after: PageKey | null, limit: number): Promise<RequestRow[]> {
  const older = after ? sql`(${requests.raisedAt}, ${requests.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` : undefined
  return selectRequests(db).where(and(eq(requests.memberId, memberId), older)).orderBy(desc(requests.raisedAt), desc(requests.id)).limit(limit)
}

export interface Worker {
  accountId: string
  memberId: string | null
  paths: readonly string[]
}

export interface WorkFilter {
  orgPath?: string | undefined
  state?: RequestState | undefined
  due?: DueKind | undefined
  matter?: Matter | undefined
  /** Instants of handing in: from, and before. */
  from?: Date | undefined
  before?: Date | undefined
}

const open = inArray(requests.state, [...openStates])

const overdueOn = (today: string): SQL | undefined => and(open, or(lt(requests.answerBy, today), and(isNull(requests.acceptedAt), lt(requests.acceptBy, today))))

function dueIs(due: DueKind, today: string): SQL | undefined {
  const overdue = sql`(${overdueOn(today)})`
  if (due === 'overdue') return overdue
  const soon = sql`(${and(open, lte(requests.answerBy, addWorkingDays(today, dueSoonDays)))})`
  return due === 'soon' ? sql`(${soon} and not ${overdue})` : sql`not (${soon} or ${overdue})`
}

/** What somebody may work: within their reach, not their own, and not about them. */
export const workedBy = ({ accountId, memberId, paths }: Worker): SQL | undefined =>
  and(
    isUnderAny(orgs.path, paths),
    memberId === null ? undefined : or(isNull(requests.memberId), ne(requests.memberId, memberId)),
    sql`not exists (select from ${requestSteps} s where s.request_id = ${requests.id} and s.kind = 'recuse' and s.account_id = ${accountId}::uuid)`,
  )

const matching = (worker: Worker, { orgPath, state, due, matter, from, before }: WorkFilter, today: string): SQL | undefined =>
  and(
    workedBy(worker),
    orgPath === undefined ? undefined : isUnderAny(orgs.path, [orgPath]),
    state === undefined ? undefined : eq(requests.state, state),
    due === undefined ? undefined : dueIs(due, today),
    matter === undefined ? undefined : eq(requests.matter, matter),
    from === undefined ? undefined : gte(requests.raisedAt, from),
    before === undefined ? undefined : lt(requests.raisedAt, before),
  )

/** What somebody has to act on, what waits for the submitter's word, what is over. */
export const rankOf = (state: RequestState): number => (state === 'closed' ? 2 : state === 'done' ? 1 : 0)
const rank = sql<number>`case ${requests.state} when 'closed' then 2 when 'done' then 1 else 0 end`

export interface DueKey {
  rank: number
  answerBy: string
  id: string
}

/** What is due first, first. */
export function listWorked(db: Executor, worker: Worker, filter: WorkFilter, today: string, after: DueKey | null, limit: number): Promise<RequestRow[]> {
  const later = after ? sql`(${rank}, ${requests.answerBy}, ${requests.id}) > (${after.rank}::int, ${after.answerBy}::date, ${after.id}::uuid)` : undefined
  return selectRequests(db).where(and(matching(worker, filter, today), later)).orderBy(asc(rank), asc(requests.answerBy), asc(requests.id)).limit(limit)
}

/** Answered before that moment, and nobody has said anything since. */
export const listLapsing = (db: Executor, before: Date, limit: number): Promise<RequestRow[]> =>
  selectRequests(db).where(and(eq(requests.state, 'done'), lte(requests.answeredAt, before))).orderBy(asc(requests.answeredAt)).limit(limit)

/** Everything under way that this person may work, for the workbench. */
export const listOpen = (db: Executor, worker: Worker): Promise<RequestRow[]> =>
  selectRequests(db).where(and(open, workedBy(worker))).orderBy(asc(requests.answerBy), asc(requests.id))

interface CountedRow {
  matter: Matter
  raised: number
  anonymous: number
  open: number
  overdue: number
  answered: number
  acceptedInTime: number
  answeredInTime: number
  satisfied: number
  unsatisfied: number
}

const howMany = (condition: SQL | undefined): SQL<number> => sql<number>`count(*) filter (where ${condition})::int`

/** Counted by matter. */
export const countWorked = (db: Executor, worker: Worker, filter: WorkFilter, today: string): Promise<CountedRow[]> =>
  db
    .select({
      matter: requests.matter, raised: sql<number>`count(*)::int`, anonymous: howMany(isNull(requests.memberId)), open: howMany(open), overdue: howMany(overdueOn(today)),
      answered: howMany(sql`${requests.answeredInTime} is not null`), acceptedInTime: howMany(sql`${requests.acceptedInTime}`), answeredInTime: howMany(sql`${requests.answeredInTime}`),
      satisfied: howMany(sql`${requests.satisfied}`), unsatisfied: howMany(sql`not ${requests.satisfied}`),
    })
    .from(requests)
    .innerJoin(orgs, eq(orgs.id, requests.orgId))
    .where(matching(worker, filter, today))
    .groupBy(requests.matter)
