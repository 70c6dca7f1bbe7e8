import rateLimit from '@fastify/rate-limit'
import fp from 'fastify-plugin'
import { AppError } from '../lib/app-error'

/** Requests a minute. A whole hospital may sit behind one address, so visitors share a wide limit. */
const perAddress = 12_000
const perAddressSigningIn = 1200

/** A ceiling against runaway clients; what has a limit of its own (typed check-in codes) counts for itself. */
export const rateLimitPlugin = fp(
  async (app) => {
    await app.register(rateLimit, {
      timeWindow: '1 minute',
      max: (request) => (isSigningIn(request.url) ? perAddressSigningIn : perAddress),
      keyGenerator: (request) => (isSigningIn(request.url) ? 'auth:' : '') + request.ip,
      errorResponseBuilder: (_request, context) => new AppError('rate.limited', { retryAfter: Math.ceil(context.ttl / 1000) }),
      addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    })
  },
  { name: 'rate-limit' },
)

const isSigningIn = (url: string): boolean => /^\/api\/v1\/auth\/(demo|wechat|binding|refresh|operator|console-sign-ins)/.test(url)
