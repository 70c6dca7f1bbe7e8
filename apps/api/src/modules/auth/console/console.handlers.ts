import type { authRoutes } from '@ejia/contract/auth/routes'
import { formatConsoleLink } from '@ejia/domain/console-sign-in'
import type { FastifyInstance } from 'fastify'
import type { Handlers } from '../../../lib/bind'
import { networkOf } from '../../../limits/network-of'
import { replyTokens } from '../sessions/tokens'
import { Tries } from '../tries'
import { claimConsoleSignIn, decideConsoleSignIn, scanConsoleSignIn, seeConsoleSignIn, startConsoleSignIn } from './console.service'
import { describeBrowser, roughAddress } from './whereabouts'

type Names = 'startConsoleSignIn' | 'claimConsoleSignIn' | 'seeConsoleSignIn' | 'scanConsoleSignIn' | 'decideConsoleSignIn'

/** QRs an address may ask for within ten minutes: every office of a large hospital behind one, each renewing its own. */
const perAddress = 600
const tenMinutes = 600

/** Signing a console in with a phone. */
export function consoleHandlers(app: FastifyInstance): Pick<Handlers<typeof authRoutes>, Names> {
  const asked = new Tries(perAddress, tenMinutes)
  return {
    startConsoleSignIn: async ({ ctx, request }) => {
      asked.spend(networkOf(request.ip), ctx.now)
      const from = { browser: describeBrowser(request.headers['user-agent']), address: roughAddress(request.ip) }
      const { id, code, claimSecret, expiresAt, expiresIn } = await startConsoleSignIn(ctx, from)
      return { id, link: formatConsoleLink(app.env.publicUrl, code), claimSecret, expiresAt: expiresAt.toISOString(), expiresIn }
    },
    claimConsoleSignIn: async ({ ctx, body, reply }) => {
      const claim = await claimConsoleSignIn(ctx, body)
      if (claim.state !== 'signed_in') return claim
      return { state: claim.state, tokens: await replyTokens(app, ctx.db, claim.grant, reply) }
    },
    seeConsoleSignIn: async ({ ctx, params }) => seeConsoleSignIn(ctx, params.code),
    scanConsoleSignIn: async ({ ctx, params }) => scanConsoleSignIn(ctx, params.code),
    decideConsoleSignIn: async ({ ctx, params, body }) => decideConsoleSignIn(ctx, params.code, body.accept),
  }
}
