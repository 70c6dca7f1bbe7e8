import type { RouteInput } from '@ejia/contract/core/route'
import type { Appeal } from '@ejia/contract/points/schemas'
import type { Wire } from '@ejia/contract/wire'
import { startOfDay } from '@ejia/domain/calendar'
import { isPartyMember } from '@ejia/domain/members'
import { skipReasonNames } from '@ejia/domain/points-decisions'
import { AppError, assertThat } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { amountFor } from '../awards/amounts'
import { holdsAnswer, isDisinterested } from './appeals.policy'
import { findStruck, lockAppeal, updateAppeal, type AppealRow } from './appeals.repo'
import { describeAppeal, raised, seeAppeal } from './appeals.service'
import { award } from '../award.service'
import { listPeople } from '../awards/awards.repo'
import { findEntry, type EntryDetailRow } from '../ledger/ledger.repo'
import { isCommitteeOffice } from '../points.policy'
import { tellDecided } from '../points.hooks'
import { isYearClosed } from '../reversal.repo'
import { reverseEntries } from '../reversal.service'
import { findRuleOn } from '../rules/rules.repo'

type Answer = RouteInput<Wire['POST /points/appeals/:appealId/decision']>['body']
type NewAward = NonNullable<Answer['award']>

/** Somebody who had no part in the entry answers. Upheld: rows are appended that put it right; what there was stays. */
export async function decideAppeal(ctx: ActorContext, appealId: string, answer: Answer): Promise<Appeal> {
  await lockAppeal(ctx.db, appealId)
  const row = await seeAppeal(ctx, appealId)
  assertThat(holdsAnswer(ctx.actor, raised(row)), 'thing.forbidden')
  assertThat(isDisinterested(ctx.actor, raised(row)), 'points.own_entry')
  assertThat(row.appeal.state === 'waiting', 'points.appeal_decided')
  const corrects = answer.reverse === true || Boolean(answer.award)
  const awardId = answer.uphold && answer.reverse !== true ? await restoredEntry(ctx, row, answer) : null
  assertThat(answer.uphold === (corrects || awardId !== null), 'points.correction_mismatch')
  const results = corrects ? await correct(ctx, row, answer) : { reversalId: null, awardId }
  const state = answer.uphold ? 'upheld' : 'refused'
  const decision = answer.text.trim()
  const isFirst = await updateAppeal(ctx.db, appealId, { state, decision, decidedBy: ctx.actor.accountId, decidedAt: ctx.now, ...results })
  assertThat(isFirst, 'points.appeal_decided')
  await writeAudit(ctx, { action: `points.${answer.uphold ? 'uphold' : 'refuse'}_appeal`, subjectType: 'point_appeal', subjectId: appealId, orgId: row.appeal.orgId, detail: results })
  const described = await describeAppeal(ctx, appealId)
  await tellDecided(ctx, {
    kind: 'appeal', id: appealId, outcome: state, memberIds: [row.appeal.memberId], proposerId: null, title: described.entry?.title ?? `${row.appeal.factOn} 漏记的积分`, text: decision,
  })
  return described
}

/** What a struck row took back comes back with the row, in the roster: an award besides would count the same fact twice. */
async function restoredEntry(ctx: ActorContext, { appeal }: AppealRow, answer: Answer): Promise<string | null> {
  const struck = appeal.entryId === null ? undefined : await findStruck(ctx.db, appeal.entryId)
  if (!struck) return null
  assertThat(!answer.award && struck.restored_id !== null, 'points.restore_row')
  return struck.restored_id
}

async function correct(ctx: ActorContext, { appeal }: AppealRow, answer: Answer): Promise<{ reversalId: string | null; awardId: string | null }> {
  assertThat(isCommitteeOffice(ctx.actor) || !(await isYearClosed(ctx.db, appeal.partyYear)), 'points.year_closed')
  const entry = appeal.entryId === null ? undefined : await findEntry(ctx.db, appeal.entryId)
  const reversalId = answer.reverse ? await takeBack(ctx, entry, answer.text) : null
  const awardId = answer.award ? await give(ctx, { appeal, entry, wanted: answer.award, answer }) : null
  return { reversalId, awardId }
}

async function takeBack(ctx: ActorContext, entry: EntryDetailRow | undefined, text: string): Promise<string> {
  assertThat(entry, 'points.correction_mismatch')
  assertThat(entry.reversalOf === null, 'points.is_reversal')
  const [reversalId] = await reverseEntries(ctx, [entry.id], `申诉成立：${text.trim()}`)
  assertThat(reversalId !== undefined, 'points.reversed_already')
  return reversalId
}

interface Giving {
  appeal: AppealRow['appeal']
  entry: EntryDetailRow | undefined
  wanted: NewAward
  answer: Answer
}

/** By the rule of the day, within its caps. An award that would come to nothing refuses the whole answer, and says why. */
async function give(ctx: ActorContext, { appeal, entry, wanted, answer }: Giving): Promise<string> {
  const rule = await findRuleOn(ctx.db, wanted.ruleKey, appeal.factOn)
  assertThat(rule, 'points.no_such_rule')
  const amount = amountFor(rule, wanted.amount)
  // an appeal may lessen a deduction, never begin one: that takes a proposal and a second person
  assertThat(amount > 0 || (answer.reverse === true && entry !== undefined && amount > entry.delta), 'points.amount_not_allowed')
  const [person] = await listPeople(ctx.db, [appeal.memberId])
  assertThat(person, 'reference.not_found')
  const outcome = await award(ctx, {
    memberId: appeal.memberId, orgId: entry?.orgId ?? appeal.orgId, ruleKey: rule.key, sourceType: 'appeal', sourceId: appeal.id, amount,
    title: wanted.title.trim(), at: startOfDay(appeal.factOn), note: answer.text.trim(),
    standing: { retired: person.service === 'retired', away: person.away, partyMember: isPartyMember(person.status) },
  })
  if (outcome.entry) return outcome.entry.id
  throw new AppError('points.nothing_awarded', { fields: [{ field: 'body/award', message: skipReasonNames[outcome.reason] }] })
}
