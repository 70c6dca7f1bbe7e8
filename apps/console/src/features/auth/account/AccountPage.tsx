import { roleNames } from '@ejia/domain/roles'
import { useMe } from '../../../shared/session'
import { Page, Panel } from '../../../shared/ui'
import { OperatorPanels } from './OperatorPanels'
import { SessionsPanel } from './SessionsPanel'
import '../sign-in.css'
import './account.css'

/** One's own account: offices, devices, and for operators the password. */
export function AccountPage() {
  const me = useMe()
  return (
    <Page title="账号与安全">
      <Panel title="我的身份">
        <dl className="account-facts">
          <dt>姓名</dt>
          <dd>{me.name}</dd>
          {me.org && <dt>所在组织</dt>}
          {me.org && <dd>{me.orgLine.join(' › ')}</dd>}
          <dt>角色</dt>
          <dd>{me.roles.map(({ role, org }) => `${org.name} · ${roleNames[role]}`).join('；') || '没有'}</dd>
        </dl>
      </Panel>
      {me.member === null && <OperatorPanels />}
      <SessionsPanel />
    </Page>
  )
}
