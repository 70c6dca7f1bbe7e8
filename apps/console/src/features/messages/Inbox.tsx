import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useAction, usePages, useRead } from '../../shared/api'
import { EmptyPanel, ErrorPanel, Page, Panel } from '../../shared/ui'
import { MessageItem, type Message } from './MessageItem'
import './messages.css'

type View = 'all' | 'unread'

const views = [
  { value: 'all' as const, label: '全部' },
  { value: 'unread' as const, label: '未读' },
]
const changed = ['GET /messages', 'GET /messages/unread-count'] as const

function useReading() {
  const one = useAction('POST /messages/:messageId/read', { invalidates: changed })
  const all = useAction('POST /messages/read-all', { invalidates: changed, success: '已全部标为已读' })
  return {
    busy: all.busy,
    readOne: ({ id, readAt }: Message) => void (readAt === null && one.run({ params: { messageId: id } })),
    /** Up to the newest one shown: what came meanwhile stays unread. */
    readAll: (newest: Message) => void all.run({ body: { upTo: newest.sentAt } }),
  }
}

interface ListProps {
  view: View
  pages: ReturnType<typeof usePages<'GET /messages'>>
  onRead: (message: Message) => void
}

function List({ view, pages, onRead }: ListProps) {
  if (pages.error) return <ErrorPanel error={pages.error} retry={pages.refetch} />
  if (!pages.isPending && pages.rows.length === 0) {
    return <EmptyPanel title={view === 'all' ? '还没有消息' : '没有未读消息'}>需要您审核、审批、签收的事，会在这里告诉您。</EmptyPanel>
  }
  return (
    <Panel>
      <ul className="messages" aria-busy={pages.isFetching}>
        {pages.rows.map((message) => (
          <MessageItem key={message.id} message={message} onRead={onRead} />
        ))}
      </ul>
      {pages.hasMore && (
        <Button loading={pages.isFetching} onClick={pages.loadMore}>
          更早的消息
        </Button>
      )}
    </Panel>
  )
}

/** What was written to me. */
export function Inbox() {
  const [view, setView] = useState<View>('all')
  const pages = usePages('GET /messages', { query: { ...(view === 'unread' && { unread: true }), limit: 30 } })
  const unread = useRead('GET /messages/unread-count', {}).data?.count ?? 0
  const { busy, readOne, readAll } = useReading()
  const [newest] = pages.rows
  return (
    <Page
      title="消息"
      note={unread > 0 ? `${unread} 条未读` : undefined}
      extra={
        <>
          <Segmented options={views} value={view} onChange={setView} aria-label="显示哪些消息" />
          <Button disabled={!newest || unread === 0} loading={busy} onClick={() => newest && readAll(newest)}>
            全部标为已读
          </Button>
        </>
      }
    >
      <List view={view} pages={pages} onRead={readOne} />
    </Page>
  )
}
