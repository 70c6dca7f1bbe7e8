import { useState } from 'react'
import { View } from '@tarojs/components'
import { elapsedText } from '@ejia/domain/call-ups'
import { messageOf, useAction } from '../../../shared/api'
import { Button, NoticeBar, Sheet, TextArea, toast } from '../../../shared/ui'
import { useNow } from '../use-now'
import type { Live } from '../words'

function Remind({ live }: { live: Live }) {
  const now = useNow(true)
  const { id } = live.call
  const remind = useAction((call) => call('POST /call-ups/:callUpId/reminders', { params: { callUpId: id }, body: {} }), {
    invalidates: ['GET /call-ups/:callUpId/live'],
    onSuccess: ({ reminded }) => toast(`已再次提醒 ${reminded} 人`),
    onError: (error) => toast(messageOf(error)),
  })
  const wait = live.remindFrom === null ? 0 : Math.ceil((Date.parse(live.remindFrom) - now) / 1000)
  return (
    <Button kind='ghost' block loading={remind.isPending} disabled={wait > 0 || live.counts.unanswered === 0} onPress={() => remind.mutate()}>
      {wait > 0 ? `${elapsedText(0, wait * 1000)}后可再提醒` : '再提醒没回应的'}
    </Button>
  )
}

function StandDown({ callUpId, onClose }: { callUpId: string; onClose: () => void }) {
  const [word, setWord] = useState('')
  const end = useAction((call, text: string) => call('POST /call-ups/:callUpId/stand-down', { params: { callUpId }, body: { word: text } }), {
    invalidates: ['GET /call-ups/:callUpId/live', 'GET /call-ups/:callUpId', 'GET /call-ups'],
    onSuccess: () => {
      toast('已解除，所有人都会收到通知')
      onClose()
    },
  })
  return (
    <Sheet open title='解除召集' onClose={onClose}>
      <TextArea label='告诉大家' required value={word} onChange={setWord} maxLength={200} placeholder='如：情况已处置完毕，谢谢大家' />
      {end.isError && <NoticeBar>{messageOf(end.error)}</NoticeBar>}
      <Button block loading={end.isPending} disabled={word.trim() === ''} onPress={() => end.mutate(word.trim())}>
        解除并通知所有人
      </Button>
    </Sheet>
  )
}

/** What touches everybody who was called; for those whose word it is. */
export function Decisions({ live }: { live: Live }) {
  const [ending, setEnding] = useState(false)
  if (!live.can.remind) return null
  return (
    <>
      <View className='call-ups-decisions'>
        <Remind live={live} />
        <Button kind='ghost' block onPress={() => setEnding(true)}>
          解除召集
        </Button>
      </View>
      {ending && <StandDown callUpId={live.call.id} onClose={() => setEnding(false)} />}
    </>
  )
}
