import { openPage } from '../../shared/nav'
import { signOut, useSession } from '../../shared/session'
import { Card, confirm, ListRow, setElder, SwitchRow, TabPage, toast, usePrefs } from '../../shared/ui'
import { Profile } from './Profile'
import './index.scss'

async function leave(): Promise<void> {
  const sure = await confirm({
    title: '退出登录？',
    text: '这台手机上看过的内容会清除，您的记录都保存在系统里。',
    confirmText: '退出',
  })
  if (!sure) return
  await signOut()
  toast('已退出登录')
}

function Records() {
  return (
    <Card tight>
      <ListRow icon='star' title='我的积分' note='每一分都可查' onPress={() => openPage('/features/points/mine/index')} />
    </Card>
  )
}

export default function MeTab() {
  const { signedIn } = useSession()
  const elder = usePrefs((prefs) => prefs.elder)
  return (
    <TabPage tab='me'>
      <Profile />
      {signedIn && <Records />}
      <Card tight>
        <SwitchRow icon='text' title='长辈版' note='字更大，按钮更大，首页更简单' checked={elder} onChange={setElder} />
      </Card>
      {signedIn && (
        <Card tight>
          <ListRow icon='logout' title='退出登录' onPress={leave} />
        </Card>
      )}
    </TabPage>
  )
}
