import { Button, Spin } from 'antd'
import { useEffect } from 'react'
import { Link } from 'react-router'
import { activityKindNames } from '@ejia/domain/activities'
import { usePages } from '../../../shared/api'
import { momentText, today } from '../../../shared/time'
import { ErrorPanel, IconButton, Panel } from '../../../shared/ui'
import { stateWord, type Managed } from '../activity'
import { byDay, monthText, moveMonth, weeksOf } from './month'
import { queryOf, type Filters } from './use-filters'

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
/** More of one day are counted; a committee office sees forty branches. */
const mostShown = 4

function Entry({ row }: { row: Managed }) {
  return (
    <li className={`month__entry month__entry--${row.state}`}>
      <Link to={`/activities/${row.id}`} title={`${activityKindNames[row.kind]}，${row.org.name}，${stateWord(row).text}`}>
        <time dateTime={row.startsAt}>{momentText(row.startsAt).slice(11)}</time> {row.title}
      </Link>
    </li>
  )
}

interface DayProps {
  day: string | null
  rows: readonly Managed[]
  onMore: (day: string) => void
}

function DayCell({ day, rows, onMore }: DayProps) {
  if (day === null) return <td className="month__beside" />
  return (
    <td className={day === today() ? 'month__day month__day--today' : 'month__day'}>
      <span className="month__number">{Number(day.slice(8))}</span>
      <ul>
        {rows.slice(0, mostShown).map((row) => <Entry key={row.id} row={row} />)}
      </ul>
      {rows.length > mostShown && <Button type="link" size="small" onClick={() => onMore(day)}>{`还有 ${rows.length - mostShown} 个`}</Button>}
    </td>
  )
}

interface Props {
  filters: Filters
  change: (next: { month?: string; view?: string | undefined }) => void
}

/** A month on one sheet. All its pages are fetched: a calendar with holes would lie. */
export function MonthCalendar({ filters, change }: Props) {
  const { month } = filters
  const { rows, isPending, isFetching, error, hasMore, loadMore, refetch } = usePages('GET /managed-activities', { query: queryOf(filters) })
  useEffect(() => {
    if (hasMore && !isFetching) loadMore()
  }, [hasMore, isFetching, loadMore])
  if (error) return <ErrorPanel error={error} retry={refetch} />
  const days = byDay(rows)
  return (
    <Panel
      title={monthText(month)}
      extra={
        <span>
          {(isPending || isFetching) && <Spin size="small" />}
          <IconButton icon="back" label="上个月" onClick={() => change({ month: moveMonth(month, -1) })} />
          <IconButton icon="right" label="下个月" onClick={() => change({ month: moveMonth(month, 1) })} />
        </span>
      }
    >
      <table className="month" aria-label={`${monthText(month)}的活动`}>
        <thead>
          <tr>{weekdays.map((name) => <th key={name} scope="col">{name}</th>)}</tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, index) => (
            <tr key={index}>
              {week.map((day, place) => <DayCell key={place} day={day} rows={(day && days.get(day)) || []} onMore={() => change({ view: undefined })} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
