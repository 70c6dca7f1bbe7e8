import { View } from '@tarojs/components'
import { messageOf, useAction, useApi } from '../../../shared/api'
import { dateTimeText, spanText } from '../../../shared/format'
import { goBack, openPage, usePageParams } from '../../../shared/nav'
import { RequireSignIn } from '../../../shared/session'
import { Button, Card, confirm, EmptyState, IconBox, ListRow, Loaded, NoticeBar, Page, SectionHeader } from '../../../shared/ui'
import type { Activity } from '../detail/use-activity'
import { absentees } from '../counts'
import { HeadcountTiles } from '../HeadcountTiles'
import { effectsOf } from './effects'
import './index.scss'

const openRoster = (id: string, show: string) => () => openPage('/features/activities/roster/index', { id, show })

function Summary({ activity }: { activity: Activity }) {
  const { id, title, startsAt, endsAt, headcount } = activity
  return (
    <Card>
      <SectionHeader title={title} />
      <View className='t-sub'>{spanText(startsAt, endsAt)}</View>
      <View className='confirm-stats'>
        <HeadcountTiles headcount={{ ...headcount, pending: 0 }} />
      </View>
      {headcount.pending > 0 && (
        <ListRow icon='clock' title={`待核实 ${headcount.pending} 人`} note='请逐条接受或撤销' onPress={openRoster(id, 'pending')} />
      )}
      <ListRow icon='people' title={`缺席 ${absentees(headcount)} 人`} note='没有签到，也没有准假' onPress={openRoster(id, 'missing')} />
    </Card>
  )
}

function Confirmed({ activity }: { activity: Activity }) {
  const { confirmedAt, headcount, points } = activity
  return (
    <Card className='confirm-done'>
      <IconBox name='check' tone='ok' ring />
      <View className='t-title'>名单已确认</View>
      {confirmedAt && <View className='t-sub'>{dateTimeText(confirmedAt)}</View>}
      <View className='t-sub'>{`实到 ${headcount.present} 人${points ? '，积分已经生效' : ''}。`}</View>
      <Button kind='ghost' block onPress={goBack}>
        返回活动
      </Button>
    </Card>
  )
}

function Confirmation({ activity }: { activity: Activity }) {
  const send = useAction((call) => call('POST /activities/:activityId/confirmation', { params: { activityId: activity.id }, body: {} }), {
    invalidates: ['GET /activities', 'GET /activities/:activityId', 'GET /managed-activities', 'GET /home/mine'],
  })
  const press = async () => {
    const text = `实到 ${activity.headcount.present} 人。确认后不能再增加签到，确需更正的可以逐条撤销。`
    if (await confirm({ title: '确认名单？', text, confirmText: '确认名单' })) send.mutate()
  }
  if (activity.state === 'confirmed') return <Confirmed activity={activity} />
  if (!activity.can.confirm) return <EmptyState icon='lock' title='现在不能确认' note='活动开始以后，由书记确认名单。' />
  const { pending } = activity.headcount
  return (
    <>
      <Summary activity={activity} />
      <Card>
        <SectionHeader title='确认之后' />
        {effectsOf(activity).map((effect) => (
          <View key={effect} className='confirm-effect'>
            {effect}
          </View>
        ))}
      </Card>
      {send.isError && <NoticeBar>{messageOf(send.error)}</NoticeBar>}
      <View>
        <Button block disabled={pending > 0} loading={send.isPending} onPress={press}>
          {pending > 0 ? `先处理 ${pending} 条待核实` : '确认名单'}
        </Button>
      </View>
    </>
  )
}

function Loading({ id }: { id: string }) {
  const activity = useApi('GET /activities/:activityId', { params: { activityId: id } }, { refetchInterval: 10_000 })
  return (
    <Loaded query={activity} skeleton='card'>
      {(data) => <Confirmation activity={data} />}
    </Loaded>
  )
}

export default function ConfirmRoster() {
  const { id } = usePageParams<'id'>()
  return (
    <Page title='确认名单'>
      <RequireSignIn reason='登录后可以确认名单。'>
        {id ? <Loading id={id} /> : <EmptyState title='没有找到这个活动' note='请从活动页面打开。' />}
      </RequireSignIn>
    </Page>
  )
}
