import { authEndpoints } from '@ejia/contract/auth/endpoints'
import { authRoutes, type Tokens } from '@ejia/contract/auth/routes'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { assertThat } from '../../lib/app-error'
import { bind } from '../../lib/bind'
import { ActorMemory, loadActor } from './actor.service'
import { demoAccounts, signInDemo } from './demo.service'
import { describeActor } from './me.service'
import { refreshDays, refreshSession, signOut, signOutEverywhere, type Grant } from './session.service'

const cookieName = 'ejia_refresh'
const cookiePath = '/api/v1/auth'

export async function authModule(app: FastifyInstance): Promise<void> {
  const demo = { allowed: app.env.demo && !app.env.production }

  bind(app, authEndpoints, authRoutes, {
    listDemoAccounts: async ({ ctx }) => ({ items: await demoAccounts(ctx.db, demo) }),
    signInDemo: async ({ ctx, body, reply }) => tokens(app, ctx.db, await signInDemo(ctx, demo, body.key, body.client ?? 'weapp'), reply),
    refresh: async ({ ctx, body, request, reply }) => {
      const token = body.refreshToken ?? request.cookies[cookieName]
      assertThat(token, 'auth.refresh_invalid')
      return tokens(app, ctx.db, await refreshSession(ctx, token), reply)
    },
    signOut: async ({ ctx, reply }) => {
      await signOut(ctx)
      app.actorMemory.forgetAll()
      reply.clearCookie(cookieName, { path: cookiePath })
      return {}
    },
    signOutEverywhere: async ({ ctx, reply }) => {
      await signOutEverywhere(ctx)
      app.actorMemory.forgetAll()
      reply.clearCookie(cookieName, { path: cookiePath })
      return {}
    },
    me: async ({ ctx }) => describeActor(ctx.db, ctx.actor),
  })
}

/** Signs the access token; a browser's refresh token goes into a cookie no script can read. */
async function tokens(app: FastifyInstance, db: Parameters<typeof describeActor>[0], grant: Grant, reply: FastifyReply): Promise<Tokens> {
  const claims = { sub: grant.accountId, sid: grant.sessionId, ep: grant.epoch }
  const actor = await loadActor({ db, clock: app.clock, actorMemory: new ActorMemory() }, claims, { fresh: true })
  const inCookie = grant.client === 'browser'
  if (inCookie) {
    const secure = app.env.publicUrl.startsWith('https:')
    reply.setCookie(cookieName, grant.refreshToken, { path: cookiePath, httpOnly: true, sameSite: 'strict', secure, maxAge: refreshDays * 86_400 })
  }
  return {
    accessToken: app.jwt.sign(claims),
    expiresIn: accessTokenSeconds,
    refreshToken: inCookie ? null : grant.refreshToken,
    me: await describeActor(db, actor),
  }
}
const accessTokenSeconds = 600
