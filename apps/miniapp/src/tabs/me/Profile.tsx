import { View } from '@tarojs/components'
import { roleNames } from '@ejia/domain/roles'
import { openSignIn } from '../../shared/nav'
import { useSession, type Me } from '../../shared/session'
import { Button, Card, IconBox } from '../../shared/ui'

function rolesOf({ roles }: Me): string {
  return roles.map(({ role, org }) => `${org.name}${roleNames[role]}`).join('、')
}

/** Who is signed in, or the invitation to do so. */
export function Profile() {
  const { me } = useSession()
  return (
    <Card className='profile'>
      <IconBox name='me' />
      <View className='list-row__main'>
        <View className='t-title'>{me ? me.name : '您还没有登录'}</View>
        <View className='t-sub'>{me ? me.orgLine.join(' · ') || me.org?.name : '登录后可以学习、签到、看积分'}</View>
        {me && me.roles.length > 0 && <View className='t-sub'>{rolesOf(me)}</View>}
      </View>
      {!me && (
        <Button size='small' onPress={openSignIn}>
          登录
        </Button>
      )}
    </Card>
  )
}
