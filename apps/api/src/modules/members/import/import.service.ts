import type { ImportReport } from '@ejia/contract/members/routes'
import { dayOf } from '@ejia/domain/calendar'
import { isWithin } from '@ejia/domain/orgs'
import { AppError, assertThat } from '../../../lib/app-error'
import { inTransaction, type ActorContext } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { listReachableOrgs, reachableOrg, type OrgRow } from '../../orgs'
import { enterAll } from '../enter.service'
import { canManage } from '../members.policy'
import { insertEvents } from '../members.write.repo'
import { phoneHash, type PhoneKeys } from '../phone'
import { differences, eventsOf } from '../update.service'
import { listCandidates, lockRoster, updateMany } from './import.repo'
import { findDuplicates, placeRows, planImport, type PlacedRow, type Plan } from './plan'
import { readSheet } from './read-sheet'
import { readRoster, type Roster, type RowError } from './rows'

interface ImportOptions {
  dryRun: boolean
  /** Only this organisation and below. */
  orgId?: number
}

/** Rows named in the refusal; the dry run has them all. */
const mostNamed = 50

/** A dry run reports; a real run takes every row or none. Repeated, it changes nothing more. */
export async function importRoster(ctx: ActorContext, keys: PhoneKeys, content: Buffer, options: ImportOptions): Promise<ImportReport> {
  const roster = readRoster(await readSheet(content))
  if (options.dryRun) return reportOf(roster, await planFor(ctx, keys, roster, options), true)
  return inTransaction(ctx, async (inside) => {
    await lockRoster(inside.db)
    const plan = await planFor(inside, keys, roster, options)
    if (plan.errors.length > 0) throw new AppError('members.import_has_errors', { fields: plan.errors.slice(0, mostNamed).map(toField) })
    await carryOut(inside, keys, plan, options)
    return reportOf(roster, plan, false)
  })
}

async function planFor(ctx: ActorContext, keys: PhoneKeys, roster: Roster, options: ImportOptions): Promise<Plan> {
  const hold = !options.dryRun
  const orgs = await orgsInReach(ctx, options, hold)
  const { placed, errors } = placeRows(roster.rows, orgs, (phone) => phoneHash(keys.lookup, phone))
  const doubtful = findDuplicates(placed)
  const doubtfulRows = new Set(doubtful.map((error) => error.row))
  const candidates = await listCandidates(ctx.db, wantedBy(placed), { hold })
  const plan = planImport({
    rows: placed.filter((row) => !doubtfulRows.has(row.row)),
    mentioned: placed,
    candidates,
    mayManage: (member) => canManage(ctx.actor, member),
    today: dayOf(ctx.now),
    differences: (member, row) => differences(keys, member, row),
  })
  const all = [...roster.errors, ...errors, ...doubtful, ...plan.errors]
  return { ...plan, errors: all.sort((a, b) => a.row - b.row) }
}

async function orgsInReach(ctx: ActorContext, { orgId }: ImportOptions, hold: boolean): Promise<OrgRow[]> {
  const root = orgId === undefined ? null : await reachableOrg(ctx, orgId, 'members.manage')
  const orgs = await listReachableOrgs(ctx, 'members.manage', { hold })
  assertThat(orgs.length > 0, 'thing.forbidden')
  return root ? orgs.filter((org) => isWithin(org.path, root.path)) : orgs
}

const wantedBy = (rows: readonly PlacedRow[]) => ({
  rosterNos: rows.flatMap((row) => row.rosterNo ?? []),
  phoneHashes: rows.flatMap((row) => row.phoneHash ?? []),
  orgIds: [...new Set(rows.map((row) => row.orgId))],
})

async function carryOut(ctx: ActorContext, keys: PhoneKeys, plan: Plan, { orgId }: ImportOptions): Promise<void> {
  await enterAll(ctx, keys, plan.create)
  await updateMany(ctx.db, plan.update.map(({ member, change }) => ({ ...member, ...change })), ctx.now)
  await insertEvents(ctx.db, plan.update.flatMap(({ member, change }) => eventsOf(ctx, member, change)))
  const detail = { created: plan.create.length, updated: plan.update.length, unchanged: plan.unchanged }
  await writeAudit(ctx, { action: 'members.import', subjectType: 'roster', subjectId: orgId ?? 'all', orgId: orgId ?? ctx.actor.roles[0]?.orgId ?? null, detail })
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
