import type { authRoutes } from '@ejia/contract/auth/routes'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { assertThat } from '../../../lib/app-error'
import type { Handlers } from '../../../lib/bind'
import { networkOf } from '../../../limits/network-of'
import { decideBindingRequest, listBindingRequests, requestBinding } from './binding-request.service'
import { bindByInvitation, signInWechat, unbindMember } from './binding.service'
import { inviteMember } from './invitation.service'
import { demoCodes, standInOf } from './demo-codes.service'
import { bindByPhone } from './phone-binding.service'
import { openTicket, type Bearer } from './ticket.service'
import { replyTokens } from '../sessions/tokens'
import { Tries } from '../tries'

type Names = 'signInWechat' | 'bind' | 'bindByPhone' | 'requestBinding' | 'makeDemoCodes' | 'invite' | 'unbind' | 'listBindingRequests' | 'decideBindingRequest'

/** Wrong codes within ten minutes: a person mistypes a few times; a whole hospital may share one address. */
const tenMinutes = 600
const wrongPerPerson = 10
const wrongPerAddress = 100
/** Requests to be bound within an hour. */
const hour = 3600
const requestsPerPerson = 5
const requestsPerAddress = 300
/** Numbers asked of WeChat within an hour: each costs 0.03 yuan, and nobody has many. */
const numbersPerPerson = 5
const numbersPerAddress = 1000

/** Which WeChat belongs to whom. */
export function bindingHandlers(app: FastifyInstance): Pick<Handlers<typeof authRoutes>, Names> {
  const { wechat, env: { keys, bindingConfirm } } = app
  const branchConfirms = bindingConfirm === 'branch'
  const guesses = { person: new Tries(wrongPerPerson, tenMinutes), address: new Tries(wrongPerAddress, tenMinutes) }
  const numbers = { person: new Tries(numbersPerPerson, hour), address: new Tries(numbersPerAddress, hour) }
  const requests = { person: new Tries(requestsPerPerson, hour), address: new Tries(requestsPerAddress, hour) }

  /** Whom a ticket stands for, and one try of theirs and of their address spent. */
  const spend = (limits: typeof guesses, request: FastifyRequest, ticket: string, now: Date): Bearer => {
    limits.address.spend(networkOf(request.ip), now)
    const bearer = openTicket(keys.data, ticket, now)
    limits.person.spend(bearer.openid, now)
    return bearer
  }

  return {
    signInWechat: async ({ ctx, body, reply }) => {
      const outcome = await signInWechat(ctx, { wechat, ring: keys.data }, { code: body.code, client: body.client ?? 'weapp' })
      if ('ticket' in outcome) return { state: 'not_bound', ticket: outcome.ticket }
      return { state: 'signed_in', tokens: await replyTokens(app, ctx.db, outcome.grant, reply) }
    },
    bind: async ({ ctx, body, request, reply }) => {
      const { openid } = spend(guesses, request, body.ticket, ctx.now)
      const grant = await bindByInvitation(ctx, keys, { openid, invitation: body.invitation, client: body.client ?? 'weapp' })
      guesses.address.giveBack(networkOf(request.ip))
      guesses.person.giveBack(openid)
      return replyTokens(app, ctx.db, grant, reply)
    },
    bindByPhone: async ({ ctx, body, request, reply }) => {
      const { openid } = spend(numbers, request, body.ticket, ctx.now)
      // outside any transaction, as every question to WeChat
      const { phone } = await wechat.phoneNumber({ code: body.phoneCode, openid })
      const outcome = await bindByPhone(ctx, { keys, branchConfirms }, { openid, phone, client: body.client ?? 'weapp' })
      if ('ticket' in outcome) return { state: 'name_wanted', ticket: outcome.ticket }
      return { state: 'signed_in', tokens: await replyTokens(app, ctx.db, outcome.grant, reply) }
    },
    requestBinding: async ({ ctx, body, request }) => {
      const { openid, phone: vouched } = spend(requests, request, body.ticket, ctx.now)
      const phone = vouched ?? body.phone
      assertThat(phone, 'request.invalid', { fields: [{ field: 'body/phone', message: '请填写手机号' }] })
      await requestBinding(ctx, keys, { openid, name: body.name, phone, way: vouched ? 'phone' : 'name' })
      return { state: 'submitted' }
    },
    makeDemoCodes: async ({ body }) => {
      const standIn = standInOf(app)
      assertThat(standIn, 'auth.demo_disabled')
      return demoCodes(standIn, body)
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
      await decideBindingRequest(ctx, params.requestId, { accept: body.accept, move: body.move ?? false })
      return {}
    },
  }
}
