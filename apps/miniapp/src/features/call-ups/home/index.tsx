import { useState } from 'react'
import { teamKindNames } from '@ejia/domain/call-ups'
import { roleCan } from '@ejia/domain/roles'
import { useApi, useApiPages, type ItemOf } from '../../../shared/api'
import { dayText, momentText } from '../../../shared/format'
import { openPage } from '../../../shared/nav'
import { RequireSignIn, useSession } from '../../../shared/session'
import { Button, Card, InfiniteList, ListRow, Page, SectionHeader, SegmentedTabs } from '../../../shared/ui'
import { standingTag, stateTag } from '../words'
import '../call-ups.scss'

type View = 'mine' | 'led' | 'teams'

const titleOf = ({ title, rehearsal }: { title: string; rehearsal: boolean }) => (rehearsal ? `【演练】${title}` : title)

function Mine() {
  const calls = useApiPages('GET /call-ups/mine', {}, { keepOffline: true })
  const row = (call: ItemOf<'GET /call-ups/mine'>) => (
    <ListRow
      title={titleOf(call)}
      tag={stateTag(call.state)}
      meta={[call.org.name, momentText(call.calledAt), standingTag(call.standing).text]}
      onPress={() => openPage('/features/call-ups/call/index', { id: call.id })}
    />
  )
  return <InfiniteList query={calls} keyOf={({ id }) => id} renderItem={row} empty={{ icon: 'bell', title: '没有召集过您', note: '召集您的时候，首页和消息里会马上显示。' }} />
}

function Led() {
  const calls = useApiPages('GET /call-ups', {})
  const row = (call: ItemOf<'GET /call-ups'>) => (
    <ListRow
      title={titleOf(call)}
      tag={stateTag(call.state)}
      meta={[call.teams.join('、'), momentText(call.calledAt), `到场 ${call.arrived}/${call.expected}`]}
      onPress={() => openPage('/features/call-ups/live/index', { id: call.id })}
    />
  )
  return <InfiniteList query={calls} keyOf={({ id }) => id} renderItem={row} empty={{ icon: 'bell', title: '还没有召集', note: '您负责的队伍被召集时，名单显示在这里。' }} />
}

function Teams() {
  const teams = useApiPages('GET /standing-teams', {})
  const row = (team: ItemOf<'GET /standing-teams'>) => (
    <ListRow
      title={team.name}
      tag={{ text: teamKindNames[team.kind], tone: 'neutral' }}
      meta={[team.org.name, `队长 ${team.captain.name}`, `${team.size} 人`]}
      onPress={() => openPage('/features/call-ups/team/index', { id: team.id })}
    />
  )
  return <InfiniteList query={teams} keyOf={({ id }) => id} renderItem={row} empty={{ icon: 'people', title: '还没有队伍', note: '在电脑端“应急召集”里组建队伍。' }} />
}

/** Teams I stand in; the captain's leads to its people. */
function MyTeams() {
  const teams = useApi('GET /standing-teams/mine', {}, { keepOffline: true })
  if (!teams.data || teams.data.items.length === 0) return null
  return (
    <Card>
      <SectionHeader title='我在的队伍' />
      {teams.data.items.map(({ id, name, kind, org, captain, duty, joinedAt, leads }) => (
        <ListRow
          key={id}
          title={name}
          tag={{ text: leads ? '队长' : teamKindNames[kind], tone: leads ? 'gold' : 'neutral' }}
          note={duty}
          meta={[org.name, !leads && `队长 ${captain.name}`, `${dayText(joinedAt)} 加入`]}
          {...(leads && { onPress: () => openPage('/features/call-ups/team/index', { id }) })}
        />
      ))}
    </Card>
  )
}

const views = { mine: { text: '召集我的', List: Mine }, led: { text: '我负责的', List: Led }, teams: { text: '队伍', List: Teams } }

function Content({ staff }: { staff: boolean }) {
  const teams = useApi('GET /standing-teams/mine', {}, { keepOffline: true })
  const leads = staff || (teams.data?.items.some((team) => team.leads) ?? false)
  const [view, setView] = useState<View>(staff ? 'led' : 'mine')
  const shown: View[] = staff ? ['led', 'mine', 'teams'] : leads ? ['mine', 'led'] : ['mine']
  const { List } = views[view]
  return (
    <>
      {shown.length > 1 && <SegmentedTabs<View> tabs={shown.map((key) => ({ key, text: views[key].text }))} value={view} onChange={setView} label='应急召集' />}
      <List key={view} />
      {view === 'mine' && <MyTeams />}
    </>
  )
}

/** Calls to me, calls that I lead, and teams. */
export default function CallUpsHome() {
  const { me } = useSession()
  const staff = me?.roles.some(({ role }) => roleCan(role, 'call_ups.prepare')) ?? false
  const calls = me?.roles.some(({ role }) => roleCan(role, 'call_ups.call')) ?? false
  const start = (
    <Button block icon='bell' onPress={() => openPage('/features/call-ups/start/index')}>
      发起召集
    </Button>
  )
  return (
    <Page title='应急召集' {...(calls && { footer: start })}>
      <RequireSignIn reason='登录后可以看到召集和队伍。'>
        <Content staff={staff} />
      </RequireSignIn>
    </Page>
  )
}
