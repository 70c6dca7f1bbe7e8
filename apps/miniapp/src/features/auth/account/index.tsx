import { useApi } from '../../../shared/api'
import { RequireSignIn } from '../../../shared/session'
import { Loaded, Page } from '../../../shared/ui'
import { BindingCard } from './BindingCard'
import { DataCard } from './DataCard'
import { EntryCard } from './EntryCard'
import { SessionsCard } from './SessionsCard'
import '../auth.scss'

function Cards() {
  const account = useApi('GET /auth/account', {})
  return (
    <Loaded query={account} skeleton='card'>
      {({ member, binding, sessions, exportsLeft }) => (
        <>
          {member && <EntryCard member={member} />}
          <BindingCard binding={binding} />
          <SessionsCard sessions={sessions} />
          <DataCard exportsLeft={exportsLeft} />
        </>
      )}
    </Loaded>
  )
}

export default function AccountPage() {
  return (
    <Page title='我的账号'>
      <RequireSignIn reason='登录后可以查看自己的登记、微信绑定和登录的设备。'>
        <Cards />
      </RequireSignIn>
    </Page>
  )
}
