import type { RouteInput } from '@ejia/contract/core/route'
import type { Waiting } from '@ejia/contract/core/schema'
import type { Appeal } from '@ejia/contract/points/schemas'
import type { Wire } from '@ejia/contract/wire'
import { reachOf } from '@ejia/domain/actor'
import { dayOf, yearOf } from '@ejia/domain/calendar'
import { AppError, assertThat, found } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { decodeCursor, instantIn, pageSize, textIn, toPage } from '../../../lib/cursor'
import { newId } from '../../../lib/ids'
import { writeAudit } from '../../audit'
import { answererFrom, canSeeAppeal, holdsAnswer, isDisinterested } from './appeals.policy'
import { countAppealsWaiting, findAppeal, insertAppeal, listAppealRows, listAppealsWaiting, type AppealRow } from './appeals.repo'
import { findEntry, listEntriesById } from '../ledger/ledger.repo'
import { describeEntry } from '../ledger/ledger.view'
import { namesOf } from '../names.repo'
import { isYearClosed } from '../reversal.repo'

type NewAppeal = RouteInput<Wire['POST /points/appeals']>['body']
interface PageQuery {
  cursor?: string
  limit?: number
}
interface Page {
  items: Appeal[]
  nextCursor: string | null
}

const shownOnWorkbench = 5

/**
 * A member objects to an entry of theirs, or to one that is missing, as long as the party year is open.
 * An entry has one appeal, ever; what was taken back is appealed against by the row that took it back.
 */
export async function raiseAppeal(ctx: ActorContext, { entryId, factOn, text }: NewAppeal): Promise<Appeal> {
  const { memberId, orgId } = ctx.actor
  assertThat(memberId !== null && orgId !== null, 'thing.forbidden')
  const day = entryId === undefined ? missingDay(ctx, factOn) : await dayOfEntry(ctx, memberId, entryId, factOn)
  assertThat(!(await isYearClosed(ctx.db, yearOf(day))), 'points.year_closed')
  const id = newId(ctx.now)
  await insertAppeal(ctx.db, {
    id, memberId, orgId, entryId: entryId ?? null, factOn: day, partyYear: yearOf(day), text: text.trim(), raisedAt: ctx.now, state: 'waiting', decision: '',
  })
  await writeAudit(ctx, { action: 'points.appeal', subjectType: 'point_appeal', subjectId: id, orgId, detail: entryId === undefined ? {} : { entryId } })
  return describeAppeal(ctx, id)
}

function missingDay(ctx: ActorContext, factOn: string | undefined): string {
  assertThat(factOn !== undefined, 'points.appeal_subject')
  assertThat(factOn <= dayOf(ctx.now), 'points.fact_in_future')
  return factOn
}

async function dayOfEntry(ctx: ActorContext, memberId: string, entryId: string, factOn: string | undefined): Promise<string> {
  assertThat(factOn === undefined, 'points.appeal_subject')
  const entry = await findEntry(ctx.db, entryId)
  if (!entry || entry.memberId !== memberId) throw new AppError('reference.not_found')
  assertThat(entry.reversedBy === null, 'points.reversed_already')
  return entry.factOn
}

export async function listMyAppeals(ctx: ActorContext, query: PageQuery): Promise<Page> {
  if (ctx.actor.memberId === null) return { items: [], nextCursor: null }
  return pageOf(ctx, { memberId: ctx.actor.memberId }, query)
}

export async function listAppeals(ctx: ActorContext, query: PageQuery & { state?: Appeal['state'] }): Promise<Page> {
  const paths = reachOf(ctx.actor, 'points.read')
  assertThat(paths.length > 0, 'thing.forbidden')
  return pageOf(ctx, { paths, state: query.state }, query)
}

async function pageOf(ctx: ActorContext, wanted: Parameters<typeof listAppealRows>[1], query: PageQuery): Promise<Page> {
  const key = decodeCursor(query.cursor, 2)
  const size = pageSize(query.limit)
  const rows = await listAppealRows(ctx.db, wanted, key && { at: instantIn(key[0]), id: textIn(key[1]) }, size + 1)
  const page = toPage(rows, size, (row) => [row.appeal.raisedAt.toISOString(), row.appeal.id])
  return { ...page, items: await describeAll(ctx, page.items) }
}

export async function getAppeal(ctx: ActorContext, appealId: string): Promise<Appeal> {
  await seeAppeal(ctx, appealId)
  return describeAppeal(ctx, appealId)
}

/** Somebody else's, out of reach, looks like missing. */
export async function seeAppeal(ctx: ActorContext, appealId: string): Promise<AppealRow> {
  const row = found(await findAppeal(ctx.db, appealId))
  assertThat(canSeeAppeal(ctx.actor, raised(row)), 'thing.not_found')
  return row
}

export const raised = ({ appeal, orgPath, enteredBy, proposedBy }: AppealRow) => ({ memberId: appeal.memberId, orgPath, enteredBy, proposedBy })

/** Appeals that the acting person may answer: how many, and those that have waited longest. */
export async function appealsWaiting(ctx: ActorContext): Promise<Waiting> {
  const answerer = answererFrom(ctx.actor)
  const rows = await listAppealsWaiting(ctx.db, answerer, shownOnWorkbench)
  const items = rows.map(({ appeal, memberName, orgName }) => ({ id: appeal.id, title: memberName, org: { id: appeal.orgId, name: orgName }, at: appeal.raisedAt.toISOString() }))
  return { count: await countAppealsWaiting(ctx.db, answerer), items }
}

export async function describeAppeal(ctx: ActorContext, appealId: string): Promise<Appeal> {
  const [appeal] = await describeAll(ctx, [found(await findAppeal(ctx.db, appealId))])
  return found(appeal)
}

async function describeAll(ctx: ActorContext, rows: readonly AppealRow[]): Promise<Appeal[]> {
  const names = await namesOf(ctx.db, rows.map(({ appeal }) => appeal.decidedBy))
  const ids = rows.flatMap(({ appeal }) => [appeal.entryId, appeal.reversalId, appeal.awardId].filter((id) => id !== null))
  const entries = new Map((await listEntriesById(ctx.db, ids)).map((entry) => [entry.id, describeEntry(entry)]))
  return rows.map((row) => {
    const { appeal } = row
    return {
      id: appeal.id, member: { id: appeal.memberId, name: row.memberName }, org: { id: appeal.orgId, name: row.orgName },
      entry: (appeal.entryId !== null && entries.get(appeal.entryId)) || null, factOn: appeal.factOn, text: appeal.text, raisedAt: appeal.raisedAt.toISOString(),
      state: appeal.state, canDecide: appeal.state === 'waiting' && holdsAnswer(ctx.actor, raised(row)) && isDisinterested(ctx.actor, raised(row)),
      decidedBy: appeal.decidedBy && (names.get(appeal.decidedBy) ?? ''), decidedAt: appeal.decidedAt?.toISOString() ?? null, decision: appeal.decision,
      results: [appeal.reversalId, appeal.awardId].flatMap((id) => (id !== null && entries.get(id)) || []),
    }
  })
}
