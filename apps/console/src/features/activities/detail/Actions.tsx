import { Button, Space } from 'antd'
import { useNavigate } from 'react-router'
import { useAction } from '../../../shared/api'
import { consoleBase } from '../../../shared/base'
import { useCan } from '../../../shared/session'
import { askReason, confirmAction, Icon } from '../../../shared/ui'
import { touched, type Activity } from '../activity'
import { CodeButton } from './CodeButton'

interface Props {
  activity: Activity
  /** The tab below has a red button of its own. */
  quiet: boolean
}

/** What can be done about the whole activity now; the next step is the red one. */
export function Actions({ activity: { id, can, org, state, title, headcount }, quiet }: Props) {
  const next = quiet ? 'default' : 'primary'
  const navigate = useNavigate()
  const manages = useCan('activities.manage', org.id)
  const params = { activityId: id }
  const open = useAction('POST /activities/:activityId/open', { success: '已开放，名单已生成', invalidates: touched })
  const cancel = useAction('POST /activities/:activityId/cancel', { success: '已取消', invalidates: touched })
  const publish = async () => {
    if (await confirmAction({ title: '开放这个活动？', text: '开放以后参加的人就能看到，名单按此刻的名册生成，计划不能再改。', ok: '开放' })) await open.run({ params })
  }
  const callOff = async () => {
    const text = headcount.present > 0 ? `已有 ${headcount.present} 人签到，记录会保留，积分会退回。` : '已经看到通知的同志会看到取消的原因。'
    const reason = await askReason({ title: `取消“${title}”？`, label: '取消原因', hint: text, ok: '取消活动', danger: true })
    if (reason !== null) await cancel.run({ params, body: { reason } })
  }
  return (
    <Space wrap>
      {manages && <Button onClick={() => navigate(`/activities/new?from=${id}`)}>复制</Button>}
      {manages && state === 'open' && <CodeButton activityId={id} title={title} />}
      {can.cancel && <Button onClick={() => void callOff()} loading={cancel.busy}>取消活动</Button>}
      {can.edit && <Button icon={<Icon name="edit" />} onClick={() => navigate(`/activities/${id}/edit`)}>修改计划</Button>}
      {can.showBoard && <Button icon={<Icon name="screen" />} href={`${consoleBase}activities/${id}/board`} target="_blank" rel="noopener">签到大屏</Button>}
      {can.open && <Button type={next} onClick={() => void publish()} loading={open.busy}>开放</Button>}
      {can.confirm && <Button type={next} onClick={() => navigate(`/activities/${id}/confirm`)}>确认名单</Button>}
    </Space>
  )
}
