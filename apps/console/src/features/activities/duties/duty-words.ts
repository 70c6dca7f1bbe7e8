import type { ReplyOf } from '@ejia/contract/client/caller'
import type { DutyStanding, PeriodLength } from '@ejia/domain/duties'

export type Matrix = ReplyOf<'GET /duties'>
export type BranchRow = Matrix['items'][number]
export type Cell = BranchRow['cells'][number]
export type Duty = Matrix['duties'][number]

/** Whether somebody has to do something, it is in order, or it says nothing. */
export const toneOf: Record<DutyStanding, 'ok' | 'wait' | 'bad' | 'plain'> = {
  held: 'ok', to_confirm: 'wait', planned: 'plain', due_soon: 'wait', due: 'plain', overdue: 'bad', not_yet: 'plain', not_applicable: 'plain', elsewhere: 'plain',
}

const everyNames: Record<PeriodLength, string> = { month: '每月', quarter: '每季度', year: '每年' }
export const everyName = (every: Duty['every']): string => everyNames[every]

/** `11-05` of an instant, by the calendar of Shanghai. */
export const monthDay = (day: string): string => day.slice(5)

export const filters = { all: '全部', todo: '需要安排', overdue: '欠开' } as const
export type Filter = keyof typeof filters

const wanted: Record<Filter, readonly DutyStanding[] | null> = { all: null, todo: ['overdue', 'due_soon', 'due'], overdue: ['overdue'] }

/** Branches with at least one duty of the kind asked for. */
export function filterRows(rows: readonly BranchRow[], filter: Filter): BranchRow[] {
  const standings = wanted[filter]
  return standings === null ? [...rows] : rows.filter(({ cells }) => cells.some(({ standing }) => standings.includes(standing)))
}

export const countIn = (rows: readonly BranchRow[], standing: DutyStanding): number => rows.reduce((sum, { cells }) => sum + cells.filter((cell) => cell.standing === standing).length, 0)
