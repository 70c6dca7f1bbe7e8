import { useMemo } from 'react'
import { isWithin } from '@ejia/domain/orgs'
import { roleCan, type Ability } from '@ejia/domain/roles'
import { useMe } from '../session'
import { useOrgs, type Org } from './use-orgs'

/** Which organisations my roles reach with this ability: `only` of the pickers. For showing and hiding; the server decides anyway. */
export function useReach(ability: Ability): (org: Org) => boolean {
  const me = useMe()
  const { byId } = useOrgs()
  return useMemo(() => {
    const roots = me.roles.filter(({ role }) => roleCan(role, ability)).flatMap(({ org }) => byId.get(org.id)?.path ?? [])
    return ({ path }: Org) => roots.some((root) => isWithin(path, root))
  }, [me, byId, ability])
}
