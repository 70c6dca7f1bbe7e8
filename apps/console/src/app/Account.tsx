import { Button, Dropdown } from 'antd'
import { useNavigate } from 'react-router'
import { roleNames } from '@ejia/domain/roles'
import { signOut, useMe, type Me } from '../shared/session'
import { Icon } from '../shared/ui'

/** 心内科党支部 · 书记 */
function officeOf({ roles, org }: Me): string {
  const [first] = roles
  if (!first) return org?.name ?? ''
  return `${first.org.name} · ${roleNames[first.role]}${roles.length > 1 ? ` 等 ${roles.length} 项` : ''}`
}

export function Account() {
  const me = useMe()
  const navigate = useNavigate()
  const items = [
    ...me.roles.map(({ role, org }) => ({ key: `${role}.${org.id}`, label: `${org.name} · ${roleNames[role]}`, disabled: true })),
    { key: 'divider', type: 'divider' as const },
    { key: 'leave', label: '退出登录', icon: <Icon name="signOut" />, onClick: () => void signOut().then(() => navigate('/sign-in')) },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" className="account">
        <span className="account__name">{me.name}</span>
        <span className="account__office">{officeOf(me)}</span>
        <Icon name="down" size={14} />
      </Button>
    </Dropdown>
  )
}
