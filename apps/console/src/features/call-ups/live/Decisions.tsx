import { Button } from 'antd'
import { elapsedText } from '@ejia/domain/call-ups'
import { useAction } from '../../../shared/api'
import { askReason, toast } from '../../../shared/ui'
import type { Live } from '../words'
import { useNow } from './use-now'

/** What touches everybody who was called; for those whose word it is. */
export function Decisions({ live }: { live: Live }) {
  const params = { callUpId: live.call.id }
  const now = useNow()
  const seconds = live.remindFrom === null ? 0 : Math.max(0, Math.ceil((Date.parse(live.remindFrom) - now) / 1000))
  const remind = useAction('POST /call-ups/:callUpId/reminders', { invalidates: ['GET /call-ups/:callUpId/live'], onDone: ({ reminded }) => void toast.success(`已再次提醒 ${reminded} 人`) })
  const end = useAction('POST /call-ups/:callUpId/stand-down', { invalidates: ['GET /call-ups/:callUpId/live', 'GET /call-ups'], success: '已解除，所有人都会收到通知' })
  const standDown = async () => {
    const word = await askReason({ title: '解除召集', label: '告诉大家', hint: '发给每一位被召集的人。解除后不能再回应。', ok: '解除并通知所有人', danger: true })
    if (word !== null) await end.run({ params, body: { word } })
  }
  if (!live.can.remind) return null
  return (
    <>
      <Button disabled={seconds > 0 || live.counts.unanswered === 0} loading={remind.busy} onClick={() => void remind.run({ params, body: {} })}>
        {seconds > 0 ? `${elapsedText(0, seconds * 1000)}后可再提醒` : '再提醒没回应的'}
      </Button>
      <Button type="primary" loading={end.busy} onClick={() => void standDown()}>
        解除召集
      </Button>
    </>
  )
}
