import { View } from '@tarojs/components'
import { Button, Card, IconBox, toast } from '../../../shared/ui'
import { signInByWechat, useWechatSignIn } from '../use-wechat-sign-in'
import { changeDemoDevice } from '../wechat-codes'

interface Props {
  returnTo: string | undefined
  /** WeChat is played by the demonstration. */
  demo?: boolean
}

function changePhone(): void {
  changeDemoDevice()
  toast('已换成另一部演示手机，它的微信还没有绑定。')
}

/** The ordinary way in, inside WeChat; on a demonstration a browser can walk it too. */
export function WechatCard({ returnTo, demo = false }: Props) {
  const signIn = useWechatSignIn(returnTo)
  return (
    <Card className='auth-hello'>
      <IconBox name='me' />
      <View className='t-title'>{demo ? '用微信登录（演示）' : '用微信登录'}</View>
      <View className='auth-hello__note'>
        {demo
          ? '浏览器扮演一部手机，不会连接真的微信。可以完整走一遍绑定。'
          : '已绑定的党员点一下就能登录。第一次使用，接下来用手机号、邀请码或姓名绑定一次。'}
      </View>
      <Button block onPress={() => signInByWechat(signIn)}>
        {demo ? '微信登录（演示）' : '微信登录'}
      </Button>
      {demo && (
        <Button kind='plain' icon='refresh' onPress={changePhone}>
          换一部演示手机
        </Button>
      )}
    </Card>
  )
}
