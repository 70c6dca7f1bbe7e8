import { View } from '@tarojs/components'
import { Button, Card, IconBox } from '../../../shared/ui'
import { signInByWechat, useWechatSignIn } from '../use-wechat-sign-in'

/** The ordinary way in, inside WeChat. */
export function WechatCard({ returnTo }: { returnTo: string | undefined }) {
  const signIn = useWechatSignIn(returnTo)
  return (
    <Card className='auth-hello'>
      <IconBox name='me' />
      <View className='t-title'>用微信登录</View>
      <View className='auth-hello__note'>已绑定的党员点一下就能登录。第一次使用，接下来会请您填写邀请码，或者申请绑定。</View>
      <Button block onPress={() => signInByWechat(signIn)}>
        微信登录
      </Button>
    </Card>
  )
}
