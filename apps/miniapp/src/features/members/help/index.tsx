import { EmptyState, Page } from '../../../shared/ui'

export default function BranchHelp() {
  return (
    <Page title='找支部帮忙'>
      <EmptyState title='还没有内容' note='支部委员的联系方式会显示在这里。' />
    </Page>
  )
}
