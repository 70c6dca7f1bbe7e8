import type { ImportReport } from '@ejia/contract/members/routes'
import { dayOf } from '@ejia/domain/calendar'
import { ancestorPaths, isWithin } from '@ejia/domain/orgs'
import { AppError, assertThat } from '../../../lib/app-error'
import { inTransaction, type ActorContext } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { getOrgNames, listReachableOrgs, reachableOrg, type OrgRow } from '../../orgs'
import { enterAll } from '../enter.service'
import { canManage } from '../members.policy'
import { insertEvents } from '../members.write.repo'
import { phoneHash, phoneHashes, type PhoneKeys } from '../phone'
import { differences, eventsOf } from '../update.service'
import { listCandidates, lockRoster, updateMany } from './import.repo'
import { OrgNames } from './org-names'
import { findDuplicates, placeRows, planImport, type PlacedRow, type Plan } from './plan'
import { readSheet } from './read-sheet'
import { readRoster, type Roster, type RowError } from './rows'

export interface ImportOptions {
  dryRun: boolean
  /** Only this organisation and below. */
  orgId?: number | undefined
}

/** Rows named in the refusal; the dry run has them all. */
const mostNamed = 50

/** A dry run reports; a real run takes every row or none. Repeated, it changes nothing more. */
export async function importRoster(ctx: ActorContext, keys: PhoneKeys, content: Buffer, options: ImportOptions): Promise<ImportReport> {
  const roster = readRoster(await readSheet(content))
  if (options.dryRun) return reportOf(roster, await planFor(ctx, keys, roster, options), true)
  return inTransaction(ctx, async (inside) => {
    const plan = await takeOver(inside, keys, roster, options)
    if (plan.errors.length > 0) throw new AppError('members.import_has_errors', { fields: plan.errors.slice(0, mostNamed).map(toField) })
    return reportOf(roster, plan, false)
  })
}

/** Told how many people are written, of all that will be. */
export type Progress = (done: number, total: number) => Promise<void>

/** Inside a transaction: plans anew, and writes everything unless something is wrong. The plan says which. */
export async function takeOver(ctx: ActorContext, keys: PhoneKeys, roster: Roster, options: Omit<ImportOptions, 'dryRun'>, progress?: Progress): Promise<Plan> {
  await lockRoster(ctx.db)
  const plan = await planFor(ctx, keys, roster, { ...options, dryRun: false })
  if (plan.errors.length === 0) await carryOut(ctx, keys, plan, options, progress)
  return plan
}

export async function planFor(ctx: ActorContext, keys: PhoneKeys, roster: Roster, options: ImportOptions): Promise<Plan> {
  const hold = !options.dryRun
  const orgs = await orgsInReach(ctx, options, hold)
  const names = new OrgNames(orgs, await namesAbove(ctx, orgs))
  const { placed, errors } = placeRows(roster.rows, names, (phone) => phoneHash(keys.lookup, phone))
  const doubtful = findDuplicates(placed)
  const doubtfulRows = new Set(doubtful.map((error) => error.row))
  const hashes = new Map(placed.flatMap(({ phone }) => (phone === undefined ? [] : phoneHashes(keys, phone).map((hash) => [hash, phoneHash(keys.lookup, phone)] as const))))
  const candidates = await listCandidates(ctx.db, { ...wantedBy(placed), phoneHashes: [...hashes.keys()] }, { hold })
  const plan = planImport({
    rows: placed.filter((row) => !doubtfulRows.has(row.row)),
    mentioned: placed,
    // whoever is still indexed under the former lookup key is recognised all the same
    candidates: candidates.map((member) => ({ ...member, phoneHash: hashes.get(member.phoneHash ?? '') ?? member.phoneHash })),
    mayManage: (member) => canManage(ctx.actor, member),
    today: dayOf(ctx.now),
    differences: (member, row) => differences(keys, member, row),
  })
  const all = [...roster.errors, ...errors, ...doubtful, ...plan.errors]
  return { ...plan, errors: all.sort((a, b) => a.row - b.row) }
}

/** Names on the way from the root to those within reach. */
const namesAbove = (ctx: ActorContext, orgs: readonly OrgRow[]): Promise<Map<string, string>> =>
  getOrgNames(ctx.db, [...new Set(orgs.flatMap(({ path }) => ancestorPaths(path)))])

async function orgsInReach(ctx: ActorContext, { orgId }: ImportOptions, hold: boolean): Promise<OrgRow[]> {
  const root = orgId === undefined ? null : await reachableOrg(ctx, orgId, 'members.manage')
  const orgs = await listReachableOrgs(ctx, 'members.manage', { hold })
  assertThat(orgs.length > 0, 'thing.forbidden')
  return root ? orgs.filter((org) => isWithin(org.path, root.path)) : orgs
}

const wantedBy = (rows: readonly PlacedRow[]) => ({
  rosterNos: rows.flatMap((row) => row.rosterNo ?? []),
  orgIds: [...new Set(rows.map((row) => row.orgId))],
})

/** People written at a time: progress is told between. */
const portion = 500

async function carryOut(ctx: ActorContext, keys: PhoneKeys, plan: Plan, { orgId }: Omit<ImportOptions, 'dryRun'>, progress?: Progress): Promise<void> {
  const total = plan.create.length + plan.update.length
  let done = 0
  const written = async (people: number) => progress?.((done += people), total)
  for (const some of portions(plan.create)) {
    await enterAll(ctx, keys, some)
    await written(some.length)
  }
  for (const some of portions(plan.update)) {
    await updateMany(ctx.db, some.map(({ member, change }) => ({ ...member, ...change })), ctx.now)
    await insertEvents(ctx.db, some.flatMap(({ member, change }) => eventsOf(ctx, member, change)))
    await written(some.length)
  }
  const detail = { created: plan.create.length, updated: plan.update.length, unchanged: plan.unchanged }
  await writeAudit(ctx, { action: 'members.import', subjectType: 'roster', subjectId: orgId ?? 'all', orgId: orgId ?? ctx.actor.roles[0]?.orgId ?? null, detail })
}

function* portions<T>(things: readonly T[]): Generator<T[]> {
  for (let start = 0; start < things.length; start += portion) yield things.slice(start, start + portion)
}

const reportOf = (roster: Roster, plan: Plan, dryRun: boolean): ImportReport => ({
  dryRun,
  rows: roster.people,
  created: plan.create.length,
  updated: plan.update.length,
  unchanged: plan.unchanged,
  missing: plan.missing.map((member) => ({ rosterNo: member.rosterNo, name: member.name, org: member.orgName })),
  errors: plan.errors,
})

const toField = ({ row, column, message }: RowError) => ({ field: `rows/${row}`, message: `第 ${row} 行${column ? `“${column}”` : ''}：${message}` })
