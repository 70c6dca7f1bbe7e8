import { useState } from 'react'
import { View } from '@tarojs/components'
import { messageOf, useAction } from '../../../shared/api'
import { WaitingScans } from '../../../shared/activities'
import { useSession } from '../../../shared/session'
import { Button, Card, confirm, NoticeBar, SectionHeader, toast } from '../../../shared/ui'
import { LeaveSheet } from './LeaveSheet'
import { pointsHint, standingOf } from './my-part'
import type { Activity } from './use-activity'

/** How I stand, what attending brings, and what else I may do: withdraw, or ask to be excused. */
export function MyPart({ activity }: { activity: Activity }) {
  const [asking, setAsking] = useState(false)
  const { id, can, leave } = activity
  const standing = standingOf(activity, Date.now())
  // Retired members are not counted, so nothing is promised to them.
  const { me } = useSession()
  const hint = me?.retired ? null : pointsHint(activity)
  return (
    <>
      <WaitingScans activityId={id} />
      {standing && (
        <Card>
          <SectionHeader title={standing.title} />
          <View className='t-sub'>{standing.note}</View>
          {hint && <View className='activity-hint'>{hint}</View>}
          <View className='activity-actions'>
            {can.withdrawSignUp && <Withdraw id={id} />}
            {can.askLeave && (
              <Button kind='ghost' size='small' onPress={() => setAsking(true)}>
                {leave?.state === 'pending' ? '修改请假' : '请假'}
              </Button>
            )}
          </View>
        </Card>
      )}
      {activity.cancelReason !== null && <NoticeBar>{`活动已取消：${activity.cancelReason}`}</NoticeBar>}
      {asking && <LeaveSheet activity={activity} onClose={() => setAsking(false)} />}
    </>
  )
}

function Withdraw({ id }: { id: string }) {
  const withdraw = useAction((call) => call('DELETE /activities/:activityId/sign-up', { params: { activityId: id } }), {
    invalidates: ['GET /activities', 'GET /activities/:activityId'],
    onSuccess: () => toast('已取消报名'),
    onError: (error) => toast(messageOf(error)),
  })
  const press = async () => {
    if (await confirm({ title: '取消报名？', text: '报名截止前还可以再报。', confirmText: '取消报名', cancelText: '再想想' })) withdraw.mutate()
  }
  return (
    <Button kind='ghost' size='small' loading={withdraw.isPending} onPress={press}>
      取消报名
    </Button>
  )
}
