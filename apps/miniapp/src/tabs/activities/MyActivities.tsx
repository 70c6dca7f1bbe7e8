import { useApiPages } from '../../shared/api'
import { InfiniteList } from '../../shared/ui'
import { ActivityCard } from './ActivityCard'

const empty = {
  upcoming: { icon: 'activities', title: '近期没有活动', note: '支部安排的会议和活动会显示在这里，到时来签到即可。' },
  past: { icon: 'activities', title: '还没有参加过的活动', note: '结束的活动会留在这里，可以查看自己的签到。' },
} as const

export function MyActivities({ when }: { when: 'upcoming' | 'past' }) {
  const list = useApiPages('GET /activities', { query: { when } }, { keepOffline: true })
  return <InfiniteList query={list} keyOf={({ id }) => id} renderItem={(activity) => <ActivityCard activity={activity} />} empty={empty[when]} cards />
}
