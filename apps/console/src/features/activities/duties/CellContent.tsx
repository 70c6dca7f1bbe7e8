import { Link } from 'react-router'
import { dayOf } from '@ejia/domain/calendar'
import { dutyStandingNames, isOwed } from '@ejia/domain/duties'
import { planAddress } from '../plan/plan-address'
import { monthDay, toneOf, type Cell, type Duty } from './duty-words'

interface Props {
  cell: Cell
  duty: Duty
  orgId: number
  /** How many meetings are named before the rest is counted. */
  most?: number
  /** Offers to plan what is owed. */
  plan?: boolean
}

/** How a duty stands in a period: the meetings there are, each a link, or the way to plan one. */
export function CellContent({ cell, duty, orgId, most = 3, plan = false }: Props) {
  const { standing, meetings, note, needed, held } = cell
  const quiet = standing === 'not_yet' || standing === 'not_applicable' || standing === 'elsewhere'
  return (
    <div className={`duty duty--${toneOf[standing]}`}>
      <span className={quiet ? 'duty__quiet' : 'duty__standing'} title={note || undefined}>
        {standing === 'not_applicable' ? '—' : dutyStandingNames[standing]}
        {standing === 'not_applicable' && <span className="duty__spoken">不适用：{note}</span>}
        {needed > 1 && ` ${held}/${needed}`}
      </span>
      {meetings.slice(0, most).map((meeting) => (
        <Link key={meeting.id} to={`/activities/${meeting.id}`} title={meeting.title} aria-label={`${monthDay(dayOf(meeting.startsAt))} ${meeting.title}`}>
          {monthDay(dayOf(meeting.startsAt))}
          {meeting.org.id !== orgId && <small>（{meeting.org.name}）</small>}
          {meeting.lateDays > 0 && <small className="duty__late">补录 {meeting.lateDays} 天</small>}
        </Link>
      ))}
      {meetings.length > most && <small>等 {meetings.length} 次</small>}
      {plan && isOwed(standing) && duty.kind !== null && (
        <Link to={planAddress(duty.kind, orgId)} aria-label={`安排${duty.name}`}>
          安排
        </Link>
      )}
    </div>
  )
}
