import type { authRoutes } from '@ejia/contract/auth/routes'
import type { FastifyInstance } from 'fastify'
import { assertThat } from '../../../lib/app-error'
import type { Handlers } from '../../../lib/bind'
import { standInOf } from '../binding/demo-codes.service'
import { demoAccounts, signInDemo } from './demo.service'
import { describeActor } from '../me.service'
import { refreshSession, signOut, signOutEverywhere } from './session.service'
import { clearCookie, refreshCookie, replyTokens } from './tokens'

type Names = 'listDemoAccounts' | 'signInDemo' | 'refresh' | 'signOut' | 'signOutEverywhere' | 'me'

/** Sessions: opening one as a demonstration account, renewing, ending. */
export function sessionHandlers(app: FastifyInstance): Pick<Handlers<typeof authRoutes>, Names> {
  const demo = { allowed: app.env.demo && !app.env.production }
  return {
    listDemoAccounts: async ({ ctx }) => ({ items: await demoAccounts(ctx.db, demo), wechat: standInOf(app) !== null }),
    signInDemo: async ({ ctx, body, reply }) => replyTokens(app, ctx.db, await signInDemo(ctx, demo, body.key, body.client ?? 'weapp'), reply),
    refresh: async ({ ctx, body, request, reply }) => {
      const token = body.refreshToken ?? request.cookies[refreshCookie.name]
      assertThat(token, 'auth.refresh_invalid')
      return replyTokens(app, ctx.db, await refreshSession(ctx, token), reply)
    },
    signOut: async ({ ctx, reply }) => {
      await signOut(ctx)
      clearCookie(reply)
      return {}
    },
    signOutEverywhere: async ({ ctx, reply }) => {
      await signOutEverywhere(ctx)
      clearCookie(reply)
      return {}
    },
    me: async ({ ctx }) => describeActor(ctx.db, ctx.actor),
  }
}
