import { Button } from 'antd'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { useAction, visitorCall } from '../../shared/api'
import { acceptTokens } from '../../shared/session'
import { toast } from '../../shared/ui'

export type DemoAccount = ReplyOf<'GET /auth/demo-accounts'>['items'][number]

/** The invented people of a demonstration system, to sign in as. */
export function DemoAccounts({ accounts }: { accounts: readonly DemoAccount[] }) {
  const signIn = useAction((_call, key: string) => visitorCall('POST /auth/demo-sessions', { body: { key, client: 'browser' } }), {
    // as with a phone: the console is for those who hold an office
    onDone: (tokens) => (tokens.me.roles.length > 0 ? acceptTokens(tokens) : toast.info('这个身份没有管理职务，请在手机端体验。')),
  })
  return (
    <>
      <p className="sign-in__note">演示系统，人名和内容都是虚构的。</p>
      <ul className="sign-in__accounts" aria-label="演示账号">
        {accounts.map(({ key, name, role, org }) => (
          <li key={key}>
            <Button block disabled={signIn.busy} onClick={() => void signIn.run(key)}>
              <span>{role}</span>
              <small>{[name, org].filter(Boolean).join(' · ')}</small>
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
