import { View } from '@tarojs/components'
import { useApiPages } from '../../shared/api'
import { openPage } from '../../shared/nav'
import { Button, InfiniteList } from '../../shared/ui'
import { ActivityCard } from './ActivityCard'

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
