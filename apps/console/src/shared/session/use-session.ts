import { isWithin } from '@ejia/domain/orgs'
import { roleCan, type Ability } from '@ejia/domain/roles'
import { useOrgs } from '../orgs/use-orgs'
import { useSessionStore, type Me } from './session.store'

/** Who is signed in. Only for pages inside the shell, which nobody else reaches. */
export function useMe(): Me {
  const me = useSessionStore((state) => state.me)
  if (!me) throw new Error('nobody is signed in')
  return me
}

/** Whether a role of theirs allows it anywhere. */
export const canSomewhere = (me: Me, ability: Ability): boolean => me.roles.some(({ role }) => roleCan(role, ability))

/** Whether I may do this, anywhere or at one organisation. For showing and hiding: the server decides anyway. */
export function useCan(ability: Ability, orgId?: number): boolean {
  const me = useMe()
  const { byId } = useOrgs({ enabled: orgId !== undefined })
  if (orgId === undefined) return canSomewhere(me, ability)
  const path = byId.get(orgId)?.path
  return me.roles.some(({ role, org }) => {
    const heldAt = byId.get(org.id)?.path
    return roleCan(role, ability) && path !== undefined && heldAt !== undefined && isWithin(path, heldAt)
  })
}
