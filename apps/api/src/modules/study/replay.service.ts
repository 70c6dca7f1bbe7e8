import type { Actor } from '@ejia/domain/actor'
import { partyYearOf } from '@ejia/domain/calendar'
import { isPartyMember } from '@ejia/domain/members'
import { found } from '../../lib/app-error'
import type { Context } from '../../lib/context'
import { newId } from '../../lib/ids'
import { writeAudits } from '../audit'
import { awardAll, type AwardFact } from '../points'
import { findItem, type ItemRow } from './items.repo'
import { insertReplayed, listAwaited, type AwaitedRow } from './replay.repo'

/** One reader who came to the end of an item, and when. */
export interface Study {
  reader: Actor
  finishedAt: Date
}

/** Longer than the least time a text wants, by this factor: people read at their ease. */
const ease = 1.3

/**
 * For the demonstration data alone, which lives through months of reading in minutes: the sittings of many readers of one
 * item, each at the pace the rules ask for. Only those to whom it is assigned, and who have not done it, can have read it.
 */
export async function replayStudy(ctx: Context, itemId: string, studies: readonly Study[]): Promise<number> {
  const item = found(await findItem(ctx.db, itemId))
  const awaited = new Map((await listAwaited(ctx.db, itemId)).map((row) => [row.memberId, row]))
  const done = studies.flatMap((study) => {
    const learner = awaited.get(study.reader.memberId ?? '')
    return learner ? [{ ...study, learner }] : []
  })
  await insertReplayed(ctx.db, done.map((one) => replayed(item, one)))
  await awardAll(ctx, done.map(({ finishedAt, learner }) => factOf(item, finishedAt, learner)))
  await writeAudits(ctx.db, done.map(({ reader, finishedAt, learner: { memberId, orgId } }) => ({
    ctx: { now: finishedAt, actor: reader },
    entry: { action: 'study.complete', subjectType: 'study_item', subjectId: itemId, orgId, detail: { memberId } },
  })))
  return done.length
}

function replayed(item: ItemRow, { finishedAt, learner: { memberId, orgId } }: { finishedAt: Date; learner: AwaitedRow }) {
  const seconds = Math.ceil(item.minDwellSeconds * ease)
  const openedAt = new Date(finishedAt.getTime() - seconds * 1000)
  const sessionId = newId(openedAt)
  const reachedAt = (anchor: number): Date => new Date(openedAt.getTime() + (seconds * 1000 * (anchor + 1)) / item.blocks.length)
  return {
    session: { id: sessionId, itemId: item.id, memberId, openedAt },
    anchors: item.blocks.map((_, anchor) => ({ sessionId, anchor, reachedAt: reachedAt(anchor) })),
    completion: {
      itemId: item.id, memberId, sessionId, completedAt: finishedAt, partyYear: partyYearOf(finishedAt), creditMinutes: item.creditMinutes, orgId,
    },
  }
}

const factOf = (item: ItemRow, at: Date, { memberId, orgId, service, away, status }: AwaitedRow): AwardFact => ({
  memberId, ruleKey: 'study.completed', sourceType: 'study_completion', sourceId: item.id, title: item.title, at, orgId,
  standing: { retired: service === 'retired', away, partyMember: isPartyMember(status) },
})
