import type { StagedReport } from '@ejia/contract/members/routes'
import { toSheet, type SheetColumn } from '../../../documents/sheet-out'

type BadRow = StagedReport['badRows'][number]

/** The bad rows in their own columns, with their place in the file and why: put right, this sheet can be imported itself. */
export function errorSheet({ headings, badRows }: StagedReport): Promise<Buffer> {
  const width = Math.max(headings.length, ...badRows.map((row) => row.cells.length))
  const own = Array.from({ length: width }, (_, place): SheetColumn<BadRow> => ({ title: headings[place] || `第 ${place + 1} 列`, value: (row) => row.cells[place] ?? '' }))
  const why: SheetColumn<BadRow>[] = [
    { title: '原文件行号', value: (row) => row.row, kind: 'number' },
    { title: '错误原因', value: (row) => row.problems.map(({ column, message }) => `${column === null ? '' : `“${headings[column] ?? ''}”`}${message}`).join('；'), width: 60 },
  ]
  return toSheet(badRows, [...why, ...own], '错误行')
}
