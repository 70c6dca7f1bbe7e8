import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { endsWithConsent, staysByDuty, withdrawalWord } from '@ejia/domain/account'
import { messageOf, useAction } from '../../../shared/api'
import { openPage, tabPages } from '../../../shared/nav'
import { RequireSignIn, signOut } from '../../../shared/session'
import { Button, Card, confirm, Page, SectionHeader, TextInput, toast } from '../../../shared/ui'
import '../auth.scss'

function Points({ items }: { items: readonly string[] }) {
  return (
    <>
      {items.map((item) => (
        <View key={item} className='auth-point'>
          <Text>{`· ${item}`}</Text>
        </View>
      ))}
    </>
  )
}

const question = { title: '确定撤回同意？', text: '会马上在所有设备上退出，微信绑定也会解除。', confirmText: '撤回并退出' }

function Withdraw() {
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const withdraw = useAction((call) => call('POST /auth/withdrawals', { body: { word: withdrawalWord } }), {
    onSuccess: () => {
      void signOut().then(() => openPage(tabPages.home))
      toast('已撤回同意，并在所有设备上退出。')
    },
    onError: (failure) => setError(messageOf(failure)),
  })
  const submit = async () => {
    const right = typed.trim() === withdrawalWord
    setError(right ? undefined : `请填写“${withdrawalWord}”四个字。`)
    if (right && (await confirm(question))) await withdraw.mutateAsync().catch(() => undefined)
  }
  return (
    <>
      <Card>
        <SectionHeader title='马上结束' />
        <Points items={endsWithConsent} />
      </Card>
      <Card>
        <SectionHeader title='按规定保留' />
        <Points items={staysByDuty} />
        <View className='auth-way__note'>这些是党组织依照党章和有关规定必须保存的工作记录，不靠您的同意，所以不能随注销删除。内容有误，可以申请更正。</View>
      </Card>
      <Card>
        <View className='auth-way__note'>以后想再用，随时可以用手机号重新绑定，或请支部给邀请码。</View>
        <TextInput label={`请填写“${withdrawalWord}”`} value={typed} maxLength={10} error={error} onChange={setTyped} />
        <View className='auth-action'>
          <Button block onPress={submit}>
            撤回同意并退出
          </Button>
        </View>
      </Card>
    </>
  )
}

export default function WithdrawPage() {
  return (
    <Page title='撤回同意'>
      <RequireSignIn reason='登录后可以撤回同意、注销账号。'>
        <Withdraw />
      </RequireSignIn>
    </Page>
  )
}
