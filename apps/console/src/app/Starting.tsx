import { Spin } from 'antd'

/** Before it is known who is here, and while a page's code is on its way for the first time. */
export function Starting() {
  return (
    <main className="starting" aria-busy="true">
      <Spin size="large" />
      <p>正在打开…</p>
    </main>
  )
}
