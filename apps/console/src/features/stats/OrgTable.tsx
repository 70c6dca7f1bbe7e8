import { Table, type TableProps } from 'antd'
import { useMemo } from 'react'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { figureColumns } from './figure-columns'

type Row = ReplyOf<'GET /stats/orgs'>['items'][number]

/** How far down the tree a row stands, from the top of what is shown. */
function depthsOf(rows: readonly Row[]): Map<number, number> {
  const depths = new Map<number, number>()
  for (const { id, parentId } of rows) depths.set(id, parentId === null ? 0 : (depths.get(parentId) ?? -1) + 1)
  return depths
}

/** In the order of the tree: whom to help, not whom to rank. */
export function OrgTable({ rows }: { rows: readonly Row[] }) {
  const depths = useMemo(() => depthsOf(rows), [rows])
  const columns: TableProps<Row>['columns'] = [
    { title: '组织', dataIndex: 'name', width: 260, render: (name: string, { id }) => <span className="stats__org" style={{ paddingInlineStart: (depths.get(id) ?? 0) * 20 }}>{name}</span> },
    { title: '党员', dataIndex: 'members', align: 'right', width: 80 },
    ...(figureColumns as NonNullable<TableProps<Row>['columns']>),
  ]
  return <Table<Row> columns={columns} dataSource={[...rows]} rowKey="id" pagination={false} size="small" />
}
