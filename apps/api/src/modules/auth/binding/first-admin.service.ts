import type { Context } from '../../../lib/context'
import { createRoot, findRoot } from '../../orgs'
import { createAccount } from '../account.service'
import { isBound } from './binding.repo'
import { writeInvitation, type Invitation } from './invitation.service'
import { appointFirst } from '../roles/role.service'
import { lockHolders, type Holder } from '../roles/role.repo'

export type FirstAdmin =
  | { state: 'invited'; invitation: Invitation; organisation: string }
  /** Somebody is there already; `again` was not asked for. */
  | { state: 'exists' }
  /** The database is empty and no name for the first organisation was given. */
  | { state: 'nameless' }

interface Options {
  /** Name of the first organisation; needed on an empty database only. */
  organisationName: string
  /** Another administrator although there is one, or a new code for one who has not used theirs. */
  again: boolean
}

/**
 * Sets up an administrator of the root with a one-time invitation; on an empty database the root organisation first.
 * An administrator whose code was never used gets a new code instead of a colleague.
 */
export async function inviteFirstAdmin(ctx: Context, lookupKey: Buffer, options: Options): Promise<FirstAdmin> {
  const standing = await findRoot(ctx.db)
  if (!standing && options.organisationName === '') return { state: 'nameless' }
  const root = standing ?? (await createRoot(ctx, { name: options.organisationName }))
  const admins = await lockHolders(ctx.db, root.id, ['admin'])
  if (admins.length > 0 && !options.again) return { state: 'exists' }
  const accountId = (await findUnused(ctx, admins)) ?? (await createAccount(ctx, '系统管理员'))
  await appointFirst(ctx, { accountId, role: 'admin', orgId: root.id })
  return { state: 'invited', invitation: await writeInvitation(ctx, lookupKey, accountId), organisation: root.name }
}

/** An administrator set up by this very command who never came. */
async function findUnused(ctx: Context, admins: readonly Holder[]): Promise<string | undefined> {
  for (const { accountId, memberId } of admins) {
    if (memberId === null && !(await isBound(ctx.db, accountId))) return accountId
  }
  return undefined
}
