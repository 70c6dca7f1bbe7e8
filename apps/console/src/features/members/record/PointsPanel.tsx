import { useRead } from '../../../shared/api'
import { useCan } from '../../../shared/session'
import { thisMonth } from '../../../shared/time'
import { Panel, StateTag } from '../../../shared/ui'
import type { Member } from './use-member'

const signed = (delta: number): string => (delta > 0 ? `+${delta}` : String(delta))

/** This year's points and what they are for: meetings attended, study finished, awards. */
export function PointsPanel({ member }: { member: Member }) {
  const mayRead = useCan('points.read', member.org.id)
  const query = { memberId: member.id, year: Number(thisMonth().slice(0, 4)) }
  const totals = useRead('GET /points/ledger-totals', { query }, { enabled: mayRead })
  const latest = useRead('GET /points/ledger', { query: { ...query, limit: 8 } }, { enabled: mayRead })
  if (!mayRead) return null
  const entries = latest.data?.items ?? []
  return (
    <Panel title="今年积分" extra={totals.data && <strong>{`${totals.data.sum} 分`}</strong>}>
      {entries.length === 0 ? (
        <p>今年还没有积分记录。</p>
      ) : (
        <ul className="plain-list">
          {entries.map(({ id, title, delta, factOn, pending }) => (
            <li key={id}>
              <span>
                {title}
                <br />
                <small>{factOn}</small> {pending && <StateTag tone="wait">待确认</StateTag>}
              </span>
              <span>{signed(delta)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
