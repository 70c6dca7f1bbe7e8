import type { RouteInput } from '@ejia/contract/core/route'
import type { Waiting } from '@ejia/contract/core/schema'
import type { AwardProposal, AwardProposalDetail } from '@ejia/contract/points/schemas'
import type { Wire } from '@ejia/contract/wire'
import { reachOf } from '@ejia/domain/actor'
import { dayOf, yearOf } from '@ejia/domain/calendar'
import { isWithin } from '@ejia/domain/orgs'
import { isManualRule, toPoints } from '@ejia/domain/points'
import { assertThat, found } from '../../../lib/app-error'
import type { ActorContext, Context } from '../../../lib/context'
import { decodeCursor, instantIn, pageSize, textIn, toPage } from '../../../lib/cursor'
import { newId } from '../../../lib/ids'
import { writeAudit } from '../../audit'
import { describeInOrder, requireOwnFiles } from '../../files'
import { reachableOrg } from '../../orgs'
import { amountFor } from './amounts'
import { canSeeProposal, deciderFrom, holdsWordOn, officeOf } from './awards.policy'
import {
  countProposalsWaiting, findProposal, insertProposal, isEvidenceFor, listPeople, listProposalFiles, listProposalMembers, listProposals, listProposalsNaming,
  listProposalsWaiting, type ProposalRow,
} from './awards.repo'
import { namesOf } from '../names.repo'
import { isCommitteeOffice } from '../points.policy'
import { isYearClosed } from '../reversal.repo'
import { findRuleOn } from '../rules/rules.repo'

type NewAward = RouteInput<Wire['POST /points/award-proposals']>['body']
type Query = NonNullable<RouteInput<Wire['GET /points/award-proposals']>['query']>

const shownOnWorkbench = 5

/** Somebody of the branch says what a member did and shows it; nothing is given until another person agrees. */
export async function proposeAward(ctx: ActorContext, body: NewAward): Promise<AwardProposalDetail> {
  const org = await reachableOrg(ctx, body.orgId, 'points.propose', { hold: true })
  assertThat(body.factOn <= dayOf(ctx.now), 'points.fact_in_future')
  assertThat(isCommitteeOffice(ctx.actor) || !(await isYearClosed(ctx.db, yearOf(body.factOn))), 'points.year_closed')
  const rule = isManualRule(body.ruleKey) ? await findRuleOn(ctx.db, body.ruleKey, body.factOn) : undefined
  assertThat(rule, 'points.no_such_rule')
  const amount = amountFor(rule, body.amount)
  const people = await peopleWithin(ctx, org.path, body.memberIds)
  await requireOwnFiles(ctx, body.fileIds)
  const id = newId(ctx.now)
  const proposal = {
    id, orgId: org.id, ruleKey: rule.key, ruleVersion: rule.version, amount, title: body.title.trim(), factOn: body.factOn, partyYear: yearOf(body.factOn),
    evidence: body.evidence.trim(), state: 'proposed' as const, proposedBy: ctx.actor.accountId, proposedAs: officeOf(ctx.actor, org.path) ?? 'commissioner',
    proposedAt: ctx.now, decision: '',
  }
  await insertProposal(ctx.db, { proposal, members: people, fileIds: body.fileIds })
  await writeAudit(ctx, { action: 'points.propose_award', subjectType: 'award_proposal', subjectId: id, orgId: org.id, detail: { rule: rule.key, members: people.length } })
  return describeProposal(ctx, id)
}

/** In the order named. One who left, or belongs elsewhere, looks like missing. */
async function peopleWithin(ctx: ActorContext, path: string, memberIds: readonly string[]) {
  const people = new Map((await listPeople(ctx.db, memberIds)).map((person) => [person.id, person]))
  return memberIds.map((id) => {
    const person = people.get(id)
    assertThat(person && isWithin(person.orgPath, path), 'reference.not_found')
    return person
  })
}

export async function listAwards(ctx: ActorContext, query: Query): Promise<{ items: AwardProposal[]; nextCursor: string | null }> {
  const reach = reachOf(ctx.actor, 'points.read')
  assertThat(reach.length > 0, 'thing.forbidden')
  const within =
    query.orgId === undefined ? { paths: reach, orProposedBy: ctx.actor.accountId } : { paths: [(await reachableOrg(ctx, query.orgId, 'points.read')).path] }
  const key = decodeCursor(query.cursor, 2)
  const size = pageSize(query.limit)
  const rows = await listProposals(ctx.db, { ...within, state: query.state }, key && { at: instantIn(key[0]), id: textIn(key[1]) }, size + 1)
  const page = toPage(rows, size, (row) => [row.proposal.proposedAt.toISOString(), row.proposal.id])
  return { ...page, items: await describeAll(ctx, page.items) }
}

export async function getAward(ctx: ActorContext, proposalId: string): Promise<AwardProposalDetail> {
  await seeProposal(ctx, proposalId)
  return describeProposal(ctx, proposalId)
}

/** Somebody else's, out of reach, looks like missing. */
export async function seeProposal(ctx: ActorContext, proposalId: string): Promise<ProposalRow> {
  const row = found(await findProposal(ctx.db, proposalId))
  assertThat(canSeeProposal(ctx.actor, asked(row)), 'thing.not_found')
  return row
}

export const asked = ({ proposal, orgPath }: ProposalRow) => ({ proposedBy: proposal.proposedBy, proposedAs: proposal.proposedAs, orgPath })

/** Proposals that wait for the acting person's word: how many, and those that have waited longest. */
export async function awardsWaiting(ctx: ActorContext): Promise<Waiting> {
  const decider = deciderFrom(ctx.actor)
  const rows = await listProposalsWaiting(ctx.db, decider, shownOnWorkbench)
  const items = rows.map(({ proposal, orgName }) => ({
    id: proposal.id, title: proposal.title, org: { id: proposal.orgId, name: orgName }, at: proposal.proposedAt.toISOString(),
  }))
  return { count: await countProposalsWaiting(ctx.db, decider), items }
}

/** Evidence is for whoever made the proposal and those who look after its organisation. */
export const canReadEvidence = async ({ db, actor }: Context, fileId: string): Promise<boolean> =>
  actor !== null && isEvidenceFor(db, fileId, reachOf(actor, 'points.read'), actor.accountId)

export async function describeProposal(ctx: ActorContext, proposalId: string): Promise<AwardProposalDetail> {
  const row = found(await findProposal(ctx.db, proposalId))
  const [summary] = await describeAll(ctx, [row])
  const members = await listProposalMembers(ctx.db, proposalId)
  return {
    ...found(summary),
    evidence: row.proposal.evidence,
    files: await describeInOrder(ctx.db, await listProposalFiles(ctx.db, proposalId)),
    members: members.map(({ memberId, name, orgId, orgName, entryId, skipped }) => ({ member: { id: memberId, name }, org: { id: orgId, name: orgName }, entryId, skipped })),
  }
}

async function describeAll(ctx: ActorContext, rows: readonly ProposalRow[]): Promise<AwardProposal[]> {
  const names = await namesOf(ctx.db, rows.flatMap(({ proposal }) => [proposal.proposedBy, proposal.decidedBy]))
  const own = ctx.actor.memberId === null ? new Set() : await listProposalsNaming(ctx.db, rows.map(({ proposal }) => proposal.id), ctx.actor.memberId)
  return rows.map((row) => {
    const { proposal } = row
    const mine = proposal.proposedBy === ctx.actor.accountId
    return {
      id: proposal.id, org: { id: proposal.orgId, name: row.orgName }, rule: { key: proposal.ruleKey, name: row.ruleName, category: row.category },
      amount: toPoints(proposal.amount), title: proposal.title, factOn: proposal.factOn, memberCount: row.memberCount, state: proposal.state,
      proposedBy: names.get(proposal.proposedBy) ?? '', proposedAt: proposal.proposedAt.toISOString(), mine,
      canDecide: proposal.state === 'proposed' && !mine && !own.has(proposal.id) && holdsWordOn(ctx.actor, asked(row)),
      decidedBy: proposal.decidedBy && (names.get(proposal.decidedBy) ?? ''), decidedAt: proposal.decidedAt?.toISOString() ?? null, decision: proposal.decision,
    }
  })
}
