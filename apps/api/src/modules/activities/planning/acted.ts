import type { Role } from '@ejia/domain/roles'
import type { ActorContext } from '../../../lib/context'
import type { ActivityRow } from '../activities.repo'

/** Who did it for the member, beside the fact; empty when they did it in person. */
export const actedColumns = ({ actor: { accountId, acting } }: ActorContext): { actedBy: string | null; actedAs: Role | null } =>
  acting ? { actedBy: accountId, actedAs: acting.role } : { actedBy: null, actedAs: null }

/** The same in the audit, whose line has the account of whoever acted and `memberId` for whom. */
export const actedDetail = ({ actor: { acting } }: ActorContext): Record<string, string | null> =>
  acting ? { actedAs: acting.role, actedByMemberId: acting.by.memberId } : {}

export const subjectOf = ({ id, title }: ActivityRow) => ({ type: 'activity', id, title }) as const
