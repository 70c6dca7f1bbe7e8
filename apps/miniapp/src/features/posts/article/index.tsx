import { EmptyState, Page } from '../../../shared/ui'

export default function PostArticle() {
  return (
    <Page title='文章'>
      <EmptyState title='还没有内容' note='文章的正文会显示在这里。' />
    </Page>
  )
}
