import { Link } from 'react-router'
import { workKindNames } from '@ejia/domain/workbench'
import { Icon, Panel, StateTag } from '../../shared/ui'
import { momentText } from '../../shared/time'
import { isLate, placeOf, type WaitingGroup } from './words'

/** Lines of one kind; the rest is where `all` leads. */
const shown = 3

function Group({ group: { kind, count, items } }: { group: WaitingGroup }) {
  const { all, one } = placeOf[kind]
  const name = workKindNames[kind]
  return (
    <li className="waiting__group">
      <div className="waiting__head">
        <h3>
          {name} <span className="waiting__count">{count}</span>
        </h3>
        <Link to={all} aria-label={`${name}：去处理`}>
          去处理
          <Icon name="right" size={14} />
        </Link>
      </div>
      <ul>
        {items.slice(0, shown).map((item) => (
          <li key={`${item.id} ${item.title}`} className="waiting__item">
            <Link to={one ? one(item.id) : all}>{item.title}</Link>
            <span className="waiting__about">
              {isLate(kind, item.at) && <StateTag tone="bad">已超过 3 天</StateTag>}
              {item.org && <span>{item.org.name}</span>}
              <time dateTime={item.at}>{momentText(item.at).slice(0, 10)}</time>
            </span>
          </li>
        ))}
      </ul>
      {count > shown && <p className="waiting__more">还有 {count - shown} 项</p>}
    </li>
  )
}

/** What waits for my decision. */
export function WaitingPanel({ groups }: { groups: WaitingGroup[] }) {
  return (
    <Panel title="等我处理">
      {groups.length === 0 ? (
        <p className="workbench__calm">没有等您处理的事项。</p>
      ) : (
        <ul className="waiting">
          {groups.map((group) => (
            <Group key={group.kind} group={group} />
          ))}
        </ul>
      )}
    </Panel>
  )
}
