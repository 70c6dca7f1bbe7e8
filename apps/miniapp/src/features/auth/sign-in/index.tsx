import { useApi, useAction, messageOf } from '../../../shared/api'
import { leaveSignIn, usePageParams } from '../../../shared/nav'
import { acceptTokens } from '../../../shared/session'
import { Card, EmptyState, ListRow, Loaded, Page, toast } from '../../../shared/ui'
import { credentials } from '../../../platform/credentials'

/** Sign-in with the accounts of a demonstration system. */
export default function SignIn() {
  const { returnTo } = usePageParams<'returnTo'>()
  const accounts = useApi('GET /auth/demo-accounts', {})
  const signIn = useAction(
    (call, key: string) => call('POST /auth/demo-sessions', { body: { key, client: credentials.client } }),
    {
      onSuccess: (tokens) => {
        acceptTokens(tokens)
        leaveSignIn(returnTo)
      },
      onError: (error) => toast(messageOf(error)),
    },
  )
  return (
    <Page title='登录'>
      <Loaded query={accounts}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon='user' title='没有演示账号' note='请在微信小程序中登录。' />
          ) : (
            <Card tight>
              {items.map(({ key, name, role, org }) => (
                <ListRow key={key} icon='user' title={name} note={`${role} · ${org}`} onPress={() => signIn.mutateAsync(key)} />
              ))}
            </Card>
          )
        }
      </Loaded>
    </Page>
  )
}
