import { Link } from 'react-router'
import { dutiesWith, dutyStandingNames, isOwed, type DutyKey, type DutyStanding } from '@ejia/domain/duties'
import { StateTag } from '../../shared/ui'
import { periodText, toneOf, type Duties } from './words'

interface Line {
  duty: DutyKey
  name: string
  standing: DutyStanding
  from: string
  to: string
  source?: string
}

/** What was left undone before, then this period's duties; what does not apply here is left out. */
function linesOf({ owed, tallies }: Duties): Line[] {
  const overdue = owed.filter(({ standing }) => standing === 'overdue')
  const current = tallies.flatMap(({ standing, ...tally }) => (standing && standing !== 'not_applicable' && standing !== 'elsewhere' ? [{ ...tally, standing }] : []))
  return [...overdue, ...current]
}

const kinds = new Map(dutiesWith().map(({ key, kind }) => [key, kind]))

function Arrange({ line, orgId }: { line: Line; orgId: number | undefined }) {
  const kind = kinds.get(line.duty)
  if (!isOwed(line.standing) || !kind) return null
  const query = new URLSearchParams({ kind, ...(orgId !== undefined && { org: String(orgId) }) })
  const late = line.standing === 'overdue'
  return (
    <Link to={`/activities/new?${query}`} aria-label={`${late ? '补开或补录' : '去安排'}：${periodText(line)}${line.name}`}>
      {late ? '补开或补录' : '去安排'}
    </Link>
  )
}

/** One branch: every duty with how it stands, and the way to arrange it. */
export function BranchDuties({ duties }: { duties: Duties }) {
  const orgId = duties.owed[0]?.org.id
  return (
    <ul className="duties">
      {linesOf(duties).map((line) => (
        <li key={`${line.duty} ${line.from}`} className="duties__line">
          <span className="duties__name">{line.name}</span>
          <span className="duties__period">{periodText(line)}</span>
          <StateTag tone={toneOf(line.standing)}>{dutyStandingNames[line.standing]}</StateTag>
          <span className="duties__action">
            <Arrange line={line} orgId={orgId} />
          </span>
        </li>
      ))}
    </ul>
  )
}
