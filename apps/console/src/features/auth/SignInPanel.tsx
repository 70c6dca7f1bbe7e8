import { Button } from 'antd'
import { useAction, useRead } from '../../shared/api'
import { acceptTokens } from '../../shared/session'
import { EmptyPanel, ErrorPanel } from '../../shared/ui'

/** The ways to sign in; stands on the sign-in page and over the page of a lost session. */
export function SignInPanel() {
  const accounts = useRead('GET /auth/demo-accounts', {})
  const signIn = useAction('POST /auth/demo-sessions', { onDone: acceptTokens })
  if (accounts.error) return <ErrorPanel error={accounts.error} retry={() => void accounts.refetch()} />
  if (accounts.data?.items.length === 0) return <EmptyPanel title="没有可以登录的账号" />
  return (
    <ul className="sign-in__accounts" aria-label="演示账号">
      {accounts.data?.items.map(({ key, name, role, org }) => (
        <li key={key}>
          <Button block disabled={signIn.busy} onClick={() => void signIn.run({ body: { key, client: 'browser' } })}>
            {name}　{[role, org].filter(Boolean).join(' · ')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
