import { useState } from 'react'
import { leaveReasonNames, leaveReasons, type LeaveReason } from '@ejia/domain/activities'
import { ApiError, messageOf, useAction } from '../../../shared/api'
import { Button, NoticeBar, PickerField, Sheet, TextArea, toast } from '../../../shared/ui'
import type { Activity } from './use-activity'

const reasons = leaveReasons.map((key) => ({ key, text: leaveReasonNames[key] }))

/** Asking to be excused: a reason from the list, and a word more if wanted. */
export function LeaveSheet({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const [reason, setReason] = useState<LeaveReason | null>(activity.leave?.reason ?? null)
  const [note, setNote] = useState(activity.leave?.note ?? '')
  const [missing, setMissing] = useState(false)
  const ask = useAction(
    (call, body: { reason: LeaveReason; note: string }) =>
      call('POST /activities/:activityId/leave', { params: { activityId: activity.id }, body }),
    {
      invalidates: ['GET /activities', 'GET /activities/:activityId'],
      onSuccess: () => {
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
        onChange={setReason}
        error={missing && !reason ? '请选择事由' : field('reason')}
      />
      <TextArea
        label='说明'
        value={note}
        onChange={setNote}
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
