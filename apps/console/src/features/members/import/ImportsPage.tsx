import { Table, type TableProps } from 'antd'
import { Link } from 'react-router'
import { useRead } from '../../../shared/api'
import { ErrorPanel, Moment, Page, Panel, StateTag } from '../../../shared/ui'
import '../members.css'
import { DropZone } from './DropZone'
import { stateWords } from './import-words'
import { useHandIn } from './use-hand-in'
import type { ReplyOf } from '@ejia/contract/client/caller'

type Row = ReplyOf<'GET /roster-imports'>['items'][number]

const columns: NonNullable<TableProps<Row>['columns']> = [
  { title: '文件', key: 'file', render: (_, { id, fileName }) => <Link to={`/members/imports/${id}`}>{fileName}</Link> },
  { title: '上传时间', key: 'at', width: 170, render: (_, { createdAt }) => <Moment value={createdAt} /> },
  { title: '行数', key: 'rows', width: 100, render: (_, { progress }) => progress.total },
  { title: '进展', key: 'state', width: 140, render: (_, { state }) => <StateTag tone={stateWords[state].tone}>{stateWords[state].text}</StateTag> },
]

/** Roster imports: a new one, and those of the last days to go back to. */
export function ImportsPage() {
  const { sent, busy, handIn } = useHandIn()
  const { data, error, refetch } = useRead('GET /roster-imports', {})
  return (
    <Page title="导入名册" back={{ to: '/members', label: '党员名册' }} note="先试运行，看清要改什么、哪些行有错，再正式导入。全部正确才导入，有一行错就一行也不改。">
      <Panel>
        <DropZone busy={busy} sent={sent} onFile={handIn} />
        <p>手边没有表格？在名册页导出一份，列就是对的。名册里有、文件里没有的人只会列出来，不会删除。</p>
      </Panel>
      {error && <ErrorPanel error={error} retry={() => void refetch()} />}
      {data && data.items.length > 0 && (
        <Panel title="最近的导入" flush>
          <Table<Row> columns={columns} dataSource={data.items} rowKey="id" pagination={false} size="middle" />
        </Panel>
      )}
    </Page>
  )
}
