import type { authRoutes } from '@ejia/contract/auth/routes'
import type { FastifyInstance } from 'fastify'
import type { Handlers } from '../../../lib/bind'
import { networkOf } from '../../../limits/network-of'
import { replyTokens } from '../sessions/tokens'
import { Tries } from '../tries'
import { changePassword, describeOperator, renewRecoveryCodes } from './credential.service'
import { setUpOperator, signInOperator } from './sign-in.service'

type Names = 'signInOperator' | 'setUpOperator' | 'operator' | 'changeOperatorPassword' | 'renewRecoveryCodes'

/** Wrong tries of an address within ten minutes, whatever names it tries: each costs a quarter of a second of this machine. */
const wrongPerAddress = 20
const tenMinutes = 600

/** Signing in without WeChat. */
export function operatorHandlers(app: FastifyInstance): Pick<Handlers<typeof authRoutes>, Names> {
  const { keys } = app.env
  const wrong = new Tries(wrongPerAddress, tenMinutes)
  return {
    signInOperator: async ({ ctx, body, request, reply }) => {
      wrong.spend(networkOf(request.ip), ctx.now)
      const outcome = await signInOperator(ctx, keys, { ...body, code: body.code ?? '' })
      wrong.giveBack(networkOf(request.ip))
      if ('setUp' in outcome) return { state: 'set_up', ...outcome.setUp }
      return { state: 'signed_in', tokens: await replyTokens(app, ctx.db, outcome.grant, reply) }
    },
    setUpOperator: async ({ ctx, body, request, reply }) => {
      wrong.spend(networkOf(request.ip), ctx.now)
      const { grant, recoveryCodes } = await setUpOperator(ctx, keys, { ticket: body.ticket, newPassword: body.newPassword, code: body.code })
      wrong.giveBack(networkOf(request.ip))
      return { tokens: await replyTokens(app, ctx.db, grant, reply), recoveryCodes }
    },
    operator: async ({ ctx }) => describeOperator(ctx),
    changeOperatorPassword: async ({ ctx, body }) => changePassword(ctx, keys, body),
    renewRecoveryCodes: async ({ ctx, body }) => ({ recoveryCodes: await renewRecoveryCodes(ctx, keys, body) }),
  }
}
