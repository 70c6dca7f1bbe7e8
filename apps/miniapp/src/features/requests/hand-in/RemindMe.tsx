import { isAccepted, templatesToAsk } from '@ejia/domain/subscriptions'
import { askFor, useSubscriptions } from '../../../shared/subscriptions'
import { Button, toast } from '../../../shared/ui'

/** To be told by WeChat when there is an answer. For those who gave their name; nobody else could be told. */
export function RemindMe() {
  const { templates, standing, off } = useSubscriptions()
  const ids = standing === null || off ? [] : templatesToAsk('request', templates, standing, false)
  if (ids.length === 0) return null
  const ask = async () => {
    const { answered } = await askFor('request', ids)
    toast(Object.values(answered).some(isAccepted) ? '有答复时，微信会提醒您' : '没有添加。有答复时在“我的消息”里看')
  }
  return (
    <Button kind='ghost' block onPress={ask}>
      有答复时微信提醒我
    </Button>
  )
}
