import type { AwardState, SkipReason } from '@ejia/domain/points-decisions'
import { and, asc, count, desc, eq, exists, inArray, isNull, ne, notExists, or, sql, type SQL } from 'drizzle-orm'
import { isUnderAny } from '../../../lib/columns'
import { sole, type Executor } from '../../../lib/context'
import { accounts } from '../../auth/auth.table'
import { members } from '../../members/members.table'
import { orgs } from '../../orgs/orgs.table'
import { awardProposalFiles, awardProposalMembers, awardProposals } from '../decisions.table'
import { pointLedger, pointRules } from '../points.table'

export interface NewProposal {
  proposal: typeof awardProposals.$inferInsert
  members: readonly { id: string; orgId: number }[]
  fileIds: readonly string[]
}

export async function insertProposal(db: Executor, { proposal, members: people, fileIds }: NewProposal): Promise<void> {
  const proposalId = proposal.id
  await db.insert(awardProposals).values(proposal)
  await db.insert(awardProposalMembers).values(people.map(({ id, orgId }, place) => ({ proposalId, memberId: id, orgId, place })))
  if (fileIds.length > 0) await db.insert(awardProposalFiles).values(fileIds.map((fileId, place) => ({ proposalId, fileId, place })))
}

/** People as they stand on the roster now; whoever left is not among them. */
export const listPeople = (db: Executor, memberIds: readonly string[]) =>
  db
    .select({ id: members.id, orgId: members.orgId, orgPath: orgs.path, status: members.status, service: members.service, away: members.away })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(inArray(members.id, [...memberIds]), isNull(members.leftOn)))

const selectProposals = (db: Executor) =>
  db
    .select({
      proposal: awardProposals, orgName: orgs.name, orgPath: orgs.path, ruleName: pointRules.name, category: pointRules.category,
      memberCount: sql<number>`(select count(*)::int from ${awardProposalMembers} where ${awardProposalMembers.proposalId} = ${awardProposals.id})`,
    })
    .from(awardProposals)
    .innerJoin(orgs, eq(orgs.id, awardProposals.orgId))
    .innerJoin(pointRules, and(eq(pointRules.key, awardProposals.ruleKey), eq(pointRules.version, awardProposals.ruleVersion)))

export type ProposalRow = Awaited<ReturnType<typeof selectProposals>>[number]

export async function findProposal(db: Executor, proposalId: string): Promise<ProposalRow | undefined> {
  const [row] = await selectProposals(db).where(eq(awardProposals.id, proposalId))
  return row
}

/** Two who decide at once take turns. */
export async function lockProposal(db: Executor, proposalId: string): Promise<void> {
  await db.select({ id: awardProposals.id }).from(awardProposals).where(eq(awardProposals.id, proposalId)).for('update')
}

interface Wanted {
  paths: readonly string[]
  state?: AwardState | undefined
  /** Their own proposals are theirs to see wherever they were made. */
  orProposedBy?: string
}

/** Newest first. */
export function listProposals(db: Executor, { paths, state, orProposedBy }: Wanted, after: { at: Date; id: string } | null, limit: number): Promise<ProposalRow[]> {
  const older = after && sql`(${awardProposals.proposedAt}, ${awardProposals.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
  return selectProposals(db)
    .where(and(or(isUnderAny(orgs.path, paths), orProposedBy === undefined ? undefined : eq(awardProposals.proposedBy, orProposedBy)), state === undefined ? undefined : eq(awardProposals.state, state), older ?? undefined))
    .orderBy(desc(awardProposals.proposedAt), desc(awardProposals.id))
    .limit(limit)
}

export interface Decider {
  accountId: string
  memberId: string | null
  /** Where they decide what commissioners propose, and what anybody else does. */
  forCommissioners: readonly string[]
  forOthers: readonly string[]
}

/** Proposals that wait for this person's word. */
function waitsFor(db: Executor, decider: Decider): SQL | undefined {
  const { accountId, memberId, forCommissioners, forOthers } = decider
  const own = db.select({ one: sql`1` }).from(awardProposalMembers).where(and(eq(awardProposalMembers.proposalId, awardProposals.id), eq(awardProposalMembers.memberId, memberId ?? accountId)))
  return and(
    eq(awardProposals.state, 'proposed'),
    ne(awardProposals.proposedBy, accountId),
    or(and(eq(awardProposals.proposedAs, 'commissioner'), isUnderAny(orgs.path, forCommissioners)), and(ne(awardProposals.proposedAs, 'commissioner'), isUnderAny(orgs.path, forOthers))),
    notExists(own),
  )
}

/** Longest waiting first. */
export const listProposalsWaiting = (db: Executor, decider: Decider, limit: number): Promise<ProposalRow[]> =>
  selectProposals(db).where(waitsFor(db, decider)).orderBy(asc(awardProposals.proposedAt), asc(awardProposals.id)).limit(limit)

export async function countProposalsWaiting(db: Executor, decider: Decider): Promise<number> {
  const rows = await db.select({ n: count() }).from(awardProposals).innerJoin(orgs, eq(orgs.id, awardProposals.orgId)).where(waitsFor(db, decider))
  return sole(rows).n
}

export async function countProposalsOfYear(db: Executor, year: number): Promise<number> {
  const rows = await db.select({ n: count() }).from(awardProposals).where(and(eq(awardProposals.partyYear, year), eq(awardProposals.state, 'proposed')))
  return sole(rows).n
}

/** In the proposer's order, with the entry each was given. */
export const listProposalMembers = (db: Executor, proposalId: string) =>
  db
    .select({ memberId: members.id, name: members.name, orgId: orgs.id, orgName: orgs.name, skipped: awardProposalMembers.skipped, entryId: pointLedger.id })
    .from(awardProposalMembers)
    .innerJoin(members, eq(members.id, awardProposalMembers.memberId))
    .innerJoin(orgs, eq(orgs.id, awardProposalMembers.orgId))
    .leftJoin(
      pointLedger,
      and(
        eq(pointLedger.sourceType, 'manual'), eq(pointLedger.sourceId, sql`${awardProposalMembers.proposalId}::text`),
        eq(pointLedger.memberId, awardProposalMembers.memberId), isNull(pointLedger.reversalOf),
      ),
    )
    .where(eq(awardProposalMembers.proposalId, proposalId))
    .orderBy(asc(awardProposalMembers.place))

/** Who proposed what was entered under this source; null when it came by no proposal. */
export async function findProposer(db: Executor, sourceId: string): Promise<string | null> {
  const [row] = await db
    .select({ name: sql<string>`coalesce(${members.name}, ${accounts.name})` })
    .from(awardProposals)
    .innerJoin(accounts, eq(accounts.id, awardProposals.proposedBy))
    .leftJoin(members, eq(members.id, accounts.memberId))
    .where(eq(sql`${awardProposals.id}::text`, sourceId))
  return row?.name ?? null
}

export const listProposalFiles = async (db: Executor, proposalId: string): Promise<string[]> => {
  const rows = await db.select({ id: awardProposalFiles.fileId }).from(awardProposalFiles).where(eq(awardProposalFiles.proposalId, proposalId)).orderBy(asc(awardProposalFiles.place))
  return rows.map(({ id }) => id)
}

/** Ids of proposals' members, so that a page of proposals knows which of them a person is in. */
export async function listProposalsNaming(db: Executor, proposalIds: readonly string[], memberId: string): Promise<Set<string>> {
  if (proposalIds.length === 0) return new Set()
  const rows = await db
    .select({ id: awardProposalMembers.proposalId })
    .from(awardProposalMembers)
    .where(and(inArray(awardProposalMembers.proposalId, [...proposalIds]), eq(awardProposalMembers.memberId, memberId)))
  return new Set(rows.map(({ id }) => id))
}

export interface Decided {
  state: Exclude<AwardState, 'proposed'>
  decidedBy: string
  decidedAt: Date
  decision: string
}

/** False when somebody decided it before. */
export async function updateProposal(db: Executor, proposalId: string, decided: Decided): Promise<boolean> {
  const rows = await db.update(awardProposals).set(decided).where(and(eq(awardProposals.id, proposalId), eq(awardProposals.state, 'proposed'))).returning({ id: awardProposals.id })
  return rows.length > 0
}

export async function markSkipped(db: Executor, proposalId: string, memberId: string, skipped: SkipReason): Promise<void> {
  await db.update(awardProposalMembers).set({ skipped }).where(and(eq(awardProposalMembers.proposalId, proposalId), eq(awardProposalMembers.memberId, memberId)))
}

/** Whether a file is evidence of a proposal under one of these, or of one this account made. */
export async function isEvidenceFor(db: Executor, fileId: string, paths: readonly string[], accountId: string): Promise<boolean> {
  const held = db
    .select({ one: sql`1` })
    .from(awardProposalFiles)
    .innerJoin(awardProposals, eq(awardProposals.id, awardProposalFiles.proposalId))
    .innerJoin(orgs, eq(orgs.id, awardProposals.orgId))
    .where(and(eq(awardProposalFiles.fileId, fileId), or(isUnderAny(orgs.path, paths), eq(awardProposals.proposedBy, accountId))))
  const rows = await db.select({ yes: sql<boolean>`${exists(held)}` }).from(sql`(select 1) as one`)
  return sole(rows).yes
}
