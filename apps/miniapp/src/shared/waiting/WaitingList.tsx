import { exactText } from '../format'
import { useSession } from '../session'
import { Button, Card, ListRow, NoticeBar, SectionHeader } from '../ui'
import { kindOf, sendWaiting } from './outbox'
import { forgetItem, useWaitingStore } from './waiting.store'
import type { Waiting } from './waiting.types'

/** Sent all the same when it is over: if only the answer was lost, the server knows the action. */
function whatNext(item: Waiting, now: number): string {
  const lasts = kindOf(item.kind)?.lasts
  if (lasts && now - new Date(item.since).getTime() > lasts.minutes * 60_000) return lasts.over
  return '有网络后自动提交'
}

function Row({ item }: { item: Waiting }) {
  const kind = kindOf(item.kind)
  if (!kind) return null
  const when = `${exactText(item.since)} ${kind.verb}`
  const title = kind.title(item.payload)
  if (item.refused !== null) {
    const close = (
      <Button kind='plain' size='small' onPress={() => forgetItem(item.key)}>
        知道了
      </Button>
    )
    return <ListRow icon='warning' title={`${title}没有提交成功`} note={`${when}。${item.refused}`} value={close} />
  }
  const retry = (
    <Button kind='ghost' size='small' onPress={sendWaiting}>
      重试
    </Button>
  )
  return <ListRow icon='offline' title={`${title}待提交`} note={`${when}，${whatNext(item, Date.now())}`} value={retry} />
}

interface WaitingListProps {
  /** Heading of the card. */
  title?: string
  /** Only these kinds; all of them by default. */
  kinds?: readonly string[]
  /** Only what belongs to the page. */
  where?: (item: Waiting) => boolean
}

/** What this person did and the server has not answered yet. */
export function WaitingList({ title, kinds, where = () => true }: WaitingListProps) {
  const { me } = useSession()
  const { items, inHand } = useWaitingStore()
  const shown = items.filter((item) => (!kinds || kinds.includes(item.kind)) && !inHand.includes(item.key) && where(item))
  const mine = shown.filter((item) => item.accountId === me?.accountId)
  return (
    <>
      {mine.length > 0 && (
        <Card tight={!title}>
          {title && <SectionHeader title={title} />}
          {mine.map((item) => (
            <Row key={item.key} item={item} />
          ))}
        </Card>
      )}
      {shown.length > mine.length && me && <NoticeBar icon='offline'>这台手机上还有另一个账号的内容待提交，请那位同志登录后提交。</NoticeBar>}
    </>
  )
}
