import type { LedgerEntry, LedgerEntryDetail, StaffLedgerEntry } from '@ejia/contract/points/schemas'
import { toPoints } from '@ejia/domain/points'
import type { EntryDetailRow, EntryRow } from './ledger.repo'
import { describeRule } from '../rules/rules.service'

/** Waits for the list to be confirmed, unless it was taken back meanwhile. */
const isPending = (row: EntryRow): boolean => row.provisional && row.confirmedAt === null && row.reversedBy === null

export const describeEntry = (row: EntryRow): LedgerEntry => ({
  id: row.id,
  delta: toPoints(row.delta),
  title: row.title,
  category: row.category,
  factOn: row.factOn,
  year: row.year,
  enteredAt: row.enteredAt.toISOString(),
  pending: isPending(row),
  reversalOf: row.reversalOf,
  reversedBy: row.reversedBy,
  ruleKey: row.ruleKey,
  ruleVersion: row.ruleVersion,
})

export const memberOf = (row: Pick<EntryRow, 'memberId' | 'memberName'>) =>
  row.memberId === null ? null : { id: row.memberId, name: row.memberName ?? '' }

export const describeStaffEntry = (row: EntryRow): StaffLedgerEntry => ({
  ...describeEntry(row),
  member: memberOf(row),
  org: { id: row.orgId, name: row.orgName },
  ruleName: row.ruleName,
  source: row.sourceType,
})

export const describeDetail = (row: EntryDetailRow, about: Pick<LedgerEntryDetail, 'appeal' | 'canAppeal' | 'proposedBy'>): LedgerEntryDetail => ({
  ...describeEntry(row),
  member: memberOf(row),
  org: { id: row.orgId, name: row.orgName },
  rule: describeRule(row.rule),
  source: { type: row.sourceType, id: row.sourceId },
  enteredBy: row.enteredByName ?? row.accountName,
  note: row.note,
  ...about,
})
