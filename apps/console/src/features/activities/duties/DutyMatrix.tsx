import { Link } from 'react-router'
import { CellContent } from './CellContent'
import { everyName, type BranchRow, type Duty } from './duty-words'

interface Props {
  duties: readonly Duty[]
  rows: readonly BranchRow[]
  month: string
}

/** A line for each branch, a column for each duty. */
export function DutyMatrix({ duties, rows, month }: Props) {
  return (
    <div className="duty-scroll" role="region" aria-label={`${month} 各支部三会一课`} tabIndex={0}>
      <table className="duty-table">
        <thead>
          <tr>
            <th scope="col">支部</th>
            {duties.map((duty) => (
              <th key={duty.key} scope="col">
                {duty.name}
                <small>{everyName(duty.every)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ org, parent, cells }) => (
            <tr key={org.id}>
              <th scope="row">
                <Link to={`/duties/${org.id}?year=${month.slice(0, 4)}`}>{org.name}</Link>
                {parent && <small>{parent.name}</small>}
              </th>
              {duties.map((duty) => {
                const cell = cells.find((one) => one.duty === duty.key)
                return <td key={duty.key} className={`duty-cell duty-cell--${cell?.standing ?? ''}`}>{cell && <CellContent cell={cell} duty={duty} orgId={org.id} most={2} />}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
