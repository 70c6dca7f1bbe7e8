import { roleCan } from '@ejia/domain/roles'
import { useApi } from '../../shared/api'
import { openPage } from '../../shared/nav'
import { useSession } from '../../shared/session'
import { ListRow } from '../../shared/ui'

/** For those who stand in a team, lead one or look after one; nobody else is told of it. */
export function CallUps() {
  const { me, signedIn } = useSession()
  const teams = useApi('GET /standing-teams/mine', {}, { enabled: signedIn, keepOffline: true })
  const staff = me?.roles.some(({ role }) => roleCan(role, 'call_ups.prepare')) ?? false
  if (!staff && (teams.data?.items.length ?? 0) === 0) return null
  return <ListRow icon='warning' title='应急召集' note='召集、回应和队伍' onPress={() => openPage('/features/call-ups/home/index')} />
}
