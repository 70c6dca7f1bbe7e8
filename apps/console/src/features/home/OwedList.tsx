import { Link } from 'react-router'
import { dutyStandingNames } from '@ejia/domain/duties'
import { StateTag } from '../../shared/ui'
import { periodText, toneOf, type Owed } from './words'

/** Branches that owe something, most pressing first. */
export function OwedList({ owed, all }: { owed: Owed[]; all: number }) {
  return (
    <>
      <h3 className="duties__heading">欠开或即将到期的</h3>
      <ul className="duties">
        {owed.map(({ org, duty, name, standing, from, to }) => (
          <li key={`${org.id} ${duty} ${from}`} className="duties__line">
            <Link className="duties__name" to={`/duties/${org.id}`} aria-label={`${org.name}：${periodText({ from, to })}${name}${dutyStandingNames[standing]}`}>
              {org.name}
            </Link>
            <span className="duties__period">
              {periodText({ from, to })} {name}
            </span>
            <StateTag tone={toneOf(standing)}>{dutyStandingNames[standing]}</StateTag>
          </li>
        ))}
      </ul>
      {all > owed.length && <p className="waiting__more">全部 {all} 项见三会一课总表</p>}
    </>
  )
}
