import type { ReactNode } from 'react'
import { openSignIn } from '../nav'
import { Button, EmptyState } from '../ui'
import { useSession } from './use-session'

interface Props {
  /** What signing in gives here, as in 登录后可以看到您的积分。 */
  reason: string
  children: ReactNode
}

/** Shows its children to somebody signed in, and otherwise invites to sign in and come back to this very page. */
export function RequireSignIn({ reason, children }: Props) {
  const { signedIn } = useSession()
  if (signedIn) return <>{children}</>
  return (
    <EmptyState icon='user' title='请先登录' note={reason} action={<Button onPress={openSignIn}>登录</Button>} />
  )
}
