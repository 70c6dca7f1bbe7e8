import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { keepScreenOn } from '../../../platform/screen'
import { canScan } from '../../../platform/scan'
import { useApi } from '../../../shared/api'
import { openPage, usePageParams } from '../../../shared/nav'
import { RequireSignIn } from '../../../shared/session'
import { Button, Card, EmptyState, ListRow, NoticeBar, Page, TextInput } from '../../../shared/ui'
import { Queue } from './Queue'
import { useDoor, type Door } from './use-door'
import { VerdictView } from './VerdictView'
import './index.scss'

/** A scanner on a cable types what it reads and presses Enter. */
function ByCable({ door }: { door: Door }) {
  const [text, setText] = useState('')
  const enter = async () => {
    if (!text.trim()) return
    await door.take(text)
    setText('')
  }
  return (
    <Card>
      <TextInput label='扫码枪' value={text} onChange={setText} onConfirm={enter} maxLength={300} placeholder='用扫码枪扫党员码' hint={door.trouble ?? '这里打不开相机。也可以回到名单，按姓名代签。'} />
      <View className='door-enter'>
        <Button kind='ghost' block loading={door.busy} onPress={enter}>
          登记
        </Button>
      </View>
    </Card>
  )
}

function Actions({ door, camera }: { door: Door; camera: boolean }) {
  return (
    <View className='door-actions'>
      {door.letIn && (
        <Button block loading={door.busy} onPress={door.letIn}>
          作为列席签到
        </Button>
      )}
      {camera && (
        <Button block kind={door.letIn ? 'ghost' : 'primary'} icon='scan' loading={door.busy} onPress={door.scan}>
          {door.verdict === null ? '开始扫码' : '继续扫码'}
        </Button>
      )}
    </View>
  )
}

function AtTheDoor({ id }: { id: string }) {
  const activity = useApi('GET /activities/:activityId', { params: { activityId: id } }, { keepOffline: true })
  const door = useDoor(id)
  useEffect(() => keepScreenOn(), [])
  const camera = canScan() && door.trouble === undefined
  const over = activity.data && activity.data.state !== 'open'
  return (
    <>
      <View className='door-title'>{activity.data?.title ?? '签到'}</View>
      {over && <NoticeBar>这个活动的名单已经确认或取消，不能再扫码登记。</NoticeBar>}
      <VerdictView verdict={door.verdict} />
      {(camera || door.letIn) && <Actions door={door} camera={camera} />}
      {!camera && <ByCable door={door} />}
      {door.entered > 0 && <View className='door-count'>{`这次已登记 ${door.entered} 人`}</View>}
      <Queue activityId={id} />
      <Card tight>
        <ListRow icon='people' title='名单' note='没有带码的同志，按姓名代签' onPress={() => openPage('/features/activities/roster/index', { id, show: 'missing' })} />
      </Card>
    </>
  )
}

export default function ActivityDoor() {
  const { id } = usePageParams<'id'>()
  return (
    <Page title='扫党员码'>
      <RequireSignIn reason='登录后可以扫党员码，为手机不便的同志签到。'>
        {id ? <AtTheDoor id={id} /> : <EmptyState title='没有找到这个活动' note='请从活动页面打开扫党员码。' />}
      </RequireSignIn>
    </Page>
  )
}
