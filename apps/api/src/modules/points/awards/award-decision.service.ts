import type { AwardProposalDetail } from '@ejia/contract/points/schemas'
import { startOfDay } from '@ejia/domain/calendar'
import { isPartyMember } from '@ejia/domain/members'
import type { AwardState } from '@ejia/domain/points-decisions'
import { assertThat } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { awardAll, type AwardFact, type AwardOutcome } from '../award.service'
import { holdsWordOn } from './awards.policy'
import { listPeople, listProposalMembers, lockProposal, markSkipped, updateProposal, type ProposalRow } from './awards.repo'
import { asked, describeProposal, seeProposal } from './awards.service'
import { findMemberOfAccount } from '../names.repo'
import { isCommitteeOffice } from '../points.policy'
import { tellDecided } from '../points.hooks'
import { isYearClosed } from '../reversal.repo'

/** A second person's word: the points are entered for everybody whom the rules allow them, and it is kept why for the others. */
export async function decideAward(ctx: ActorContext, proposalId: string, { approve, note }: { approve: boolean; note: string }): Promise<AwardProposalDetail> {
  await lockProposal(ctx.db, proposalId)
  const row = await seeProposal(ctx, proposalId)
  const people = await listProposalMembers(ctx.db, proposalId)
  assertThat(row.proposal.proposedBy !== ctx.actor.accountId, 'points.own_proposal')
  assertThat(holdsWordOn(ctx.actor, asked(row)), 'thing.forbidden')
  assertThat(people.every(({ memberId }) => memberId !== ctx.actor.memberId), 'points.own_award')
  assertThat(row.proposal.state === 'proposed', 'points.proposal_decided')
  assertThat(approve || note.trim() !== '', 'points.refusal_reason')
  const given = approve ? await enter(ctx, row, people) : []
  await close(ctx, row, approve ? 'approved' : 'refused', note.trim())
  await tellDecided(ctx, {
    kind: 'award', id: proposalId, outcome: approve ? 'approved' : 'refused', memberIds: given, title: row.proposal.title, text: note.trim(),
    proposerId: await findMemberOfAccount(ctx.db, row.proposal.proposedBy),
  })
  return describeProposal(ctx, proposalId)
}

export async function withdrawAward(ctx: ActorContext, proposalId: string): Promise<AwardProposalDetail> {
  await lockProposal(ctx.db, proposalId)
  const row = await seeProposal(ctx, proposalId)
  assertThat(row.proposal.proposedBy === ctx.actor.accountId, 'thing.forbidden')
  await close(ctx, row, 'withdrawn', '')
  return describeProposal(ctx, proposalId)
}

async function close(ctx: ActorContext, { proposal }: ProposalRow, state: Exclude<AwardState, 'proposed'>, decision: string): Promise<void> {
  const isFirst = await updateProposal(ctx.db, proposal.id, { state, decision, decidedBy: ctx.actor.accountId, decidedAt: ctx.now })
  assertThat(isFirst, 'points.proposal_decided')
  const verb = { approved: 'approve', refused: 'refuse', withdrawn: 'withdraw' }[state]
  await writeAudit(ctx, { action: `points.${verb}_award`, subjectType: 'award_proposal', subjectId: proposal.id, orgId: proposal.orgId })
}

/** Ids of those who got points; when nobody would, nothing happens at all. */
async function enter(ctx: ActorContext, { proposal }: ProposalRow, people: Awaited<ReturnType<typeof listProposalMembers>>): Promise<string[]> {
  assertThat(isCommitteeOffice(ctx.actor) || !(await isYearClosed(ctx.db, proposal.partyYear)), 'points.year_closed')
  const standings = new Map((await listPeople(ctx.db, people.map(({ memberId }) => memberId))).map((person) => [person.id, person]))
  const facts = people.flatMap(({ memberId, orgId }): AwardFact[] => {
    const person = standings.get(memberId)
    if (!person) return []
    const standing = { retired: person.service === 'retired', away: person.away, partyMember: isPartyMember(person.status) }
    return [{
      memberId, orgId, standing, ruleKey: proposal.ruleKey, sourceType: 'manual', sourceId: proposal.id, amount: proposal.amount,
      title: proposal.title, at: startOfDay(proposal.factOn), note: proposal.evidence,
    }]
  })
  const outcomes = new Map<string, AwardOutcome>((await awardAll(ctx, facts)).map((outcome) => [outcome.memberId, outcome]))
  const given: string[] = []
  for (const { memberId } of people) {
    const outcome = outcomes.get(memberId)
    if (outcome?.entry) given.push(memberId)
    else await markSkipped(ctx.db, proposal.id, memberId, outcome?.reason ?? 'left')
  }
  assertThat(given.length > 0, 'points.nothing_awarded')
  return given
}
