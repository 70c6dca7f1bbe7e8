import { Link } from 'react-router'
import { recentActionNames } from '@ejia/domain/workbench'
import { momentText } from '../../shared/time'
import { Panel } from '../../shared/ui'
import { subjectPage, type Doing } from './words'

function Line({ doing }: { doing: Doing }) {
  const page = subjectPage(doing)
  const told = `${doing.who ?? '系统'}${recentActionNames[doing.action]}`
  return (
    <li className="recent__line">
      <p>{page ? <Link to={page}>{doing.title || told}</Link> : doing.title || told}</p>
      <p className="recent__about">
        {doing.title && <span>{told}</span>}
        {doing.org && <span>{doing.org.name}</span>}
        <time dateTime={doing.at}>{momentText(doing.at).slice(5)}</time>
      </p>
    </li>
  )
}

/** What happened lately in my organisations. */
export function RecentPanel({ doings }: { doings: Doing[] }) {
  return (
    <Panel title="近期动态">
      {doings.length === 0 ? (
        <p className="workbench__calm">近两个月没有新的动态。发布文章、安排活动之后会显示在这里。</p>
      ) : (
        <ul className="recent">
          {doings.map((doing) => (
            <Line key={doing.id} doing={doing} />
          ))}
        </ul>
      )}
    </Panel>
  )
}
