import { orgKindNames } from '@ejia/domain/orgs'
import { share, type Figures, type Period } from '@ejia/domain/stats'
import { joinSheets, prepareSheet, type SheetColumn } from '../../documents/sheet-out'
import type { ActorContext } from '../../lib/context'
import { listMonths, listOrgFigures, type StatsQuery } from './stats.service'

const columns: SheetColumn<Figures>[] = [
  { title: '开展活动（次）', value: (row) => row.meetings },
  { title: '应到（人次）', value: (row) => row.expected },
  { title: '实到（人次）', value: (row) => row.present },
  { title: '到会率（%）', value: (row) => share(row.present, row.expected) },
  { title: '应学（人次）', value: (row) => row.studyDue },
  { title: '已学（人次）', value: (row) => row.studyDone },
  { title: '完成率（%）', value: (row) => share(row.studyDone, row.studyDue) },
  { title: '发布文章（篇）', value: (row) => row.posts },
  { title: '阅读（人次）', value: (row) => row.reads },
  { title: '阅读人数', value: (row) => row.readers },
]

/** The numbers of the screen, in two sheets. */
export async function exportStats(ctx: ActorContext, query: StatsQuery): Promise<Buffer> {
  const { items: months, total } = await listMonths(ctx, query)
  const { items: orgs } = await listOrgFigures(ctx, query)
  return joinSheets([
    prepareSheet({ name: '按月', rows: [...months, { month: '合计', ...total }], columns: [{ title: '月份', value: (row) => row.month }, ...columns] }),
    prepareSheet({
      name: '按组织',
      rows: orgs,
      columns: [{ title: '组织', width: 30, value: (row) => row.name }, { title: '类别', value: (row) => orgKindNames[row.kind] }, { title: '党员（人）', value: (row) => row.members }, ...columns],
    }, 1),
  ])
}

export const sheetName = ({ from, to }: Period): `${string}.xlsx` => `党建统计${from === to ? from : `${from}至${to}`}.xlsx`
