import { roleCan, type Ability } from '@ejia/domain/roles'
import { askForManaged } from '../../shared/activities'
import { openPage, tabPages } from '../../shared/nav'
import { useSession } from '../../shared/session'
import { Card, ListRow, SectionHeader, type IconName } from '../../shared/ui'

interface Job {
  icon: IconName
  title: string
  page: string
  needs: Ability
  /** Done just before the page opens. */
  before?: () => void
}

/** What staff do on the phone; each needs an ability that some office carries. */
const jobs: readonly Job[] = [
  { icon: 'edit', title: '写公告', page: '/features/posts/edit/index', needs: 'posts.write' },
  { icon: 'article', title: '文章管理', page: '/features/posts/managed/index', needs: 'posts.write' },
  { icon: 'plus', title: '建活动', page: '/features/activities/edit/index', needs: 'activities.manage' },
  { icon: 'activities', title: '我管理的活动', page: tabPages.activities, needs: 'activities.manage', before: askForManaged },
  { icon: 'people', title: '党员名册', page: '/features/members/roster/index', needs: 'members.read' },
  { icon: 'check', title: '代办', page: '/features/members/acting/index', needs: 'members.assist' },
  { icon: 'bell', title: '投诉建议办理', page: '/features/requests/work/index', needs: 'requests.handle' },
  { icon: 'user', title: '绑定申请', page: '/features/auth/binding-requests/index', needs: 'members.manage' },
  { icon: 'edit', title: '名册更正申请', page: '/features/members/corrections/index', needs: 'members.manage' },
  // every office may; the server refuses those who have none
  { icon: 'scan', title: '登录电脑端', page: '/features/auth/console/index', needs: 'members.read' },
]

function open({ page, before }: Job): void {
  before?.()
  openPage(page)
}

/** The small work area of secretaries, committee members and the committee office. */
export function Workspace() {
  const { me } = useSession()
  const own = jobs.filter(({ needs }) => me?.roles.some(({ role }) => roleCan(role, needs)))
  if (own.length === 0) return null
  return (
    <Card>
      <SectionHeader title='工作区' />
      {own.map((job) => (
        <ListRow key={job.page} icon={job.icon} title={job.title} onPress={() => open(job)} />
      ))}
    </Card>
  )
}
