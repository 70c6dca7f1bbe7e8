import { useState } from 'react'
import { messageOf, useAction } from '../../../shared/api'
import { openPage } from '../../../shared/nav'
import { Button, Card, confirm, ListRow, SectionHeader, toast } from '../../../shared/ui'
import { CancelSheet } from './CancelSheet'
import type { Activity } from './use-activity'

const page = (name: string, params: Record<string, string>) => () => openPage(`/features/activities/${name}/index`, params)

/** Whether there is anything to do about it besides taking part. */
export const hasWork = ({ can }: Activity): boolean => can.edit || can.open || can.cancel || can.showBoard || can.confirm || can.seeRoster

/** For those who look after the activity: from plan to confirmed list. */
export function WorkSection({ activity }: { activity: Activity }) {
  const [cancelling, setCancelling] = useState(false)
  const { id, can, state, headcount } = activity
  return (
    <>
      <Card>
        <SectionHeader title='工作' />
        {can.open && <Open activity={activity} />}
        {can.showBoard && <ListRow icon='scan' title='签到大屏' note='投到会场屏幕上，党员扫码签到' onPress={page('board', { id })} />}
        {can.seeRoster && <ListRow icon='people' title='名单' note='谁到了、谁请假；批准请假' onPress={page('roster', { id })} />}
        {can.seeRoster && state === 'open' && <ListRow icon='scan' title='扫党员码' note='为手机不便的同志签到，没有网络也能扫' onPress={page('door', { id })} />}
        {can.seeRoster && state === 'open' && <ListRow icon='check' title='代签' note='手机不便的同志，由您代为登记' onPress={page('roster', { id, show: 'missing' })} />}
        {can.confirm && <ListRow icon='article' title='确认名单' note={confirmNote(headcount.pending)} onPress={page('confirm', { id })} />}
        {can.edit && <ListRow icon='edit' title='编辑' note='开放前可以修改' onPress={page('edit', { id })} />}
        {can.cancel && <ListRow icon='close' title='取消活动' note='需要写明原因' onPress={() => setCancelling(true)} />}
      </Card>
      {cancelling && <CancelSheet id={id} onClose={() => setCancelling(false)} />}
    </>
  )
}

const confirmNote = (pending: number): string => (pending > 0 ? `还有 ${pending} 条待核实，请先处理` : '活动结束后确认，积分随之生效')

const openText = (signUp: boolean): string =>
  signUp ? '开放后党员可以看到并报名，安排不能再修改。' : '开放后应到名单按现在的名册固定下来，党员可以看到，安排不能再修改。'

function Open({ activity }: { activity: Activity }) {
  const open = useAction((call) => call('POST /activities/:activityId/open', { params: { activityId: activity.id } }), {
    invalidates: ['GET /activities', 'GET /activities/:activityId', 'GET /managed-activities'],
    onSuccess: ({ headcount }) => toast(activity.signUpMode === 'sign_up' ? '已开放，党员可以报名了' : `已开放，应到 ${headcount.expected} 人`),
    onError: (error) => toast(messageOf(error)),
  })
  const press = async () => {
    const text = openText(activity.signUpMode === 'sign_up')
    if (await confirm({ title: '开放这次活动？', text, confirmText: '开放' })) open.mutate()
  }
  return (
    <Button block loading={open.isPending} onPress={press}>
      开放
    </Button>
  )
}
