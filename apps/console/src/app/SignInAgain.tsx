import { Button, Modal, Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { signOut, useSessionStore } from '../shared/session'

const SignInPanel = lazy(async () => ({ default: (await import('../features/auth/SignInPanel')).SignInPanel }))

/** A lost session asks to sign in again over the page: what was typed stays, what was sent is sent again. */
export function SignInAgain() {
  const lost = useSessionStore(({ state }) => state === 'lost')
  const name = useSessionStore(({ me }) => me?.name)
  return (
    <Modal open={lost} title="请重新登录" closable={false} mask={{ closable: false }} keyboard={false} footer={null} width={480} destroyOnHidden>
      <p className="sign-in-again__text">登录已经过期。请仍以“{name}”的身份登录，页面上填写的内容还在，刚才的操作会接着完成。</p>
      <Suspense fallback={<Skeleton active />}>
        <SignInPanel />
      </Suspense>
      <Button type="link" onClick={() => void signOut()}>
        不登录了，退出
      </Button>
    </Modal>
  )
}
