import { View } from '@tarojs/components'
import { isAccepted, subscriptionGroupNames, subscriptionGroupNotes } from '@ejia/domain/subscriptions'
import { canSubscribe, openSubscribeSettings } from '../../../platform/subscribe'
import { RequireSignIn } from '../../../shared/session'
import { askFor, useSubscriptions, type Subscriptions } from '../../../shared/subscriptions'
import { Button, Card, EmptyState, ListRow, Loaded, NoticeBar, Page, toast } from '../../../shared/ui'
import { stateText, templatesToAdd } from './words'
import './index.scss'

type Templates = Subscriptions['templates']

function Kinds({ templates }: { templates: Templates }) {
  const { standing, off } = useSubscriptions()
  return (
    <Card tight>
      {templates.map((template) => (
        <ListRow
          key={template.group}
          icon='bell'
          title={subscriptionGroupNames[template.group]}
          note={subscriptionGroupNotes[template.group]}
          value={stateText(template, standing, off)}
        />
      ))}
    </Card>
  )
}

function Add({ templates }: { templates: Templates }) {
  const { standing } = useSubscriptions()
  const add = async () => {
    const { answered, off } = await askFor('settings', templatesToAdd(templates, standing))
    if (off) return
    const added = Object.values(answered).filter(isAccepted).length
    toast(added > 0 ? '已添加，有消息会在微信里提醒您' : '没有添加')
  }
  return (
    <Button block onPress={add}>
      添加提醒次数
    </Button>
  )
}

function Rules() {
  return (
    <Card>
      <View className='messages-rules'>
        <View>微信规定：您每同意一次，我们只能提醒一次。次数用完了，来这里再添加。</View>
        <View>弹窗里勾选“总是保持以上选择”，以后报名、签收时会自动添加，不再打扰您。</View>
        <View>晚上 9 点到早上 8 点不提醒，应急召集除外。没有提醒到的，在“我的消息”里都能看到。</View>
      </View>
    </Card>
  )
}

function TurnedOff() {
  return (
    <>
      <NoticeBar>您在微信里关闭了本小程序的消息通知，打开后才能提醒您。</NoticeBar>
      <Button block kind='ghost' onPress={openSubscribeSettings}>
        去微信里打开
      </Button>
    </>
  )
}

function Settings() {
  const { read, standing, off } = useSubscriptions()
  return (
    <Loaded query={read} skeleton='list'>
      {({ templates }) =>
        templates.length === 0 ? (
          <EmptyState icon='bell' title='还没有开通微信提醒' note='消息都在“我的消息”里。' />
        ) : (
          <>
            <Kinds templates={templates} />
            {off || templatesToAdd(templates, standing).length === 0 ? <TurnedOff /> : <Add templates={templates} />}
            <Rules />
          </>
        )
      }
    </Loaded>
  )
}

export default function MessageSettings() {
  return (
    <Page title='消息提醒'>
      <RequireSignIn reason='登录后可以设置微信提醒。'>
        {canSubscribe ? <Settings /> : <EmptyState icon='bell' title='请在微信小程序里设置' note='浏览器里没有微信提醒，消息都在“我的消息”里。' />}
      </RequireSignIn>
    </Page>
  )
}
