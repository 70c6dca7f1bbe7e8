import { Button, type TableProps } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { pointSourceNames } from '@ejia/domain/points'
import { downloadFile, problemOf, usePages, useRead } from '../../../shared/api'
import { DataTable, Day, EmptyPanel, Moment, StateTag, toast } from '../../../shared/ui'
import { Delta } from '../Delta'
import { PointsPage } from '../PointsPage'
import { stateOf, type Entry } from '../words'
import { LedgerFilterBar } from './LedgerFilterBar'
import { useLedgerFilter, type LedgerFilter } from './use-ledger-filter'

const columns: NonNullable<TableProps<Entry>['columns']> = [
  { title: '党员', key: 'member', width: 100, render: (_, { member }) => member?.name ?? '（组织）' },
  { title: '所在组织', key: 'org', width: 170, ellipsis: true, render: (_, { org }) => org.name },
  { title: '事由', key: 'title', ellipsis: true, render: (_, { id, title }) => <Link to={`/points/ledger/${id}`}>{title}</Link> },
  { title: '分值', key: 'delta', width: 80, align: 'right', render: (_, { delta }) => <Delta points={delta} /> },
  { title: '日期', key: 'factOn', width: 130, render: (_, { factOn }) => <Day value={factOn} /> },
  { title: '来源', key: 'source', width: 100, render: (_, { source }) => pointSourceNames[source] },
  { title: '状态', key: 'state', width: 90, render: (_, entry) => <StateTag tone={stateOf(entry).tone}>{stateOf(entry).text}</StateTag> },
  { title: '登记时间', key: 'enteredAt', width: 150, render: (_, { enteredAt }) => <Moment value={enteredAt} /> },
]

function Totals({ filter }: { filter: LedgerFilter }) {
  const { data } = useRead('GET /points/ledger-totals', { query: filter }, { keepPrevious: true })
  if (!data) return <p className="points-totals">正在合计…</p>
  return (
    <p className="points-totals" aria-live="polite">
      <span>
        <b>{data.entries}</b> 条，<b>{data.members}</b> 人
      </span>
      <span>
        合计 <b>{data.sum}</b> 分
      </span>
      {data.pending !== 0 && (
        <span>
          其中待确认 <b>{data.pending}</b> 分
        </span>
      )}
      {data.reversed !== 0 && <span>已冲正 {data.reversed} 分（原记录与冲正相抵）</span>}
    </p>
  )
}

function Export({ filter }: { filter: LedgerFilter }) {
  const [busy, setBusy] = useState(false)
  const download = async () => {
    setBusy(true)
    await downloadFile('GET /points/ledger-export', { query: filter }, '积分明细.xlsx').catch((error: unknown) => toast.error(problemOf(error).message))
    setBusy(false)
  }
  return (
    <Button loading={busy} onClick={() => void download()}>
      导出 Excel
    </Button>
  )
}

/** 明细查询: every point in reach, by whatever one looks for. */
export function LedgerPage() {
  const { filter, set } = useLedgerFilter()
  const pages = usePages('GET /points/ledger', { query: filter })
  return (
    <PointsPage title="积分明细" note="每一分都可查来由。记错了不改原记录，另记一条冲正。" extra={<Export filter={filter} />}>
      <LedgerFilterBar filter={filter} set={set} />
      <Totals filter={filter} />
      <DataTable label="积分明细" pages={pages} columns={columns} rowKey="id" empty={<EmptyPanel title="没有符合条件的积分">换一个条件试试。</EmptyPanel>} height="calc(100vh - 336px)" />
    </PointsPage>
  )
}
