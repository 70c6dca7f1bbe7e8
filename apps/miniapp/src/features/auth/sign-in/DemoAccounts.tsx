import { View } from '@tarojs/components'
import { credentials } from '../../../platform/credentials'
import { messageOf, useAction } from '../../../shared/api'
import { leaveSignIn } from '../../../shared/nav'
import { acceptTokens } from '../../../shared/session'
import { Card, ListRow, NoticeBar, toast } from '../../../shared/ui'
import { demoGroups, type DemoAccount } from '../demo-groups'

interface Props {
  accounts: readonly DemoAccount[]
  returnTo: string | undefined
}

/** The invented people of a demonstration system, to sign in as. */
export function DemoAccounts({ accounts, returnTo }: Props) {
  const signIn = useAction((call, key: string) => call('POST /auth/demo-sessions', { body: { key, client: credentials.client } }), {
    onSuccess: (tokens) => {
      acceptTokens(tokens)
      leaveSignIn(returnTo)
    },
    onError: (error) => toast(messageOf(error)),
  })
  const row = ({ key, name, role, org }: DemoAccount) => (
    <ListRow key={key} icon='user' title={role} note={`${name} · ${org}`} onPress={() => signIn.mutateAsync(key).catch(() => undefined)} />
  )
  return (
    <>
      <NoticeBar>这是演示系统，人名和内容都是虚构的。选一个身份登录看看。</NoticeBar>
      {demoGroups(accounts).map(({ title, note, accounts: own }) => (
        <View key={title}>
          <View className='auth-group'>
            <View className='auth-group__title'>{title}</View>
            <View className='t-sub'>{note}</View>
          </View>
          <Card tight>{own.map(row)}</Card>
        </View>
      ))}
    </>
  )
}
