import { useState } from 'react'
import { leaveReasonNames, leaveReasons, type LeaveReason } from '@ejia/domain/activities'
import { ApiError, messageOf, useAction } from '../../../shared/api'
import { useDraft } from '../../../shared/draft'
import { Button, NoticeBar, PickerField, Sheet, TextArea, toast } from '../../../shared/ui'
import type { Activity } from './use-activity'

const reasons = leaveReasons.map((key) => ({ key, text: leaveReasonNames[key] }))

/** Asking to be excused: a reason from the list, and a word more if wanted. */
export function LeaveSheet({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const asked = { reason: activity.leave?.reason ?? null, note: activity.leave?.note ?? '' }
  const { value: { reason, note }, change, forget } = useDraft<{ reason: LeaveReason | null; note: string }>(`leave.${activity.id}`, asked)
  const [missing, setMissing] = useState(false)
  const ask = useAction(
    (call, body: { reason: LeaveReason; note: string }) =>
      call('POST /activities/:activityId/leave', { params: { activityId: activity.id }, body }),
    {
      invalidates: ['GET /activities', 'GET /activities/:activityId'],
      onSuccess: () => {
        forget()
        toast('请假已提交，等待支部批准')
        onClose()
      },
    },
  )
  const field = (name: string) => (ask.error instanceof ApiError ? ask.error.fieldMessage(name) : undefined)
  const submit = () => {
    if (reason) ask.mutate({ reason, note })
    else setMissing(true)
  }
  return (
    <Sheet open title='请假' onClose={onClose}>
      <PickerField
        label='事由'
        required
        options={reasons}
        value={reason}
        onChange={(key) => change({ reason: key })}
        error={missing && !reason ? '请选择事由' : field('reason')}
      />
      <TextArea
        label='说明'
        value={note}
        onChange={(words) => change({ note: words })}
        maxLength={200}
        placeholder='可以不填'
        hint={activity.makeUpMinutes ? `准假后会安排 ${activity.makeUpMinutes} 分钟的补学。` : undefined}
        error={field('note')}
      />
      {ask.isError && <NoticeBar>{messageOf(ask.error)}</NoticeBar>}
      <Button block loading={ask.isPending} onPress={submit}>
        提交请假
      </Button>
    </Sheet>
  )
}
