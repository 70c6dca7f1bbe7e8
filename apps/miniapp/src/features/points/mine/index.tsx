import { EmptyState, Page } from '../../../shared/ui'

export default function MyPoints() {
  return (
    <Page title='我的积分'>
      <EmptyState title='还没有内容' note='每一分的来由会显示在这里。' />
    </Page>
  )
}
