import type { Me } from '@ejia/contract/auth/routes'
import type { Actor } from '@ejia/domain/actor'
import { ancestorPaths } from '@ejia/domain/orgs'
import type { Executor } from '../../lib/context'
import { getOrgNames } from '../orgs'
import { getStanding } from '../members'

/** What a client shows of the signed-in person. */
export async function describeActor(db: Executor, actor: Actor): Promise<Me> {
  const paths = actor.orgPath === null ? [] : ancestorPaths(actor.orgPath)
  const names = await getOrgNames(db, [...paths, ...actor.roles.map((held) => held.path)])
  const nameAt = (path: string): string => names.get(path) ?? ''
  const standing = actor.memberId === null ? null : await getStanding(db, actor.memberId)
  const managed = new Map(actor.roles.map((held) => [held.orgId, { id: held.orgId, name: nameAt(held.path) }]))
  return {
    accountId: actor.accountId,
    name: actor.name,
    member: actor.memberId === null ? null : { id: actor.memberId, name: actor.name },
    org: actor.orgId === null || actor.orgPath === null ? null : { id: actor.orgId, name: nameAt(actor.orgPath) },
    orgLine: paths.slice(1).map(nameAt),
    retired: standing?.service === 'retired',
    roles: actor.roles.map((held) => ({ role: held.role, org: { id: held.orgId, name: nameAt(held.path) } })),
    manages: [...managed.values()],
  }
}
