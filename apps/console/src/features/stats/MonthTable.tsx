import { Table, type TableProps } from 'antd'
import type { Figures } from '@ejia/domain/stats'
import { figureColumns } from './figure-columns'
import type { MonthRow } from './MonthCharts'

type Row = Figures & { month: string }

const columns: TableProps<Row>['columns'] = [{ title: '月份', dataIndex: 'month', width: 110 }, ...(figureColumns as NonNullable<TableProps<Row>['columns']>)]

export function MonthTable({ rows, total }: { rows: readonly MonthRow[]; total: Figures }) {
  return <Table<Row> columns={columns} dataSource={[...rows, { month: '合计', ...total }]} rowKey="month" pagination={false} size="small" rowClassName={(row) => (row.month === '合计' ? 'stats__sum' : '')} />
}
