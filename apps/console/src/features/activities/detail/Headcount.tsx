import { absentees, type Activity } from '../activity'

/** 应到 · 实到 · 请假 · 未到 (· 待核实), as big numbers. */
export function Headcount({ headcount }: { headcount: Activity['headcount'] }) {
  const { expected, present, onLeave, pending } = headcount
  const tiles: [string, number][] = [['应到', expected], ['实到', present], ['请假', onLeave], ['未到', absentees(headcount)], ...(pending > 0 ? [['待核实', pending] as [string, number]] : [])]
  return (
    <dl className="headcount">
      {tiles.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
