import { View } from '@tarojs/components'
import { useApiPages } from '../../shared/api'
import { openPage } from '../../shared/nav'
import { Button, InfiniteList } from '../../shared/ui'
import { ActivityCard } from './ActivityCard'

const empty = {
  upcoming: { icon: 'activities', title: '近期没有活动', note: '支部安排的会议和活动会显示在这里，到时来签到即可。' },
  past: { icon: 'activities', title: '还没有参加过的活动', note: '结束的活动会留在这里，可以查看自己的签到。' },
} as const

export function MyActivities({ when }: { when: 'upcoming' | 'past' }) {
  const list = useApiPages('GET /activities', { query: { when } }, { keepOffline: true })
  return <InfiniteList query={list} keyOf={({ id }) => id} renderItem={(activity) => <ActivityCard activity={activity} />} empty={empty[when]} cards />
}

const plan = () => openPage('/features/activities/edit/index')

/** Those of the organisations I look after, in any state. */
export function ManagedActivities() {
  const list = useApiPages('GET /managed-activities', { query: {} })
  const none = {
    icon: 'activities' as const,
    title: '还没有安排活动',
    note: '新建后先保存为筹备中，开放后党员才能看到。',
  }
  return (
    <>
      <View>
        <Button kind='ghost' icon='plus' block onPress={plan}>
          新建活动
        </Button>
      </View>
      <InfiniteList query={list} keyOf={({ id }) => id} renderItem={(activity) => <ActivityCard activity={activity} managed />} empty={none} cards />
    </>
  )
}
