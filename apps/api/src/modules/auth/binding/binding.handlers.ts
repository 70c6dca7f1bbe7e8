import type { authRoutes } from '@ejia/contract/auth/routes'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Handlers } from '../../../lib/bind'
import { networkOf } from '../../../limits/network-of'
import { decideBindingRequest, listBindingRequests, requestBinding } from './binding-request.service'
import { bindByInvitation, signInWechat, unbindMember } from './binding.service'
import { inviteMember } from './invitation.service'
import { openTicket } from './ticket.service'
import { replyTokens } from '../sessions/tokens'
import { Tries } from '../tries'

type Names = 'signInWechat' | 'bind' | 'requestBinding' | 'invite' | 'unbind' | 'listBindingRequests' | 'decideBindingRequest'

/** Wrong codes within ten minutes: a person mistypes a few times; a whole hospital may share one address. */
const tenMinutes = 600
const wrongPerPerson = 10
const wrongPerAddress = 100
/** Requests to be bound within an hour. */
const hour = 3600
const requestsPerPerson = 5
const requestsPerAddress = 300

/** Which WeChat belongs to whom. */
export function bindingHandlers(app: FastifyInstance): Pick<Handlers<typeof authRoutes>, Names> {
  const { wechat, env: { keys } } = app
  const guesses = { person: new Tries(wrongPerPerson, tenMinutes), address: new Tries(wrongPerAddress, tenMinutes) }
  const requests = { person: new Tries(requestsPerPerson, hour), address: new Tries(requestsPerAddress, hour) }

  /** The openid of a ticket, and one try of its owner and address spent. */
  const spend = (limits: typeof guesses, request: FastifyRequest, ticket: string, now: Date): string => {
    limits.address.spend(networkOf(request.ip), now)
    const openid = openTicket(keys.data, ticket, now)
    limits.person.spend(openid, now)
    return openid
  }

  return {
    signInWechat: async ({ ctx, body, reply }) => {
      const outcome = await signInWechat(ctx, { wechat, ring: keys.data }, { code: body.code, client: body.client ?? 'weapp' })
      if ('ticket' in outcome) return { state: 'not_bound', ticket: outcome.ticket }
      return { state: 'signed_in', tokens: await replyTokens(app, ctx.db, outcome.grant, reply) }
    },
    bind: async ({ ctx, body, request, reply }) => {
      const openid = spend(guesses, request, body.ticket, ctx.now)
      const grant = await bindByInvitation(ctx, keys, { openid, invitation: body.invitation, client: body.client ?? 'weapp' })
      guesses.address.giveBack(networkOf(request.ip))
      guesses.person.giveBack(openid)
      return replyTokens(app, ctx.db, grant, reply)
    },
    requestBinding: async ({ ctx, body, request }) => {
      const openid = spend(requests, request, body.ticket, ctx.now)
      await requestBinding(ctx, keys, { openid, name: body.name, phone: body.phone })
      return { state: 'submitted' }
    },
    invite: async ({ ctx, params }) => {
      const { invitation, expiresAt } = await inviteMember(ctx, keys.lookup, params.memberId)
      return { invitation, expiresAt: expiresAt.toISOString() }
    },
    unbind: async ({ ctx, params }) => {
      await unbindMember(ctx, params.memberId)
      return {}
    },
    listBindingRequests: async ({ ctx, query }) => listBindingRequests(ctx, query),
    decideBindingRequest: async ({ ctx, params, body }) => {
      await decideBindingRequest(ctx, params.requestId, body.accept)
      return {}
    },
  }
}
