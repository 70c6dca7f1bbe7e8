import { EmptyState, Page } from '../../../shared/ui'

export default function StudyItem() {
  return (
    <Page title='学习'>
      <EmptyState title='还没有内容' note='安排给您的学习会显示在这里。' />
    </Page>
  )
}
