import { EmptyState, Page } from '../../../shared/ui'

export default function PostSearch() {
  return (
    <Page title='搜索'>
      <EmptyState title='还没有内容' note='输入两个字以上，就能找到文章。' />
    </Page>
  )
}
