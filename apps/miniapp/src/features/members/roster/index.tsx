import { EmptyState, Page } from '../../../shared/ui'

export default function MemberRoster() {
  return (
    <Page title='党员名册'>
      <EmptyState title='还没有内容' note='本组织的党员会显示在这里。' />
    </Page>
  )
}
