import { shouldBeInWechat } from '../../../platform/arrival'
import { usePageParams } from '../../../shared/nav'
import { RequireSignIn, useSession } from '../../../shared/session'
import { NoticeBar, Page, Skeleton } from '../../../shared/ui'
import { Ask } from './Ask'
import { Entry } from './Entry'
import { Outcome } from './Outcome'
import { incomingCode, useConsoleSignIn } from './use-console-sign-in'
import '../auth.scss'

function Step({ flow }: { flow: ReturnType<typeof useConsoleSignIn> }) {
  const { state, open, decide, again, expire } = flow
  switch (state.step) {
    case 'entry':
      return <Entry open={open} />
    case 'reading':
      return <Skeleton shape='card' />
    case 'asked':
      return <Ask screen={state.screen} onDecide={(accept) => decide(state.code, accept)} onExpire={expire} />
    default:
      return <Outcome state={state} onAgain={again} />
  }
}

/** Says yes or no to a console that wants to be signed in; opened by its QR, or from 我的. */
export default function ConsoleSignIn() {
  const incoming = incomingCode(usePageParams<'code' | 'q'>())
  const flow = useConsoleSignIn(incoming)
  const { signedIn } = useSession()
  return (
    <Page title='登录电脑端'>
      {incoming !== null && !signedIn && shouldBeInWechat() && (
        <NoticeBar icon='scan'>请用微信扫一扫电脑上的二维码。也可以在这里登录，登录后接着确认。</NoticeBar>
      )}
      <RequireSignIn reason={incoming === null ? '登录后可以扫码登录电脑端。' : '登录后会接着确认电脑端的登录。'}>
        <Step flow={flow} />
      </RequireSignIn>
    </Page>
  )
}
