import { reachOf } from '@ejia/domain/actor'
import { memberStatusNames, rosterFieldNames, serviceNames, type RosterField } from '@ejia/domain/members'
import { toSheet, type SheetColumn } from '../../../documents/sheet-out'
import { AppError, assertThat } from '../../../lib/app-error'
import { inTransaction, type ActorContext } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { canViewPhone } from '../members.policy'
import type { ShownMember } from '../members.repo'
import { openPhone, type PhoneKeys } from '../phone'
import { listWholeRoster } from './roster.repo'
import { filterOf, type RosterQuery } from './roster.service'
import { readOrgNames } from './unique-names'

export interface ExportWish extends RosterQuery {
  phones: 'masked' | 'full'
  reason?: string
}

/**
 * The roster in the columns an import reads: what was exported and is imported again changes nothing. Numbers are masked unless
 * somebody who may see them gives a reason; every export leaves a line.
 */
export async function exportRoster(ctx: ActorContext, keys: PhoneKeys, { phones, reason = '', ...query }: ExportWish): Promise<Buffer> {
  assertThat(reachOf(ctx.actor, 'members.read').length > 0, 'thing.forbidden')
  const full = phones === 'full'
  if (full) assertMayHavePhones(ctx, reason)
  const filter = await filterOf(ctx, query)
  const { rows, names } = await inTransaction(ctx, async (inside) => {
    const rows = await listWholeRoster(inside.db, filter)
    const detail = { rows: rows.length, phones, ...(full ? { reason: reason.trim() } : {}) }
    await writeAudit(inside, { action: 'members.export', subjectType: 'roster', subjectId: query.orgId ?? 'all', orgId: query.orgId ?? ctx.actor.roles[0]?.orgId ?? null, detail })
    return { rows, names: await readOrgNames(inside.db) }
  })
  const phoneOf = (row: ShownMember): string | null => (full && row.phoneSealed !== null && canViewPhone(ctx.actor, row) ? openPhone(keys, row.id, row.phoneSealed) : row.phoneMasked)
  return toSheet(rows, columnsOf(names, phoneOf), '党员名册')
}

function assertMayHavePhones({ actor }: ActorContext, reason: string): void {
  assertThat(reachOf(actor, 'members.view_phone').length > 0, 'thing.forbidden')
  if (reason.trim() === '') throw new AppError('members.phones_need_reason', { fields: [{ field: 'body/reason', message: '请写明用途' }] })
}

const genderNames = { male: '男', female: '女' }

function columnsOf(names: ReadonlyMap<number, string>, phoneOf: (row: ShownMember) => string | null): SheetColumn<ShownMember>[] {
  const values: Record<RosterField, Omit<SheetColumn<ShownMember>, 'title'>> = {
    rosterNo: { value: (row) => row.rosterNo, width: 14 },
    name: { value: (row) => row.name, width: 12 },
    gender: { value: (row) => row.gender && genderNames[row.gender], width: 6 },
    org: { value: (row) => names.get(row.orgId) ?? row.orgName, width: 28 },
    status: { value: (row) => memberStatusNames[row.status], width: 14 },
    service: { value: (row) => serviceNames[row.service] },
    away: { value: (row) => row.away, width: 6 },
    phone: { value: phoneOf, width: 14 },
    joinedOn: { value: (row) => row.joinedOn, kind: 'day' },
    fullOn: { value: (row) => row.fullOn, kind: 'day' },
  }
  return (Object.keys(rosterFieldNames) as RosterField[]).map((field) => ({ title: rosterFieldNames[field], ...values[field] }))
}
