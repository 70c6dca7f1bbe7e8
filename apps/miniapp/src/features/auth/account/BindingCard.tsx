import { View } from '@tarojs/components'
import { messageOf, useAction } from '../../../shared/api'
import { dateTimeText } from '../../../shared/format'
import { openPage, tabPages } from '../../../shared/nav'
import { signOut } from '../../../shared/session'
import { Button, Card, confirm, SectionHeader, toast } from '../../../shared/ui'
import type { Account } from './account'

const question = {
  title: '解除微信绑定？',
  text: '解除后，您在所有手机和浏览器上都会退出。名册和记录不受影响。以后要再用，需要重新用手机号绑定，或请支部给邀请码、核对申请。',
  confirmText: '解除绑定',
}

/** The WeChat that signs in as me, and how to be rid of it. */
export function BindingCard({ binding }: Pick<Account, 'binding'>) {
  const unbind = useAction((call) => call('DELETE /auth/binding'), {
    onSuccess: () => {
      void signOut().then(() => openPage(tabPages.me))
      toast('已解除绑定，并在所有设备上退出。')
    },
    onError: (error) => toast(messageOf(error)),
  })
  const ask = async () => {
    if (await confirm(question)) await unbind.mutateAsync().catch(() => undefined)
  }
  return (
    <Card>
      <SectionHeader title='微信绑定' />
      <View className='auth-way__note'>
        {binding
          ? `${dateTimeText(binding.boundAt)}绑定。换微信：在新的微信里登录，申请绑定，支部核对后换绑。`
          : '没有绑定微信。在微信小程序里点“微信登录”，就可以用手机号、邀请码或姓名绑定。'}
      </View>
      {binding && (
        <>
          <View className='auth-way__note'>手机丢了：请马上给支部书记打电话，书记能立即解除绑定并让所有设备退出。</View>
          <View className='auth-action'>
            <Button kind='ghost' block onPress={ask}>
              解除绑定
            </Button>
          </View>
        </>
      )}
    </Card>
  )
}
