import { useState } from 'react'
import { useApi, useApiPages, type ItemOf } from '../../../shared/api'
import { dateTimeText } from '../../../shared/format'
import { usePageParams } from '../../../shared/nav'
import { RequireSignIn } from '../../../shared/session'
import { EmptyState, InfiniteList, ListRow, Page, SegmentedTabs } from '../../../shared/ui'

type Receipt = ItemOf<'GET /posts/:postId/receipts'>
type View = 'given' | 'missing'

const empty = {
  given: { icon: 'check', title: '还没有人签收', note: '党员读到文末签收后，会显示在这里。' },
  missing: { icon: 'check', title: '都已签收', note: '应签收的同志都签收了。' },
} as const

function Row({ receipt: { member, org, at } }: { receipt: Receipt }) {
  return <ListRow title={member.name} meta={[org.name, at !== null && `${dateTimeText(at)} 签收`]} />
}

function List({ postId, view }: { postId: string; view: View }) {
  const list = useApiPages('GET /posts/:postId/receipts', { params: { postId }, query: { given: view === 'given' } })
  return <InfiniteList query={list} keyOf={({ member }) => member.id} renderItem={(receipt) => <Row receipt={receipt} />} empty={empty[view]} />
}

function Receipts({ postId }: { postId: string }) {
  const [view, setView] = useState<View>('given')
  const counts = useApi('GET /posts/:postId/mine', { params: { postId } }).data?.receipts
  const tabs = [
    { key: 'given', text: counts ? `已签收（${counts.given}）` : '已签收' },
    { key: 'missing', text: counts ? `未签收（${Math.max(0, counts.expected - counts.given)}）` : '未签收' },
  ] as const
  return (
    <>
      <SegmentedTabs<View> tabs={tabs} value={view} onChange={setView} label='签收情况' />
      <List key={view} postId={postId} view={view} />
    </>
  )
}

export default function PostReceipts() {
  const { id } = usePageParams<'id'>()
  return (
    <Page title='签收情况'>
      <RequireSignIn reason='登录后可以查看签收情况。'>
        {id ? <Receipts postId={id} /> : <EmptyState title='没有找到这篇文章' note='请从文章页打开。' />}
      </RequireSignIn>
    </Page>
  )
}
