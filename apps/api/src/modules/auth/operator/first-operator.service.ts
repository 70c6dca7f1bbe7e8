import type { Context } from '../../../lib/context'
import { createRoot, findRoot } from '../../orgs'
import { appointFirst } from '../roles/role.service'
import { lockHolders } from '../roles/role.repo'
import { createOperator, renewOperator, type OneTimePassword } from './credential.service'
import { plainName } from './lock.service'
import { findCredential } from './operator.repo'

export type FirstOperator =
  | { state: 'set_up'; login: OneTimePassword; organisation: string }
  | { state: 'exists' }
  | { state: 'nameless' }
  /** Account names are typed every day: 3 to 40 letters, digits, dots and dashes, Chinese too. */
  | { state: 'bad_name' }

const namePattern = /^[\p{L}\p{N}._-]{3,40}$/u

/**
 * Sets up an administrator of the root who signs in with a password, as `inviteFirstAdmin` does one who signs in with
 * WeChat. With `again`, an operator of this name starts anew (lost phone, forgotten password), another name is a colleague.
 */
export async function setUpFirstOperator(ctx: Context, lookupKey: Buffer, options: { name: string; organisationName: string; again: boolean }): Promise<FirstOperator> {
  if (!namePattern.test(plainName(options.name))) return { state: 'bad_name' }
  const standing = await findRoot(ctx.db)
  if (!standing && options.organisationName === '') return { state: 'nameless' }
  const root = standing ?? (await createRoot(ctx, { name: options.organisationName }))
  const admins = await lockHolders(ctx.db, root.id, ['admin'])
  if (admins.length > 0 && !options.again) return { state: 'exists' }
  const held = await findCredential(ctx.db, { name: plainName(options.name) })
  if (held) return { state: 'set_up', login: await renewOperator(ctx, lookupKey, held), organisation: root.name }
  const { accountId, ...login } = await createOperator(ctx, options.name)
  await appointFirst(ctx, { accountId, role: 'admin', orgId: root.id })
  return { state: 'set_up', login, organisation: root.name }
}
