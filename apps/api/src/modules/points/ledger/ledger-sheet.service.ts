import { pointCategoryNames, pointSourceNames, toPoints } from '@ejia/domain/points'
import { dayOf } from '@ejia/domain/calendar'
import { toSheet, type SheetColumn } from '../../../documents/sheet-out'
import { assertThat } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { listEntries, type EntryRow } from './ledger.repo'
import { filterWithinReach, type FilterQuery } from './ledger.service'
import { describeEntry } from './ledger.view'

/** A spreadsheet of more rows is read by nobody, and is made in memory. */
const mostRows = 50_000

const standing = (row: EntryRow): string => {
  if (row.reversalOf !== null) return '冲正'
  if (row.reversedBy !== null) return '已冲正'
  return describeEntry(row).pending ? '待确认' : '有效'
}

const columns: SheetColumn<EntryRow>[] = [
  { title: '姓名', value: (row) => row.memberName },
  { title: '所在组织', value: (row) => row.orgName, width: 22 },
  { title: '日期', kind: 'day', value: (row) => row.factOn },
  { title: '年度', value: (row) => row.year },
  { title: '事由', value: (row) => row.title, width: 30 },
  { title: '规则', value: (row) => `${row.ruleName}（第 ${row.ruleVersion} 版）`, width: 24 },
  { title: '类别', value: (row) => pointCategoryNames[row.category] },
  { title: '来源', value: (row) => pointSourceNames[row.sourceType] },
  { title: '分值', kind: 'number', value: (row) => toPoints(row.delta) },
  { title: '状态', value: standing },
  { title: '登记时间', kind: 'instant', value: (row) => row.enteredAt },
]

/** What a filter of the ledger finds, as an Excel sheet in the order of the list. */
export async function makeLedgerSheet(ctx: ActorContext, query: FilterQuery): Promise<{ name: `${string}.xlsx`; content: Buffer }> {
  const rows = await listEntries(ctx.db, await filterWithinReach(ctx, query), null, mostRows + 1)
  assertThat(rows.length <= mostRows, 'points.too_many_rows')
  return { name: `积分明细（${dayOf(ctx.now)}）.xlsx`, content: await toSheet(rows, columns, '积分明细') }
}
