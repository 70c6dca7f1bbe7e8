import { View } from '@tarojs/components'
import { problemText } from '@ejia/contract/core/problem.zh'
import { exactText } from '../../../shared/format'
import { useSession } from '../../../shared/session'
import { Button, Card, ListRow, SectionHeader } from '../../../shared/ui'
import { forgetWaiting, sendWaiting, useWaitingStore, type Waiting } from '../../../shared/waiting'
import { cardScans, type CardPayload } from '../../../shared/activities'
import { waitingAt } from './use-door'

interface RefusedProps {
  item: Waiting<CardPayload>
}

/** As the server puts it: these words are the contract's own. */
const notOnList = problemText['cards.not_on_roster']

/** They stood here when their card was scanned, not now. */
function letIn({ key, payload, since }: Waiting<CardPayload>): void {
  void cardScans.sendLater(cardScans.make({ ...payload, asGuest: true }, since))
  forgetWaiting(key)
}

function Refused({ item }: RefusedProps) {
  return (
    <View className='door-refused'>
      <ListRow icon='warning' title={`${exactText(item.since)} 扫的码没有登记`} note={item.refused ?? ''} />
      <View className='door-refused__actions'>
        {item.refused === notOnList && (
          <Button kind='ghost' size='small' onPress={() => letIn(item)}>
            作为列席
          </Button>
        )}
        <Button kind='plain' size='small' onPress={() => forgetWaiting(item.key)}>
          不登记
        </Button>
      </View>
    </View>
  )
}

/** What was scanned without a network and waits, and what was not taken when it was sent. */
export function Queue({ activityId }: { activityId: string }) {
  const { me } = useSession()
  const { items, sending, inHand } = useWaitingStore()
  const mine = waitingAt(items, activityId).filter(({ accountId, key }) => accountId === me?.accountId && !inHand.includes(key))
  const waiting = mine.filter(({ refused }) => refused === null)
  const refused = mine.filter((item) => item.refused !== null)
  if (mine.length === 0) return null
  return (
    <Card>
      <SectionHeader title='还没有登记的扫码' />
      {waiting.length > 0 && (
        <View className='door-queue'>
          <View className='door-queue__text'>{`${waiting.length} 次扫码等待网络，都存在这台手机上，关掉也不会丢。`}</View>
          <Button kind='ghost' size='small' loading={sending} onPress={sendWaiting}>
            现在提交
          </Button>
        </View>
      )}
      {refused.map((item) => (
        <Refused key={item.key} item={item} />
      ))}
    </Card>
  )
}
