import { credentials } from '../../platform/credentials'
import { messageOf, useAction } from '../../shared/api'
import { leaveSignIn, replacePage } from '../../shared/nav'
import { acceptTokens } from '../../shared/session'
import { toast } from '../../shared/ui'
import { keepTicket } from './ticket.store'
import { loginCode } from './wechat-codes'

/** Signs in through WeChat; an identity nobody is bound to yet goes on to the binding page. */
export function useWechatSignIn(returnTo: string | undefined) {
  return useAction(
    (call, code: string) => call('POST /auth/wechat-sessions', { body: { code, client: credentials.client } }),
    {
      onSuccess: (answer) => {
        if (answer.state === 'signed_in') {
          acceptTokens(answer.tokens)
          leaveSignIn(returnTo)
          return
        }
        keepTicket(answer.ticket)
        replacePage('/features/auth/bind/index', { returnTo })
      },
      onError: (error) => toast(messageOf(error)),
    },
  )
}

/** WeChat's own refusal (no network, login switched off) is told in words as well. */
export async function signInByWechat(signIn: ReturnType<typeof useWechatSignIn>): Promise<void> {
  let code: string
  try {
    code = await loginCode()
  } catch {
    toast('微信登录没有成功，请检查网络后再点一次。')
    return
  }
  await signIn.mutateAsync(code).catch(() => undefined)
}
