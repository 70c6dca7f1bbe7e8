import { useState } from 'react'
import { Button, NoticeBar, Sheet, TextArea } from '../../shared/ui'
import { usePostAction } from './use-post-action'

interface Props {
  postId: string
  onClose: () => void
  onDone?: () => void
}

/** Takes a published post back from its readers, with the reason that goes on record. */
export function WithdrawSheet({ postId, onClose, onDone }: Props) {
  const [reason, setReason] = useState('')
  const withdraw = usePostAction(
    (call) => call('POST /posts/:postId/withdraw', { params: { postId }, body: { reason: reason.trim() } }),
    () => '已撤回，读者不再看到这篇文章',
    () => {
      onClose()
      onDone?.()
    },
  )
  return (
    <Sheet open title='撤回文章' onClose={onClose}>
      <NoticeBar>撤回后读者看不到这篇文章，内容还在，修改后可以再发布。</NoticeBar>
      <TextArea label='撤回原因' required value={reason} onChange={setReason} maxLength={200} placeholder='如：时间有误，更正后重新发布' />
      <Button block disabled={reason.trim() === ''} loading={withdraw.isPending} onPress={() => withdraw.mutate()}>
        撤回
      </Button>
    </Sheet>
  )
}
