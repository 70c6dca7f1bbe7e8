import { Button, Table, type TableProps } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { useRead } from '../../../shared/api'
import { useCan } from '../../../shared/session'
import { EmptyPanel, ErrorPanel, Moment, Panel, StateTag } from '../../../shared/ui'
import { PointsPage } from '../PointsPage'
import { thisYear } from '../YearPicker'
import { CloseYear } from './CloseYear'

type Row = ReplyOf<'GET /points/years'>['items'][number]

/** 年度结转: which years are closed, and what a close would find. */
export function YearsPage() {
  const mayClose = useCan('points.manage')
  const years = useRead('GET /points/years', {})
  const [chosen, choose] = useState<number>()
  const columns: NonNullable<TableProps<Row>['columns']> = [
    { title: '年度', key: 'year', render: (_, { year }) => <Link to={`/points?year=${year}`}>{year} 年度</Link> },
    { title: '状态', key: 'state', render: (_, { year, closedAt }) => (closedAt ? <StateTag tone="ok">已结转</StateTag> : year === thisYear() ? <StateTag>进行中</StateTag> : <StateTag tone="wait">未结转</StateTag>) },
    { title: '结转时间', key: 'closedAt', render: (_, { closedAt }) => (closedAt ? <Moment value={closedAt} /> : '—') },
    { title: '结转人', key: 'closedBy', render: (_, { closedBy }) => closedBy ?? '—' },
    {
      title: '操作',
      key: 'act',
      render: (_, { year, closedAt }) =>
        mayClose && (
          <Button size="small" onClick={() => choose(year)} aria-label={`${year} 年度：${closedAt ? '查看' : '预览结转'}`}>
            {closedAt ? '查看' : '预览结转'}
          </Button>
        ),
    },
  ]
  return (
    <PointsPage title="年度结转" note="积分按自然年度计，新年度从 0 开始。结转以后，只有党委办可以凭说明补记、冲正。">
      {years.error && <ErrorPanel error={years.error} retry={() => void years.refetch()} />}
      {years.data && (
        <Panel flush>
          <Table<Row> columns={columns} dataSource={years.data.items} rowKey="year" pagination={false} size="middle" locale={{ emptyText: <EmptyPanel title="还没有积分" /> }} />
        </Panel>
      )}
      {chosen !== undefined && <CloseYear key={chosen} year={chosen} onClosed={() => choose(undefined)} />}
    </PointsPage>
  )
}
