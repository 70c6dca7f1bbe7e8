import { Button } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { useAction } from '../../../shared/api'
import { confirmAction, EmptyPanel, ErrorPanel, Page, Panel } from '../../../shared/ui'
import { touched, useActivity, type Activity } from '../activity'
import { Headcount } from '../detail/Headcount'
import { RosterTable } from '../roster/RosterTable'
import { effectsOf, pointsText } from './effects'
import '../activities.css'

function Confirmation({ activity }: { activity: Activity }) {
  const { headcount, points, state } = activity
  const column = { title: '积分', key: 'points', width: 140, render: (_: unknown, row: Parameters<typeof pointsText>[0]) => pointsText(row, points, state === 'confirmed') }
  return (
    <>
      <Panel title="确认以后">
        <Headcount headcount={headcount} />
        <ul className="effects">
          {effectsOf(activity, Date.now()).map((effect) => <li key={effect}>{effect}</li>)}
        </ul>
      </Panel>
      <RosterTable activity={activity} initial={headcount.pending > 0 ? 'pending' : 'all'} more={[column]} />
    </>
  )
}

/** The list row by row, with way, time and who entered it, before it is confirmed for good. */
export function ConfirmList() {
  const activityId = useParams().activityId ?? ''
  const navigate = useNavigate()
  const { data: activity, error, refetch } = useActivity(activityId)
  const leave = () => void navigate(`/activities/${activityId}?tab=minutes`)
  const send = useAction('POST /activities/:activityId/confirmation', { success: '名单已确认', invalidates: touched, onDone: leave })
  const back = { to: `/activities/${activityId}`, label: activity?.title ?? '活动' }
  if (error && !activity) return <Page title="确认名单" back={back}><ErrorPanel error={error} retry={() => void refetch()} /></Page>
  if (!activity) return <Page title="确认名单" back={back} loading />
  if (!activity.can.confirm) {
    return (
      <Page title="确认名单" back={back}>
        <EmptyPanel title={activity.state === 'confirmed' ? '名单已经确认' : '现在不能确认'}>{activity.state === 'confirmed' ? '可以去填写会议记录了。' : '活动开始以后，由书记确认名单。'}</EmptyPanel>
      </Page>
    )
  }
  const { pending, present, onLeave } = activity.headcount
  const press = async () => {
    if (await confirmAction({ title: '确认这份名单？', text: `实到 ${present} 人，请假 ${onLeave} 人。确认以后不能再增加签到。`, ok: '确认名单' })) await send.run({ params: { activityId }, body: {} })
  }
  const button = <Button type="primary" disabled={pending > 0} loading={send.busy} onClick={() => void press()}>{pending > 0 ? `先处理 ${pending} 条待核实` : '确认名单'}</Button>
  return (
    <Page title={`确认名单：${activity.title}`} back={back} extra={button}>
      <Confirmation activity={activity} />
    </Page>
  )
}
