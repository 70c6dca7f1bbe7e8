import { View } from '@tarojs/components'
import { actedByText, actingKindNames } from '@ejia/domain/acting'
import { dateTimeText, spanText } from '../../../shared/format'
import { openPage } from '../../../shared/nav'
import { Button, Card, ListRow, SectionHeader } from '../../../shared/ui'
import { standingOf, type Acting, type Coming, type Deed } from './deeds'

type Start = (deed: Deed) => void

function Receipts({ receipts, start }: { receipts: Acting['receipts']; start: Start }) {
  return (
    <Card>
      <SectionHeader title={receipts.length > 0 ? `待签收（${receipts.length}）` : '待签收'} />
      {receipts.length === 0 && <View className='t-sub'>没有待签收的通知。</View>}
      {receipts.map(({ id, title }) => (
        <View key={id} className='members-acting-item'>
          <ListRow icon='article' title={title} note='点开念给本人听' onPress={() => openPage('/features/posts/article/index', { id })} />
          <View className='members-acting-item__actions'>
            <Button kind='ghost' size='small' label={`代签收：${title}`} onPress={() => start({ kind: 'receipt', id, title })}>
              代签收
            </Button>
          </View>
        </View>
      ))}
    </Card>
  )
}

const deedsOf = ({ can }: Coming): { kind: Deed['kind']; text: string }[] => [
  ...(can.signUp ? [{ kind: 'sign_up' as const, text: '代报名' }] : []),
  ...(can.withdrawSignUp ? [{ kind: 'withdraw_sign_up' as const, text: '取消报名' }] : []),
  ...(can.askLeave ? [{ kind: 'leave' as const, text: '代请假' }] : []),
]

function Activities({ activities, start }: { activities: readonly Coming[]; start: Start }) {
  return (
    <Card>
      <SectionHeader title='近期活动' />
      {activities.length === 0 && <View className='t-sub'>近期没有需要参加的活动。</View>}
      {activities.map((one) => (
        <View key={one.id} className='members-acting-item'>
          <ListRow icon='activities' title={one.title} note={`${spanText(one.startsAt, one.endsAt)} · ${one.place}`} meta={[standingOf(one)]} />
          <View className='members-acting-item__actions'>
            {deedsOf(one).map(({ kind, text }) => (
              <Button key={kind} kind='ghost' size='small' label={`${text}：${one.title}`} onPress={() => start({ kind, id: one.id, title: one.title })}>
                {text}
              </Button>
            ))}
          </View>
        </View>
      ))}
    </Card>
  )
}

function Lately({ lately }: { lately: Acting['lately'] }) {
  if (lately.length === 0) return null
  return (
    <Card>
      <SectionHeader title='最近代办' />
      {lately.map(({ id, kind, title, at, by }) => (
        <ListRow key={id} title={`${actingKindNames[kind]}：${title}`} note={`${dateTimeText(at)}，${actedByText(by)}`} />
      ))}
    </Card>
  )
}

/** What this member owes or could do now, and what was done for them. */
export function ToDo({ acting, start }: { acting: Acting; start: Start }) {
  return (
    <>
      <Receipts receipts={acting.receipts} start={start} />
      <Activities activities={acting.activities} start={start} />
      <Lately lately={acting.lately} />
    </>
  )
}
