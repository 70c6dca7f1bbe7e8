import { RequireSignIn } from '../../shared/session'
import { EmptyState, TabPage } from '../../shared/ui'

export default function ActivitiesTab() {
  return (
    <TabPage tab='activities'>
      <RequireSignIn reason='登录后可以看到支部的活动。'>
        <EmptyState icon='activities' title='近期没有活动' note='支部发布活动后会显示在这里。' />
      </RequireSignIn>
    </TabPage>
  )
}
