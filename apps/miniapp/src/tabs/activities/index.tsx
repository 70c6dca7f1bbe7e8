import { useState } from 'react'
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { takeManagedAsked, WaitingScans } from '../../shared/activities'
import { openPage } from '../../shared/nav'
import { RequireSignIn, useSession } from '../../shared/session'
import { Button, SegmentedTabs, TabPage } from '../../shared/ui'
import { ManagedActivities } from './ManagedActivities'
import { MyActivities } from './MyActivities'
import './index.scss'

const mine = [
  { key: 'upcoming', text: '即将进行' },
  { key: 'past', text: '已经结束' },
] as const
const withManaged = [...mine, { key: 'managed', text: '我管理的' }] as const

type View = (typeof withManaged)[number]['key']

function Activities() {
  const { isStaff } = useSession()
  const [view, setView] = useState<View>(() => (takeManagedAsked() ? 'managed' : 'upcoming'))
  useDidShow(() => takeManagedAsked() && setView('managed'))
  const shown = view === 'managed' && !isStaff ? 'upcoming' : view
  return (
    <>
      <WaitingScans />
      {shown === 'upcoming' && (
        <View>
          <Button icon='scan' block onPress={() => openPage('/features/activities/check-in/index')}>
            扫码签到
          </Button>
        </View>
      )}
      <SegmentedTabs<View> label='活动' tabs={isStaff ? withManaged : mine} value={shown} onChange={setView} />
      {shown === 'managed' ? <ManagedActivities /> : <MyActivities key={shown} when={shown} />}
    </>
  )
}

export default function ActivitiesTab() {
  return (
    <TabPage tab='activities'>
      <RequireSignIn reason='登录后可以看到支部的活动，报名、请假、签到。'>
        <Activities />
      </RequireSignIn>
    </TabPage>
  )
}
