import type { BranchDuties, DutyCell } from '@ejia/contract/activities/duties'
import type { DutyTally, OwedDuty, Workbench } from '@ejia/contract/home/workbench'
import { reachOf } from '@ejia/domain/actor'
import { dutiesWith, isOwed, type Duty, type DutyStanding } from '@ejia/domain/duties'
import { monthsBefore } from '@ejia/domain/stats'
import { earlierMonths } from '@ejia/domain/workbench'
import type { ActorContext } from '../../lib/context'
import { dutiesOf } from '../activities'

/** Lines of the workbench; the rest is on the page of the duties. */
const shown = 8

/** This month's duties over all branches the actor looks after, and what was left undone in the periods just over. */
export async function dutiesOfMonth(ctx: ActorContext, month: string): Promise<Workbench['duties']> {
  const paths = reachOf(ctx.actor, 'activities.manage')
  if (paths.length === 0) return { branches: 0, tallies: [], owed: [], owedCount: 0, overdueCount: 0 }
  const now = await dutiesOf(ctx, paths, month)
  const owed = [...(await leftUndone(ctx, paths, month)), ...now.flatMap((branch) => owedBy(branch, isOwed))].sort(byUrgency)
  const overdueCount = owed.filter(({ standing }) => standing === 'overdue').length
  return { branches: now.length, tallies: tally(now), owed: owed.slice(0, shown), owedCount: owed.length, overdueCount }
}

/** What is overdue of the period just over: the month before, the quarter before, in January the year before. */
async function leftUndone(ctx: ActorContext, paths: readonly string[], month: string): Promise<OwedDuty[]> {
  const lastMonth = monthsBefore(month, 1)
  const found = new Map<string, OwedDuty>()
  for (const earlier of earlierMonths(month)) {
    for (const owed of (await dutiesOf(ctx, paths, earlier)).flatMap((branch) => owedBy(branch, (standing) => standing === 'overdue'))) {
      const recent = earlier === lastMonth || dutyNamed(owed.duty)?.every !== 'month'
      if (recent) found.set(`${owed.org.id} ${owed.duty} ${owed.from}`, owed)
    }
  }
  return [...found.values()]
}

const byKey = new Map(dutiesWith().map((duty) => [duty.key, duty]))
const dutyNamed = (key: Duty['key']): Duty | undefined => byKey.get(key)

const owedBy = ({ org, cells }: BranchDuties, counts: (standing: DutyStanding) => boolean): OwedDuty[] =>
  cells.filter(({ standing }) => counts(standing)).map(({ duty, standing, from, to }) => ({ org, duty, name: dutyNamed(duty)?.name ?? duty, standing, from, to }))

const rank = (standing: DutyStanding): number => ['overdue', 'due_soon', 'due'].indexOf(standing)
/** Overdue first, then what ends soonest; alike ones by branch. */
const byUrgency = (a: OwedDuty, b: OwedDuty): number => rank(a.standing) - rank(b.standing) || a.to.localeCompare(b.to) || a.org.id - b.org.id

function tally(branches: readonly BranchDuties[]): DutyTally[] {
  return dutiesWith().flatMap((duty) => {
    const cells = branches.flatMap((branch) => branch.cells.filter((cell) => cell.duty === duty.key))
    return cells[0] ? [{ ...about(duty, cells[0]), standing: cells.length === 1 ? cells[0].standing : null, ...countsOf(cells) }] : []
  })
}

const about = ({ key, name, source }: Duty, { from, to }: DutyCell) => ({ duty: key, name, source, from, to })

function countsOf(cells: readonly DutyCell[]): Pick<DutyTally, 'held' | 'planned' | 'due'> {
  const count = (...standings: DutyStanding[]): number => cells.filter(({ standing }) => standings.includes(standing)).length
  return { held: count('held', 'to_confirm'), planned: count('planned'), due: count('due', 'due_soon', 'overdue') }
}
