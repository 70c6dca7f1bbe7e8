import type { Correction } from '@ejia/contract/members/routes'
import type { CorrectionField } from '@ejia/domain/corrections'
import { maskPhone } from '@ejia/domain/members'
import { seal, unseal, type KeyRing } from '../../../lib/cipher'
import type { members } from '../members.table'
import type { CorrectionRow } from './correction.repo'

export const placeOfWanted = (id: string): string => `member_corrections.wanted.${id}`
export const sealWanted = (ring: KeyRing, id: string, wanted: string): string => seal(ring, wanted, placeOfWanted(id))

/** What was asked for, in full; empty when it was taken back or its key is lost. */
export const openWanted = (ring: KeyRing, { id, wantedSealed }: CorrectionRow): string => (wantedSealed === null ? '' : unseal(ring, wantedSealed, placeOfWanted(id)))

/** What the roster has; phones masked. */
export function currentOf(member: typeof members.$inferSelect, field: CorrectionField): string | null {
  if (field === 'phone') return member.phoneMasked
  return field === 'other' ? null : member[field]
}

export function toCorrection(ring: KeyRing, row: CorrectionRow): Correction {
  const wanted = openWanted(ring, row)
  return {
    id: row.id,
    member: { id: row.member.id, name: row.member.name },
    org: { id: row.member.orgId, name: row.orgName },
    field: row.field,
    current: currentOf(row.member, row.field),
    wanted: row.field === 'phone' && wanted !== '' ? maskPhone(wanted) : wanted,
    reason: row.reason,
    state: row.state,
    askedAt: row.askedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    answer: row.answer,
  }
}
