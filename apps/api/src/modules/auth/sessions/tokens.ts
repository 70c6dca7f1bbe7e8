import type { Tokens } from '@ejia/contract/auth/routes'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Executor } from '../../../lib/context'
import { readActor } from '../actor.service'
import { describeActor } from '../me.service'
import { accessTokenSeconds, refreshDays, type Grant } from './session.service'

/** A browser's refresh token: in a cookie that no script can read and that goes to sign-in alone. */
export const refreshCookie = { name: 'ejia_refresh', path: '/api/v1/auth' }

/** Signs the access token of a session just opened or renewed. `db`: the transaction that did it. */
export async function replyTokens(app: FastifyInstance, db: Executor, grant: Grant, reply: FastifyReply): Promise<Tokens> {
  const claims = { sub: grant.accountId, sid: grant.sessionId, ep: grant.epoch }
  const inCookie = grant.client === 'browser'
  if (inCookie) setCookie(app, reply, grant.refreshToken)
  return {
    accessToken: app.jwt.sign(claims),
    expiresIn: accessTokenSeconds,
    refreshToken: inCookie ? null : grant.refreshToken,
    me: await describeActor(db, await readActor(db, claims)),
  }
}

function setCookie(app: FastifyInstance, reply: FastifyReply, token: string): void {
  const secure = app.env.publicUrl.startsWith('https:')
  reply.setCookie(refreshCookie.name, token, { path: refreshCookie.path, httpOnly: true, sameSite: 'strict', secure, maxAge: refreshDays * 86_400 })
}

export const clearCookie = (reply: FastifyReply): void => void reply.clearCookie(refreshCookie.name, { path: refreshCookie.path })
