import { Alert, Button } from 'antd'
import { useRouteError } from 'react-router'

/** The code of a page that a newer version replaced is gone from the server. */
const isOldCode = (error: unknown) => error instanceof Error && /dynamically imported module|module script failed|Failed to fetch/i.test(error.message)

/** A page that could not be drawn. Reloading helps after an upgrade, and drafts are kept. */
export function PageFailed() {
  const error = useRouteError()
  const text = isOldCode(error) ? '系统刚刚升级过，或网络中断，这个页面没有取到。请刷新页面，填写的草稿还在。' : '这个页面出了点问题。请刷新页面；如果还是不行，请告诉系统管理员。'
  return (
    <main className="starting">
      <h1>页面没有打开</h1>
      <Alert type="warning" title={text} action={<Button onClick={() => window.location.reload()}>刷新页面</Button>} />
    </main>
  )
}
