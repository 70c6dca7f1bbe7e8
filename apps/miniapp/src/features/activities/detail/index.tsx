import { EmptyState, Page } from '../../../shared/ui'

export default function ActivityDetail() {
  return (
    <Page title='活动'>
      <EmptyState title='还没有内容' note='活动的时间、地点和签到会显示在这里。' />
    </Page>
  )
}
