import { RequireSignIn } from '../../shared/session'
import { EmptyState, TabPage } from '../../shared/ui'

export default function StudyTab() {
  return (
    <TabPage tab='study'>
      <RequireSignIn reason='登录后可以看到安排给您的学习。'>
        <EmptyState icon='study' title='没有待学的内容' note='支部安排的学习会显示在这里。' />
      </RequireSignIn>
    </TabPage>
  )
}
