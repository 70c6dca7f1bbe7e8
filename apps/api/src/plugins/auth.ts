import jwt from '@fastify/jwt'
import type { Actor } from '@ejia/domain/actor'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { AppError, assertThat } from '../lib/app-error'
import { absentActor, accessTokenSeconds, loadActor, recallActor } from '../modules/auth'

/** What an access token says; roles and organisation are looked up, not believed. */
export interface TokenClaims {
  /** account */
  sub: string
  /** session */
  sid: string
  /** epoch of the account: raised by sign-out everywhere */
  ep: number
  /** when it runs out, seconds since 1970; written by whoever signs it */
  exp?: number
}

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: TokenClaims
    user: TokenClaims
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Whoever put work off, as they stand when it is done; null when they may no longer act. */
    actorOf: (accountId: string) => Promise<Actor | null>
  }
  interface FastifyRequest {
    /** The acting person; null for a visitor. */
    actor: Actor | null
  }
  interface FastifyContextConfig {
    endpoint?: string
    access?: 'anyone' | 'signed-in'
    unsafe?: boolean
    actor?: 'claimed'
    declared?: number
  }
}

/** Reads the token before anything else, and turns it into `request.actor`. */
export const authPlugin = fp(
  async (app) => {
    await app.register(jwt, { secret: app.env.keys.token, sign: { algorithm: 'HS256', expiresIn: accessTokenSeconds }, verify: { algorithms: ['HS256'] } })
    app.decorateRequest('actor', null)
    app.decorate('actorOf', (accountId) => absentActor(app.db, accountId))
    app.addHook('onRequest', async (request) => {
      const { access, unsafe, actor } = request.routeOptions.config
      if (access === undefined) return
      const token = request.headers.authorization
      if (token === undefined) assertThat(access === 'anyone', 'auth.required')
      else if (actor === 'claimed') request.user = recallActor(app, token)?.claims ?? (await readClaims(request))
      else request.actor = await actorBehind(app, request, token, unsafe !== true)
    })
  },
  { name: 'auth', dependencies: ['db', 'changes'] },
)

/** Whoever is remembered behind a token had it verified a moment ago; a broken or expired one is refused even where none is needed. */
async function actorBehind(app: FastifyInstance, request: FastifyRequest, token: string, fromMemory: boolean): Promise<Actor> {
  const remembered = fromMemory ? recallActor(app, token) : null
  request.user = remembered?.claims ?? (await readClaims(request))
  return remembered?.actor ?? loadActor(app, token, request.user)
}

async function readClaims(request: FastifyRequest): Promise<TokenClaims> {
  try {
    return await request.jwtVerify<TokenClaims>()
  } catch (error) {
    const code = (error as { code?: string }).code
    throw new AppError(code === 'FST_JWT_AUTHORIZATION_TOKEN_EXPIRED' ? 'auth.token_expired' : 'auth.token_invalid', { cause: error })
  }
}
