import { Link } from 'react-router'
import { roleNames } from '@ejia/domain/roles'
import { useRead } from '../../../shared/api'
import { useCan } from '../../../shared/session'
import { Panel } from '../../../shared/ui'
import type { Member } from './use-member'

/** Offices the member holds; whoever grants them sees them here. */
export function RolesPanel({ member }: { member: Member }) {
  const grants = useCan('roles.grant', member.org.id)
  const { data } = useRead('GET /role-grants', { query: { memberId: member.id, limit: 100 } }, { enabled: grants })
  if (!grants) return null
  const held = data?.items ?? []
  return (
    <Panel title="职务" extra={<Link to="/roles">管理职务</Link>}>
      {held.length === 0 ? (
        <p>没有职务。</p>
      ) : (
        <ul className="plain-list">
          {held.map(({ id, role, org }) => (
            <li key={id}>
              <span>{roleNames[role]}</span>
              <span>{org.name}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
