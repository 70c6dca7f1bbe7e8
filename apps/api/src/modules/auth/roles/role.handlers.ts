import type { authRoutes } from '@ejia/contract/auth/routes'
import type { Handlers } from '../../../lib/bind'
import { listBranchStaff } from './branch-staff.service'
import { grantRole, listRoleGrants, revokeRole } from './role.service'

/** Who holds which office where. */
export const roleHandlers: Pick<Handlers<typeof authRoutes>, 'listBranchStaff' | 'listRoleGrants' | 'grantRole' | 'revokeRole'> = {
  listBranchStaff: async ({ ctx }) => listBranchStaff(ctx),
  listRoleGrants: async ({ ctx, query }) => listRoleGrants(ctx, query),
  grantRole: async ({ ctx, body }) => grantRole(ctx, body),
  revokeRole: async ({ ctx, params }) => {
    await revokeRole(ctx, params.grantId)
    return {}
  },
}
