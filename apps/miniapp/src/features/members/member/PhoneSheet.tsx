import { useState } from 'react'
import { View } from '@tarojs/components'
import { copyText } from '../../../platform/clipboard'
import { ApiError, messageOf, useAction } from '../../../shared/api'
import { Button, Sheet, TextArea, toast } from '../../../shared/ui'

interface Props {
  memberId: string
  name: string
  open: boolean
  onClose: () => void
}

function Number({ phone }: { phone: string | null }) {
  if (phone === null) return <View className='members-sheet__text'>名册里没有登记电话。</View>
  const copy = async () => toast((await copyText(phone)) ? '已复制' : '没能复制，请抄下来。')
  return (
    <>
      <View className='members-code'>{phone}</View>
      <Button kind='ghost' block onPress={copy}>
        复制号码
      </Button>
    </>
  )
}

const errorOf = (error: unknown): string => (error instanceof ApiError && error.fieldMessage('reason')) || messageOf(error)

/** The full number, for a reason that is kept. It is shown here and stored nowhere on the phone. */
export function PhoneSheet({ memberId, name, open, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const view = useAction((call, text: string) => call('POST /members/:memberId/phone-views', { params: { memberId }, body: { reason: text } }), {
    onError: (refusal) => setError(errorOf(refusal)),
  })
  const submit = () => {
    setError(reason.trim() ? undefined : '请写一句为什么要查看。')
    return reason.trim() ? view.mutateAsync(reason.trim()).catch(() => undefined) : undefined
  }
  const close = () => {
    view.reset()
    setReason('')
    onClose()
  }
  return (
    <Sheet open={open} title={`${name}的完整电话`} onClose={close}>
      {view.data ? (
        <Number phone={view.data.phone} />
      ) : (
        <>
          <TextArea
            label='查看原因'
            required
            maxLength={100}
            value={reason}
            onChange={setReason}
            placeholder='例如：通知本周六主题党日'
            hint='查看的人、时间和原因会留下记录。'
            error={error}
          />
          <Button block onPress={submit}>
            查看
          </Button>
        </>
      )}
    </Sheet>
  )
}
