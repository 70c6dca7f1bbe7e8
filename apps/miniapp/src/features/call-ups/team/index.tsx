import type { ReplyOf } from '@ejia/contract/client/caller'
import { teamKindNames } from '@ejia/domain/call-ups'
import { useApi } from '../../../shared/api'
import { dayText } from '../../../shared/format'
import { usePageParams } from '../../../shared/nav'
import { RequireSignIn } from '../../../shared/session'
import { Card, Facts, ListRow, Loaded, NoticeBar, Page, SectionHeader } from '../../../shared/ui'

type Team = ReplyOf<'GET /standing-teams/:teamId'>

function Content({ team }: { team: Team }) {
  const standing = team.members.filter(({ leftAt }) => leftAt === null)
  return (
    <>
      {team.dissolvedAt !== null && <NoticeBar>{`这支队伍已于 ${dayText(team.dissolvedAt)} 解散。`}</NoticeBar>}
      <Card>
        <SectionHeader title={team.name} />
        <Facts
          items={[
            { label: '类别', value: teamKindNames[team.kind] },
            { label: '组织', value: team.org.name },
            { label: '队长', value: team.captain.name },
            { label: '任务', value: team.duty },
          ]}
        />
      </Card>
      <Card>
        <SectionHeader title={`队员（${standing.length} 人）`} />
        {standing.map(({ member, org, captain, joinedAt, reachable }) => (
          <ListRow
            key={member.id}
            title={member.name}
            tag={captain ? { text: '队长', tone: 'gold' } : !reachable && { text: '已不在本组织，不会召集', tone: 'neutral' }}
            meta={[org.name, `${dayText(joinedAt)} 加入`]}
          />
        ))}
      </Card>
    </>
  )
}

function Loading() {
  const { id = '' } = usePageParams<'id'>()
  const team = useApi('GET /standing-teams/:teamId', { params: { teamId: id } })
  return (
    <Loaded query={team} skeleton='card'>
      {(data) => <Content team={data} />}
    </Loaded>
  )
}

/** A team and its people, for staff and the captain; it is changed at the desk. */
export default function StandingTeam() {
  return (
    <Page title='队伍'>
      <RequireSignIn reason='登录后可以看到您负责的队伍。'>
        <Loading />
      </RequireSignIn>
    </Page>
  )
}
