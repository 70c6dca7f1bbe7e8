import { useState } from 'react'
import { messageOf, queryClient } from '../../../shared/api'
import { say as sendOrKeep, type CallUp, type Said } from '../../../shared/call-ups'
import { useSubscribeAfter } from '../../../shared/subscriptions'
import { toast } from '../../../shared/ui'

const words = { coming: '已告诉召集人：您马上到', cannot: '已告诉召集人：您来不了', arrived: '已登记到场' }

/** Says it now, or keeps it on the phone until there is a network. */
export function useSay(call: CallUp, onSaid: () => void = () => undefined) {
  const [busy, setBusy] = useState(false)
  const subscribe = useSubscribeAfter('call')
  const say = async (said: Said): Promise<void> => {
    // the next call should reach them too
    subscribe()
    setBusy(true)
    try {
      const outcome = await sendOrKeep({ ...said, callUpId: call.id, title: call.title })
      toast(outcome.sent ? words[said.word] : '没有网络，已记下，有网络后自动提交')
      onSaid()
    } catch (error) {
      toast(messageOf(error))
      void queryClient.invalidateQueries({ queryKey: ['GET /call-ups/:callUpId'] })
    } finally {
      setBusy(false)
    }
  }
  return { say, busy }
}
