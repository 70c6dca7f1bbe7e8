import { useMe } from '../../shared/session'
import { EmptyPanel, Page } from '../../shared/ui'

export function Workbench() {
  const me = useMe()
  return (
    <Page title="工作台" note={me.orgLine.join(' › ')}>
      <EmptyPanel title="没有待办的事项" />
    </Page>
  )
}
