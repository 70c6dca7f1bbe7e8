import { Button } from 'antd'
import { roleNames } from '@ejia/domain/roles'
import { useAction } from '../../../shared/api'
import { signOut, useMe } from '../../../shared/session'
import { confirmAction, Page, Panel } from '../../../shared/ui'
import { OperatorPanels } from './OperatorPanels'
import '../sign-in.css'
import './account.css'

function Sessions() {
  const leaveAll = useAction(() => signOut('everywhere'))
  const leave = async () => {
    const text = '手机和其他电脑上也会退出，需要重新登录。这里同样会退出。'
    if (await confirmAction({ title: '退出所有设备？', text, ok: '全部退出', danger: true })) await leaveAll.run()
  }
  return (
    <Panel title="登录的设备">
      <p>怀疑有人用您的身份登录，或在公用电脑上忘了退出，可以让所有设备退出。</p>
      <Button loading={leaveAll.busy} onClick={() => void leave()}>
        退出所有设备
      </Button>
    </Panel>
  )
}

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
      <Sessions />
    </Page>
  )
}
