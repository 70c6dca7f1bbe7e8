import type { ManagedSummary } from '@ejia/contract/requests/schemas'
import { dayOf } from '@ejia/domain/calendar'
import { dueNames, matterNames, requestKinds, requestStateNames } from '@ejia/domain/requests'
import { toSheet, type SheetColumn } from '../../documents/sheet-out'
import type { ActorContext } from '../../lib/context'
import { toFilter, workerOf, type ManagedQuery } from './managed.service'
import { listWorked, type RequestRow } from './requests.repo'
import { describeSummary } from './requests.view'

/** Rows of one sheet: far beyond what a hospital gets in a year. */
const mostRows = 20_000

interface Line {
  request: RequestRow['request']
  summary: ManagedSummary
}

const satisfiedText = (satisfied: boolean | null): string => (satisfied === null ? '' : satisfied ? '满意' : '不满意')

const columns: SheetColumn<Line>[] = [
  { title: '提交时间', kind: 'instant', value: ({ request }) => request.raisedAt },
  { title: '类别', value: ({ request }) => requestKinds[request.kind].name },
  { title: '事项', value: ({ request }) => matterNames[request.matter] },
  { title: '办理组织', width: 24, value: ({ summary }) => summary.org.name },
  { title: '提交人', value: ({ summary }) => summary.submitter?.name ?? '匿名' },
  { title: '内容', width: 60, value: ({ request }) => request.text },
  { title: '状态', value: ({ request }) => requestStateNames[request.state] },
  { title: '期限', value: ({ summary }) => (summary.state === 'done' || summary.state === 'closed' ? '' : dueNames[summary.due]) },
  { title: '受理期限', kind: 'day', value: ({ request }) => request.acceptBy },
  { title: '答复期限', kind: 'day', value: ({ request }) => request.answerBy },
  { title: '答复时间', kind: 'instant', value: ({ request }) => request.answeredAt },
  { title: '按期答复', value: ({ request }) => request.answeredInTime },
  { title: '承办人', value: ({ summary }) => summary.handler?.name ?? '' },
  { title: '评价', value: ({ request }) => satisfiedText(request.satisfied) },
]

/** The list as it is filtered, as a sheet. */
export async function makeSheet(ctx: ActorContext, query: NonNullable<ManagedQuery>): Promise<{ name: `${string}.xlsx`; content: Buffer }> {
  const rows = await listWorked(ctx.db, workerOf(ctx), await toFilter(ctx, query), dayOf(ctx.now), null, mostRows)
  const lines = rows.map((row): Line => ({ request: row.request, summary: describeSummary(row, ctx.now) }))
  return { name: `投诉建议${dayOf(ctx.now)}.xlsx`, content: await toSheet(lines, columns, '投诉建议') }
}
