import jwt from '@fastify/jwt'
import type { Actor } from '@ejia/domain/actor'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { AppError } from '../lib/app-error'
import { absentActor, accessTokenSeconds, loadActor, readActor, recallActor } from '../modules/auth'

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

/**
 * Reads the token before anything else, and turns it into `request.actor`. Who stands behind it is looked up last, when the ceiling
 * of its account has been asked: a session that has ended could otherwise ask the database as often as it likes.
 */
export const authPlugin = fp(
  async (app) => {
    await app.register(jwt, { secret: app.env.keys.token, sign: { algorithm: 'HS256', expiresIn: accessTokenSeconds }, verify: { algorithms: ['HS256'] } })
    app.decorateRequest('actor', null)
    // nobody is looked up for a route that judges by its own statement; but who may not act at all is told that before what is wrong with their words
    app.addHook('onRoute', (route) => {
      if (route.config?.actor !== 'claimed') return
      route.attachValidation = true
      route.preHandler = async (request) => {
        if (!request.validationError) return
        await readActor(app.db, request.user)
        throw request.validationError
      }
    })
    app.decorate('actorOf', (accountId) => absentActor(app.db, accountId))
    app.addHook('onRequest', (request, _reply, done) => {
      const { access, unsafe, actor } = request.routeOptions.config
      const token = request.headers.authorization
      if (access === undefined) return done()
      if (token === undefined) return done(access === 'anyone' ? undefined : new AppError('auth.required'))
      const claimed = actor === 'claimed'
      const remembered = claimed || unsafe !== true ? recallActor(app, token) : null
      // a broken or expired one is refused even where none is needed
      if (!remembered) return void readClaims(request).then(() => done(), done)
      // verified a moment ago: nobody waits
      request.user = remembered.claims
      if (!claimed) request.actor = remembered.actor
      done()
    })
    // behind the ceilings, which are put on every route as it is made
    app.addHook('onRoute', (route) => {
      const { access, actor } = route.config ?? {}
      if (access === undefined || actor === 'claimed') return
      route.onRequest = [...[route.onRequest ?? []].flat(), (request, _reply, done) => {
        const token = request.headers.authorization
        if (token === undefined || request.actor) return done()
        identify(app, request, token).then(() => done(), done)
      }]
    })
  },
  { name: 'auth', dependencies: ['db', 'changes', 'rate-limit'] },
)

/** Looks who stands behind a token that was verified. */
async function identify(app: FastifyInstance, request: FastifyRequest, token: string): Promise<void> {
  request.actor = await loadActor(app, token, request.user)
}

/** Verifies the token: what it says is in `request.user`. */
async function readClaims(request: FastifyRequest): Promise<TokenClaims> {
  try {
    return await request.jwtVerify<TokenClaims>()
  } catch (error) {
    const code = (error as { code?: string }).code
    throw new AppError(code === 'FST_JWT_AUTHORIZATION_TOKEN_EXPIRED' ? 'auth.token_expired' : 'auth.token_invalid', { cause: error })
  }
}
