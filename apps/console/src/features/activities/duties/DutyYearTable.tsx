import type { ReplyOf } from '@ejia/contract/client/caller'
import { CellContent } from './CellContent'
import { everyName } from './duty-words'

type Year = ReplyOf<'GET /duties/years/:year'>

const months = Array.from({ length: 12 }, (_, index) => index + 1)
/** Months that a cell of this frequency covers. */
const spans = { month: 1, quarter: 3, year: 12 } as const

/** Twelve months by eight duties: a quarter's duty is one cell over three months, a year's over twelve. */
export function DutyYearTable({ year }: { year: Year }) {
  return (
    <div className="duty-scroll" role="region" aria-label={`${year.org.name}${year.year}年组织生活`} tabIndex={0}>
      <table className="duty-table duty-table--year">
        <thead>
          <tr>
            <th scope="col">应开展</th>
            {months.map((month) => (
              <th key={month} scope="col">
                {month} 月
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {year.duties.map((duty) => (
            <tr key={duty.key}>
              <th scope="row">
                {duty.name}
                <small title={duty.source}>
                  {everyName(duty.every)}
                  {duty.local && '（本地口径）'}
                </small>
              </th>
              {duty.cells.map((cell) => (
                <td key={cell.from} colSpan={spans[duty.every]} className={`duty-cell duty-cell--${cell.standing}`}>
                  <CellContent plan cell={cell} duty={duty} orgId={year.org.id} most={duty.every === 'month' ? 2 : 6} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
