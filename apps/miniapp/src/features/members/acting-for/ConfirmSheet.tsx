import { useState } from 'react'
import { View } from '@tarojs/components'
import { leaveReasonNames, type LeaveReason } from '@ejia/domain/activities'
import { messageOf } from '../../../shared/api'
import { Button, NoticeBar, PickerField, Sheet } from '../../../shared/ui'
import { questionOf, type Deed } from './deeds'

/** What keeps a retired member away; duty and surgery do not. */
const reasons = (['sick', 'business_trip', 'other'] as const).map((key) => ({ key, text: key === 'business_trip' ? '外出' : leaveReasonNames[key] }))

interface Props {
  name: string
  deed: Deed
  busy: boolean
  error: unknown
  onConfirm: (deed: Deed) => void
  onClose: () => void
}

/** Says once more, in large letters, for whom it is: the last thing seen before it is done. */
export function ConfirmSheet({ name, deed, busy, error, onConfirm, onClose }: Props) {
  const [reason, setReason] = useState<LeaveReason | null>(null)
  const [missing, setMissing] = useState(false)
  const isLeave = deed.kind === 'leave'
  const submit = () => {
    setMissing(isLeave && reason === null)
    if (isLeave && reason === null) return
    onConfirm({ ...deed, ...(reason && { reason }) })
  }
  return (
    <Sheet open title='为本人代办' onClose={onClose}>
      <View className='members-acting-name'>{name}</View>
      <View className='members-acting-what'>{questionOf(deed)}</View>
      {isLeave && <PickerField label='事由' required options={reasons} value={reason} onChange={setReason} error={missing && reason === null ? '请选择事由' : undefined} />}
      <View className='members-sheet__text'>请先问过本人的意思。办理后会记下您和本人两个名字，本人会收到消息。</View>
      {error !== null && error !== undefined && <NoticeBar>{messageOf(error)}</NoticeBar>}
      <Button block loading={busy} onPress={submit}>
        {`确认，为${name}办理`}
      </Button>
    </Sheet>
  )
}
