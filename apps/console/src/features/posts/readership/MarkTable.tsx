import type { TableProps } from 'antd'
import type { ItemOf } from '../../../shared/api'
import { usePages } from '../../../shared/api'
import { DataTable, EmptyPanel, Moment } from '../../../shared/ui'

export type Shown = 'unsigned' | 'signed' | 'unread' | 'read'
type Row = ItemOf<'GET /posts/:postId/reads'>

const words: Record<Shown, { label: string; at: string | null; empty: string }> = {
  unsigned: { label: '未签收的人', at: null, empty: '都签收了' },
  signed: { label: '已签收的人', at: '签收时间', empty: '还没有人签收' },
  unread: { label: '未读的人', at: null, empty: '都读过了' },
  read: { label: '已读的人', at: '阅读时间', empty: '还没有人读过' },
}

/** People by organisation when they have not, last one first when they have. */
export function MarkTable({ postId, shown }: { postId: string; shown: Shown }) {
  const { label, at, empty } = words[shown]
  const params = { postId }
  const ofReceipts = shown === 'unsigned' || shown === 'signed'
  const receipts = usePages('GET /posts/:postId/receipts', { params, query: { given: shown === 'signed' } }, { enabled: ofReceipts })
  const reads = usePages('GET /posts/:postId/reads', { params, query: { read: shown === 'read' } }, { enabled: !ofReceipts })
  const columns: NonNullable<TableProps<Row>['columns']> = [
    { key: 'name', title: '姓名', width: 200, render: (_, { member }) => member.name },
    { key: 'org', title: '党组织', render: (_, { org }) => org.name },
    ...(at ? [{ key: 'at', title: at, width: 200, render: (_: unknown, row: Row) => <Moment value={row.at} /> }] : []),
  ]
  return <DataTable<Row> label={label} pages={ofReceipts ? receipts : reads} columns={columns} rowKey={({ member }) => member.id} height="calc(100vh - 420px)" empty={<EmptyPanel title={empty} />} />
}
