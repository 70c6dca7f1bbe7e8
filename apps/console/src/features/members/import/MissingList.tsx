import type { TableProps } from 'antd'
import { DataTable, Panel } from '../../../shared/ui'
import type { Report } from './import-words'

type Missing = Report['missing'][number]

const columns: NonNullable<TableProps<Missing>['columns']> = [
  { title: '编号', dataIndex: 'rosterNo', width: 160 },
  { title: '姓名', dataIndex: 'name', width: 160 },
  { title: '党组织', dataIndex: 'org' },
]

/** On the roster of the organisations in the file, yet not in it. */
export function MissingList({ report: { missing } }: { report: Report }) {
  if (missing.length === 0) return null
  const pages = { rows: missing, isPending: false, isFetching: false, error: null, hasMore: false, loadMore: () => undefined, refetch: () => undefined }
  return (
    <Panel title={`名册里有、文件里没有的人（${missing.length}）`}>
      <p>只列出来供核对，导入不会删除或改动他们。确实离开的，请在各人的页面上标为离开。</p>
      <DataTable label="文件里没有的人" pages={pages} columns={columns} rowKey="rosterNo" height={320} />
    </Panel>
  )
}
