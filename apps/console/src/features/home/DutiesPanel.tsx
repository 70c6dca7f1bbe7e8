import { Link } from 'react-router'
import { Icon, Panel } from '../../shared/ui'
import { BranchDuties } from './BranchDuties'
import { OwedList } from './OwedList'
import { TallyTable } from './TallyTable'
import type { Duties } from './words'

function summary({ owedCount, overdueCount }: Duties): string {
  if (owedCount === 0) return '该开的都已开过或已安排。'
  return overdueCount > 0 ? `共 ${owedCount} 项待安排，其中 ${overdueCount} 项已欠开。` : `共 ${owedCount} 项待安排。`
}

/** 三会一课 of this month: one branch duty by duty, several as a table with those that owe most urgently. */
export function DutiesPanel({ duties, month }: { duties: Duties; month: string }) {
  // What merely has to be arranged some time is in the table already.
  const pressing = duties.owed.filter(({ standing }) => standing !== 'due')
  const link = (
    <Link to="/duties">
      三会一课总表
      <Icon name="right" size={14} />
    </Link>
  )
  return (
    <Panel title={`组织生活 · ${Number(month.slice(5))}月`} extra={link}>
      <p className="workbench__calm">{duties.branches > 1 ? `${duties.branches} 个党支部，${summary(duties)}` : summary(duties)}</p>
      {duties.branches > 1 ? (
        <>
          <TallyTable tallies={duties.tallies} />
          {pressing.length > 0 && <OwedList owed={pressing} all={duties.owedCount} />}
        </>
      ) : (
        <BranchDuties duties={duties} />
      )}
    </Panel>
  )
}
