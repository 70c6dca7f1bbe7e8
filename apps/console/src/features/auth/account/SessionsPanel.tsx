import { Button } from 'antd'
import { useAction, useRead } from '../../../shared/api'
import { signOut } from '../../../shared/session'
import { confirmAction, Moment, Panel, StateTag } from '../../../shared/ui'

const clientNames = { weapp: '微信小程序', browser: '浏览器' }

/** Where I am signed in; one of them, or all, ended from here. */
export function SessionsPanel() {
  const account = useRead('GET /auth/account', {})
  const leaveAll = useAction(() => signOut('everywhere'))
  const end = useAction('DELETE /auth/sessions/:sessionId', { success: '那台设备已退出', invalidates: ['GET /auth/account'] })
  const leave = async () => {
    const text = '手机和其他电脑上也会退出，需要重新登录。这里同样会退出。'
    if (await confirmAction({ title: '退出所有设备？', text, ok: '全部退出', danger: true })) await leaveAll.run()
  }
  return (
    <Panel title="登录的设备">
      <p>怀疑有人用您的身份登录，或在公用电脑上忘了退出，可以让那台设备或所有设备退出。</p>
      <ul className="account-sessions">
        {account.data?.sessions.map(({ id, client, signedInAt, lastSeenAt, current }) => (
          <li key={id}>
            <span>
              {clientNames[client]} {current && <StateTag tone="ok">当前</StateTag>}
              <small>
                <Moment value={signedInAt} /> 登录，最近使用 <Moment value={lastSeenAt} />
              </small>
            </span>
            {!current && (
              <Button size="small" loading={end.busy} aria-label={`让${clientNames[client]}退出`} onClick={() => void end.run({ params: { sessionId: id } })}>
                退出
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button loading={leaveAll.busy} onClick={() => void leave()}>
        退出所有设备
      </Button>
    </Panel>
  )
}
