import { activityOfCode } from '@ejia/domain/activity-codes'
import { View } from '@tarojs/components'
import { usePageParams } from '../../../shared/nav'
import { RequireSignIn, useSession } from '../../../shared/session'
import { Card, EmptyState, Loaded, Page, SectionHeader } from '../../../shared/ui'
import { Facts } from './Facts'
import { MyPart } from './MyPart'
import { primaryOf } from './my-part'
import { PrimaryAction } from './PrimaryAction'
import { useActivity, type Activity } from './use-activity'
import { hasWork, WorkSection } from './WorkSection'
import './index.scss'

function Content({ activity }: { activity: Activity }) {
  return (
    <>
      <Facts activity={activity} />
      <MyPart activity={activity} />
      {hasWork(activity) && <WorkSection activity={activity} />}
      {activity.description && (
        <Card>
          <SectionHeader title='活动说明' />
          <View className='activity-text'>{activity.description}</View>
        </Card>
      )}
    </>
  )
}

function Detail({ id }: { id: string }) {
  const activity = useActivity(id)
  const footer = activity.data && primaryOf(activity.data) && <PrimaryAction activity={activity.data} />
  return (
    <Page title='活动' footer={footer}>
      <Loaded query={activity} skeleton='card'>
        {(data) => <Content activity={data} />}
      </Loaded>
    </Page>
  )
}

export default function ActivityDetail() {
  const { id: opened, scene } = usePageParams<'id' | 'scene'>()
  // scanned as a code of the mini-program, the page is handed what the code carries
  const id = opened ?? (scene && activityOfCode(scene))
  const { signedIn } = useSession()
  const frame = (
    <Page title='活动'>
      <RequireSignIn reason='登录后可以看到活动的安排和签到。'>
        <EmptyState title='没有找到这个活动' note='请从活动列表打开。' />
      </RequireSignIn>
    </Page>
  )
  return signedIn && id ? <Detail id={id} /> : frame
}
