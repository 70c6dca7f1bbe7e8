import type { TableProps } from 'antd'
import { useMemo } from 'react'
import { DataTable } from '../../../shared/ui'
import type { Report } from './import-words'

type BadRow = Report['badRows'][number]

/** On one line, as rows of a long table are: the table is as wide as it takes. */
function Problems({ row, headings }: { row: BadRow; headings: readonly string[] }) {
  const texts = row.problems.map(({ column, message }) => `${column === null ? '' : `“${headings[column] ?? ''}”`}${message}`)
  return <span className="problems">{texts.join('；')}</span>
}

const columnsOf = (headings: readonly string[]): NonNullable<TableProps<BadRow>['columns']> => [
  { title: '行号', dataIndex: 'row', width: 70 },
  { title: '错误原因', key: 'why', render: (_, row) => <Problems row={row} headings={headings} /> },
  ...headings.map((heading, place) => ({
    title: heading || `第 ${place + 1} 列`,
    key: `cell${place}`,
    render: (_: unknown, { cells, problems }: BadRow) =>
      problems.some(({ column }) => column === place) ? <span className="bad-cell">{cells[place] || '（空）'}</span> : <span className="whole-line">{cells[place]}</span>,
  })),
]

/** Every row that cannot be taken, as it stands in the file, with what is wrong where. */
export function BadRowsTable({ report }: { report: Report }) {
  const columns = useMemo(() => columnsOf(report.headings), [report.headings])
  const pages = { rows: report.badRows, isPending: false, isFetching: false, error: null, hasMore: false, loadMore: () => undefined, refetch: () => undefined }
  return <DataTable label="有错的行" pages={pages} columns={columns} rowKey={(row) => String(row.row)} height={420} />
}
