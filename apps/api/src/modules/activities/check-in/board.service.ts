import type { Board, LiveCount } from '@ejia/contract/activities/schemas'
import { windowAt } from '@ejia/domain/activities'
import { stepOf, stepSeconds, typedStepSeconds } from '@ejia/domain/check-in'
import { maskName } from '@ejia/domain/members'
import { assertThat } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { mayManage } from '../activities.policy'
import { holdManaged, seeActivity } from '../activities.service'
import type { CheckInCodes } from './check-in.codes'
import type { SharedHeadcount } from '../headcount.service'
import { listRecent } from '../roster/own-attendance.repo'

/** Codes one request brings: five minutes, so that a board outlives a short loss of network. */
const codesPerIssue = 30

/** The next codes, never the secret. Who fetched them and when is on record. */
export async function issueBoard(codes: CheckInCodes, ctx: ActorContext, id: string): Promise<Board> {
  const row = await holdManaged(ctx, id)
  assertThat(row.state === 'open', 'activities.wrong_state')
  assertThat(windowAt(row, ctx.now) !== 'after', 'check_in.closed')
  const first = stepOf(ctx.now.getTime())
  await writeAudit(ctx, { action: 'activities.issue_codes', subjectType: 'activity', subjectId: id, orgId: row.orgId, detail: { firstStep: first, codes: codesPerIssue } })
  const until = (first + codesPerIssue) * stepSeconds
  return {
    activityId: id,
    title: row.title,
    serverTime: ctx.now.toISOString(),
    stepSeconds,
    codes: series(first, first + codesPerIssue, stepSeconds, (step) => codes.scanned(id, step)),
    typed: series(stepOf(ctx.now.getTime(), typedStepSeconds), Math.ceil(until / typedStepSeconds), typedStepSeconds, (step) => codes.typed(id, step)),
    closesAt: row.checkInClosesAt.toISOString(),
  }
}

const series = (from: number, to: number, seconds: number, text: (step: number) => string) =>
  Array.from({ length: to - from }, (_, index) => ({ from: new Date((from + index) * seconds * 1000).toISOString(), text: text(from + index) }))

/** Who is here, for the board: counted now, names masked because a whole room reads it. */
export async function getLiveCount(headcount: SharedHeadcount, ctx: ActorContext, id: string): Promise<LiveCount> {
  const { row } = await seeActivity(ctx, id)
  assertThat(mayManage(ctx.actor, row), 'thing.forbidden')
  const [heads, recent] = await Promise.all([headcount.count(id), listRecent(ctx.db, id)])
  return { ...heads, state: row.state, recent: recent.map(({ name, at }) => ({ name: maskName(name), at: at.toISOString() })) }
}
