import { useState } from 'react'
import { View } from '@tarojs/components'
import { windowOfNow } from '../../../shared/activities'
import { useApi } from '../../../shared/api'
import { openPage, usePageParams } from '../../../shared/nav'
import { RequireSignIn } from '../../../shared/session'
import { Button, Card, EmptyState, Loaded, Page, SegmentedTabs, TextInput, useSettled } from '../../../shared/ui'
import { HeadcountTiles } from '../HeadcountTiles'
import { RosterList, type Show } from './RosterList'
import './index.scss'

const tabs = [
  { key: 'all', text: '全部' },
  { key: 'missing', text: '未到' },
  { key: 'present', text: '已到' },
  { key: 'pending', text: '待核实' },
  { key: 'leave', text: '请假' },
] as const

const asShow = (text: string | undefined): Show => tabs.find(({ key }) => key === text)?.key ?? 'all'

function Roster({ id, first }: { id: string; first: Show }) {
  const activity = useApi('GET /activities/:activityId', { params: { activityId: id } })
  const [show, setShow] = useState<Show>(first)
  const [text, setText] = useState('')
  const q = useSettled(text.trim())
  return (
    <Loaded query={activity}>
      {(data) => (
        <>
          <Card>
            <HeadcountTiles headcount={data.headcount} />
            {data.state === 'open' && windowOfNow(data, Date.now()) === 'within' && (
              <Button kind='ghost' block icon='scan' onPress={() => openPage('/features/activities/door/index', { id })}>
                扫党员码
              </Button>
            )}
            <TextInput label='找人' value={text} onChange={setText} placeholder='输入姓名' maxLength={40} />
          </Card>
          <View className='roster-tabs'>
            <SegmentedTabs<Show> label='名单' tabs={tabs} value={show} onChange={setShow} />
          </View>
          <RosterList key={show} activity={data} show={show} q={q} />
        </>
      )}
    </Loaded>
  )
}

export default function ActivityRoster() {
  const { id, show } = usePageParams<'id' | 'show'>()
  return (
    <Page title='名单'>
      <RequireSignIn reason='登录后可以看到活动名单。'>
        {id ? <Roster id={id} first={asShow(show)} /> : <EmptyState title='没有找到这个活动' note='请从活动页面打开名单。' />}
      </RequireSignIn>
    </Page>
  )
}
