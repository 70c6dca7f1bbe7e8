import { askingPlaces, isAccepted, type SubscriptionGroup } from '@ejia/domain/subscriptions'
import { openPage } from '../../../shared/nav'
import { askFor, useSubscriptions } from '../../../shared/subscriptions'
import { Button, Card, ListRow, toast } from '../../../shared/ui'

const groups: readonly SubscriptionGroup[] = askingPlaces.inbox

/** Offers to be told by WeChat, to those whom it could not tell now. Nothing in a browser. */
export function RemindBar() {
  const { templates, standing, off } = useSubscriptions()
  const used = templates.filter(({ group, credits, templateId }) => groups.includes(group) && credits === 0 && (standing?.[templateId] ?? 'accept') !== 'reject')
  if (standing === null || off || used.length === 0) return null
  const ask = async () => {
    const { answered } = await askFor('inbox', used.map(({ templateId }) => templateId))
    if (Object.values(answered).some(isAccepted)) toast('下次有消息，微信会提醒您')
    else openPage('/features/messages/settings/index')
  }
  const button = (
    <Button size='small' onPress={ask}>
      提醒我
    </Button>
  )
  return (
    <Card tight>
      <ListRow icon='bell' title='收到新消息时微信提醒我' value={button} />
    </Card>
  )
}
