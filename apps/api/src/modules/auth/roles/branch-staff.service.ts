import type { BranchStaff } from '@ejia/contract/auth/routes'
import { ancestorPaths } from '@ejia/domain/orgs'
import { contactRoles } from '@ejia/domain/roles'
import type { ActorContext } from '../../../lib/context'
import { listHoldersAt } from './role.repo'

/** Whom the acting member turns to: the own branch first, then what stands above it. The root looks after no one in person. */
export async function listBranchStaff(ctx: ActorContext): Promise<{ items: BranchStaff[] }> {
  if (ctx.actor.orgPath === null) return { items: [] }
  const [, ...line] = ancestorPaths(ctx.actor.orgPath)
  return { items: line.length === 0 ? [] : await listHoldersAt(ctx.db, line, contactRoles) }
}
