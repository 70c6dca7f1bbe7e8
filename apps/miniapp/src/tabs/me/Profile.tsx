import { View } from '@tarojs/components'
import { roleNames } from '@ejia/domain/roles'
import { openSignIn } from '../../shared/nav'
import { useSession, type Me } from '../../shared/session'
import { Button, Card, IconBox, Tag } from '../../shared/ui'

function rolesOf({ roles }: Me): string {
  return roles.map(({ role, org }) => `${org.name}${role === 'commissioner' ? '委员' : roleNames[role]}`).join('、')
}

function Visitor() {
  return (
    <Card className='me-profile'>
      <IconBox name='me' />
      <View className='list-row__main'>
        <View className='t-title'>您还没有登录</View>
        <View className='t-sub'>登录后可以学习、签到、看积分</View>
      </View>
      <Button size='small' onPress={openSignIn}>
        登录
      </Button>
    </Card>
  )
}

/** Who is signed in, or the invitation to do so. */
export function Profile() {
  const { me } = useSession()
  if (!me) return <Visitor />
  return (
    <Card className='me-profile'>
      <IconBox name='me' />
      <View className='list-row__main'>
        <View className='me-profile__name'>
          <View className='t-title'>{me.name}</View>
          {me.retired && <Tag>离退休</Tag>}
        </View>
        <View className='t-sub'>{me.orgLine.join(' · ') || me.org?.name}</View>
        {me.roles.length > 0 && <View className='t-sub'>{rolesOf(me)}</View>}
      </View>
    </Card>
  )
}
