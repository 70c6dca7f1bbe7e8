import { useState } from 'react'
import { messageKindNames } from '@ejia/domain/messages'
import { useApi, useApiPages } from '../../../shared/api'
import { momentText } from '../../../shared/format'
import { openPage } from '../../../shared/nav'
import { RequireSignIn } from '../../../shared/session'
import { Button, InfiniteList, ListRow, Page, SegmentedTabs } from '../../../shared/ui'
import { messageLink } from '../message-link'
import { useMarkAllRead, useMarkRead, type Message } from '../use-reading'
import { RemindBar } from './RemindBar'
import { useArrival } from './use-arrival'

type View = 'all' | 'unread'

const empty = {
  all: { icon: 'bell', title: '还没有消息', note: '需要您签收、参加、审批的事，会在这里告诉您。' },
  unread: { icon: 'check', title: '没有未读消息', note: '新的消息会显示在这里。' },
} as const

function Row({ message, onOpen }: { message: Message; onOpen: (message: Message) => void }) {
  const { kind, title, text, sentAt, readAt } = message
  const unread = readAt === null
  const opens = unread || messageLink(message.link) !== null
  return (
    <ListRow
      title={title}
      tag={{ text: unread ? `未读 · ${messageKindNames[kind]}` : messageKindNames[kind], tone: unread ? 'red' : 'neutral' }}
      note={text}
      meta={[momentText(sentAt)]}
      {...(opens && { onPress: () => onOpen(message) })}
    />
  )
}

function useOpen() {
  const markRead = useMarkRead()
  return (message: Message) => {
    markRead(message)
    const link = messageLink(message.link)
    if (link) openPage(link.path, link.params)
  }
}

function MarkAll({ newest, unread }: { newest: Message | undefined; unread: number }) {
  const all = useMarkAllRead()
  if (!newest || unread === 0) return null
  return (
    <Button kind='plain' loading={all.isPending} onPress={() => all.mutate(newest.sentAt)}>
      {`全部标为已读（${unread} 条未读）`}
    </Button>
  )
}

function List({ view }: { view: View }) {
  const list = useApiPages('GET /messages', { query: view === 'unread' ? { unread: true } : {} }, { keepOffline: view === 'all' })
  const unread = useApi('GET /messages/unread-count', {})
  const open = useOpen()
  return (
    <>
      <MarkAll newest={list.data?.pages[0]?.items[0]} unread={unread.data?.count ?? 0} />
      <InfiniteList query={list} keyOf={({ id }) => id} renderItem={(message) => <Row message={message} onOpen={open} />} empty={empty[view]} />
    </>
  )
}

function Inbox() {
  const [view, setView] = useState<View>('all')
  useArrival()
  return (
    <>
      <RemindBar />
      <SegmentedTabs<View> tabs={[{ key: 'all', text: '全部' }, { key: 'unread', text: '未读' }]} value={view} onChange={setView} label='消息' />
      <List key={view} view={view} />
    </>
  )
}

export default function MessageInbox() {
  return (
    <Page title='消息'>
      <RequireSignIn reason='登录后可以看到发给您的消息。'>
        <Inbox />
      </RequireSignIn>
    </Page>
  )
}
