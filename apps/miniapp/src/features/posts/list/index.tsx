import { EmptyState, Page } from '../../../shared/ui'

export default function PostList() {
  return (
    <Page title='文章'>
      <EmptyState title='还没有内容' note='各支部发布的文章会显示在这里。' />
    </Page>
  )
}
