import dayjs from 'dayjs'
import { openPage } from '../../shared/nav'
import { Card, EmptyState, ListRow, SectionHeader } from '../../shared/ui'
import type { ReplyOf } from '@ejia/contract/client/caller'

type Notice = ReplyOf<'GET /home'>['notices'][number]

/** The newest notices, at most what the first request brought. */
export function Notices({ notices }: { notices: readonly Notice[] }) {
  return (
    <Card>
      <SectionHeader title='最新公告' onMore={() => openPage('/features/posts/list/index', { section: 'notices' })} />
      {notices.length === 0 && <EmptyState icon='notices' title='还没有公告' note='新的公告会显示在这里。' />}
      {notices.map((notice) => (
        <ListRow
          key={notice.id}
          title={notice.title}
          tag={notice.receiptRequired && { text: '需签收', tone: 'gold' }}
          meta={[notice.org.name, dayjs(notice.publishedAt).format('M月D日'), `${notice.readCount} 人已读`]}
          onPress={() => openPage('/features/posts/article/index', { id: notice.id })}
        />
      ))}
    </Card>
  )
}
