import { EmptyState, Page } from '../../../shared/ui'

export default function CheckIn() {
  return (
    <Page title='签到'>
      <EmptyState title='还没有内容' note='扫描会场屏幕上的二维码签到。' />
    </Page>
  )
}
