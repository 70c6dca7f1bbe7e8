import { hasWechatLogin } from '../../platform/login'
import { canSubscribe } from '../../platform/subscribe'
import { openPage, tabPages } from '../../shared/nav'
import { useSession } from '../../shared/session'
import { showStudy } from '../../shared/study'
import { Card, ListRow, setElder, SwitchRow, TabPage, usePrefs } from '../../shared/ui'
import { WaitingList } from '../../shared/waiting'
import { About } from './About'
import { CallUps } from './CallUps'
import { Inbox } from './Inbox'
import { Profile } from './Profile'
import { SignOut } from './SignOut'
import { Workspace } from './Workspace'
import './index.scss'

const open = (page: string) => () => openPage(page)

function openStudied(): void {
  showStudy('done')
  openPage(tabPages.study)
}

function Records() {
  return (
    <Card tight>
      <Inbox />
      {canSubscribe && <ListRow icon='bell' title='消息提醒' note='微信里提醒您哪些事' onPress={open('/features/messages/settings/index')} />}
      <ListRow icon='user' title='我的账号' note='微信绑定、登录的设备、我的数据' onPress={open('/features/auth/account/index')} />
      <CallUps />
      <ListRow icon='scan' title='我的党员码' note='手机不便时，给工作人员扫' onPress={open('/features/members/card/index')} />
      <ListRow icon='star' title='我的积分' note='每一分都可查' onPress={open('/features/points/mine/index')} />
      <ListRow icon='study' title='学习记录' onPress={openStudied} />
      <ListRow icon='activities' title='活动记录' onPress={open('/features/activities/records/index')} />
      <ListRow icon='article' title='积分规则' onPress={open('/features/points/rules/index')} />
      <ListRow icon='phone' title='找支部帮忙' note='书记、委员能帮什么' onPress={open('/features/members/help/index')} />
    </Card>
  )
}

/** Text follows WeChat's own setting as well; a browser has its own. */
const fontHint = hasWechatLogin ? '字更大，按钮更大。也可以在微信“设置 › 通用 › 字体大小”里调' : '字更大，按钮更大，首页更简单'

export default function MeTab() {
  const { signedIn } = useSession()
  const elder = usePrefs((prefs) => prefs.elder)
  return (
    <TabPage tab='me'>
      <Profile />
      <WaitingList title='等待发送' />
      {signedIn && <Records />}
      <Workspace />
      <Card tight>
        <ListRow icon='edit' title='投诉建议' note='可以匿名，凭编号查答复' onPress={open('/features/requests/mine/index')} />
        <SwitchRow icon='text' title='长辈版' note={fontHint} checked={elder} onChange={setElder} />
        <ListRow icon='file' title='关于和隐私' note='版本、联系方式、隐私保护指引' onPress={open('/features/about/us/index')} />
      </Card>
      {signedIn && <SignOut />}
      <About />
    </TabPage>
  )
}
