import { Link } from 'react-router'
import { EmptyPanel, Page } from '../shared/ui'

export function NotFound() {
  return (
    <Page title="没有这个页面">
      <EmptyPanel title="地址不对，或者这个页面已经不在了" action={<Link to="/">回到工作台</Link>} />
    </Page>
  )
}
