import type { SessionState } from '@ejia/contract/study/routes'
import { partyYearOf } from '@ejia/domain/calendar'
import { isPartyMember } from '@ejia/domain/members'
import { countedSeconds, earliestSecond } from '@ejia/domain/study'
import { AppError, assertThat, found } from '../../lib/app-error'
import type { ActorContext } from '../../lib/context'
import { newId } from '../../lib/ids'
import { writeAudit } from '../audit'
import { getStanding } from '../members'
import { award } from '../points'
import { findItem, type ItemRow } from './items.repo'
import { findDueDay } from './mine.repo'
import {
  findCompletion, findNewestSession, findSession, insertAnchor, insertCompletion, insertSession, listAnchors, lockReading, type AnchorRow, type SessionRow,
} from './sessions.repo'
import { learnerOf, mayAssign } from './study.policy'

/** Begins a sitting, or takes up reading where the last one stopped. The newest sitting alone goes on. */
export async function openSession(ctx: ActorContext, itemId: string): Promise<SessionState> {
  const item = found(await findItem(ctx.db, itemId))
  const learner = learnerOf(ctx.actor)
  const assigned = learner && ((await findDueDay(ctx.db, learner, itemId)) || (await findCompletion(ctx.db, itemId, learner.memberId)))
  if (!learner || !assigned) throw new AppError(mayAssign(ctx.actor, item.orgPath) ? 'study.not_assigned' : 'thing.not_found')
  await lockReading(ctx.db, itemId, learner.memberId)
  const session = await sittingFor(ctx, itemId, learner.memberId)
  return describe(await readingOf(ctx, item, session))
}

/** A new sitting; two opened in the same instant are one. */
async function sittingFor(ctx: ActorContext, itemId: string, memberId: string): Promise<SessionRow> {
  const newest = await findNewestSession(ctx.db, itemId, memberId)
  if (newest?.openedAt.getTime() === ctx.now.getTime()) return newest
  const session = { id: newId(ctx.now), itemId, memberId, openedAt: ctx.now }
  await insertSession(ctx.db, session)
  return session
}

/** A block of the text came on the screen. Only the next one in order counts, and not before it can have been read. */
export async function reachAnchor(ctx: ActorContext, sessionId: string, anchor: number): Promise<SessionState> {
  const session = found(await findSession(ctx.db, sessionId))
  assertThat(session.memberId === ctx.actor.memberId, 'thing.not_found')
  await lockReading(ctx.db, session.itemId, session.memberId)
  const reading = await readingOf(ctx, found(await findItem(ctx.db, session.itemId)), session)
  if (reading.completedAt !== null || anchor < reading.anchors.length) return describe(reading)
  await accept(ctx, reading, anchor)
  const { item, anchors } = reading
  const after = { ...reading, anchors: [...anchors, { sessionId, openedAt: session.openedAt, anchor, reachedAt: ctx.now }] }
  return describe(anchor === item.blocks.length - 1 ? { ...after, completedAt: await complete(ctx, item, session) } : after)
}

/** A member's reading of an item in all sittings so far. */
interface Reading {
  item: ItemRow
  session: SessionRow
  anchors: AnchorRow[]
  completedAt: Date | null
}

const readingOf = async (ctx: ActorContext, item: ItemRow, session: SessionRow): Promise<Reading> => ({
  item,
  session,
  anchors: await listAnchors(ctx.db, item.id, session.memberId),
  completedAt: await findCompletion(ctx.db, item.id, session.memberId),
})

async function accept(ctx: ActorContext, { item, session, anchors }: Reading, anchor: number): Promise<void> {
  const newest = await findNewestSession(ctx.db, item.id, session.memberId)
  assertThat(newest?.id === session.id, 'study.session_closed')
  assertThat(anchor === anchors.length && anchor < item.blocks.length, 'study.out_of_order')
  const now = { sessionId: session.id, openedAt: session.openedAt, anchor, reachedAt: ctx.now }
  const missing = earliestSecond(anchor, item.blocks.length, item.minDwellSeconds) - secondsRead(item, [...anchors, now])
  assertThat(missing <= 0, 'study.too_fast', { retryAfter: Math.ceil(missing) })
  await insertAnchor(ctx.db, { sessionId: session.id, anchor, reachedAt: ctx.now })
}

/** Reading time the server saw: from one sign of it to the next within a sitting, long pauses cut. */
function secondsRead(item: ItemRow, anchors: readonly AnchorRow[]): number {
  return anchors.reduce((sum, { sessionId, openedAt, anchor, reachedAt }, index) => {
    const before = anchors[index - 1]
    const since = before?.sessionId === sessionId ? before.reachedAt : openedAt
    return sum + countedSeconds((reachedAt.getTime() - since.getTime()) / 1000, anchor, item.blocks.length, item.minDwellSeconds)
  }, 0)
}

/** Appends the completion once, with the study time and the points it brings. */
async function complete(ctx: ActorContext, item: ItemRow, session: SessionRow): Promise<Date> {
  const { memberId } = session
  const standing = found(await getStanding(ctx.db, memberId))
  const isNew = await insertCompletion(ctx.db, {
    itemId: item.id, memberId, sessionId: session.id, completedAt: ctx.now, partyYear: partyYearOf(ctx.now), creditMinutes: item.creditMinutes, orgId: standing.orgId,
  })
  if (!isNew) return (await findCompletion(ctx.db, item.id, memberId)) ?? ctx.now
  await award(ctx, {
    memberId, ruleKey: 'study.completed', sourceType: 'study_completion', sourceId: item.id, title: item.title, at: ctx.now, orgId: standing.orgId,
    standing: { retired: standing.service === 'retired', away: standing.away, partyMember: isPartyMember(standing.status) },
  })
  await writeAudit(ctx, { action: 'study.complete', subjectType: 'study_item', subjectId: item.id, orgId: standing.orgId, detail: { memberId } })
  return ctx.now
}

function describe({ item, session, anchors, completedAt }: Reading): SessionState {
  const remaining = completedAt === null ? Math.max(0, item.minDwellSeconds - secondsRead(item, anchors)) : 0
  return {
    sessionId: session.id, nextAnchor: anchors.length, total: item.blocks.length, remainingSeconds: Math.ceil(remaining), completedAt: completedAt?.toISOString() ?? null,
  }
}
