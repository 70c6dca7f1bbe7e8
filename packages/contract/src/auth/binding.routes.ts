import Type from 'typebox'
import { Page, pageQuery } from '../core/page'
import type { RouteSchema } from '../core/route'
import { Empty, Id, Instant, OneOf, Shape, Text } from '../core/schema'
import { BindingRequest, PhoneBinding, Tokens, WechatSignIn } from './shapes'

/** `browser`: the refresh token is kept in a cookie no script can read. */
const client = Type.Optional(OneOf(['browser', 'weapp']))
const ticket = Type.String({ maxLength: 2000 })
/** A code that WeChat gave the phone: good once, for minutes. */
const code = Type.String({ minLength: 1, maxLength: 200 })
/** Typed from a piece of paper or a message: blanks and case are forgiven on the server. */
const invitation = Type.String({ minLength: 8, maxLength: 24 })
const phone = Type.String({ pattern: '^1\\d{10}$' })

/** Which WeChat belongs to whom. */
export const bindingRoutes = {
  signInWechat: {
    summary: 'Sign in with a code of wx.login; an unknown WeChat identity gets a ticket to bind with',
    access: 'anyone',
    body: Shape({ code, client }),
    transaction: 'own',
    replies: { 200: WechatSignIn },
  },
  bind: {
    summary: 'Bind a WeChat identity to the person an invitation was written for',
    access: 'anyone',
    body: Shape({ ticket, invitation, client }),
    replies: { 201: Tokens },
  },
  bindByPhone: {
    summary: 'Bind by the phone number that WeChat vouches for; unless one free entry of the roster has it, the answer is always the same: say the name, and the branch decides',
    access: 'anyone',
    body: Shape({ ticket, phoneCode: code, client }),
    transaction: 'own',
    replies: { 200: PhoneBinding },
  },
  requestBinding: {
    summary: 'Ask the branch to bind this WeChat identity; the answer never tells whether the person exists. `phone` is left out when the ticket carries one',
    access: 'anyone',
    body: Shape({ ticket, name: Text(40), phone: Type.Optional(phone) }),
    replies: { 202: Shape({ state: Type.Literal('submitted') }) },
  },
  makeDemoCodes: {
    summary: 'The codes WeChat would give this device, from its stand-in; only on a demonstration system',
    access: 'anyone',
    body: Shape({ device: Type.String({ pattern: '^[A-Za-z0-9]{8,40}$' }), phone: Type.Optional(phone) }),
    transaction: 'own',
    replies: { 201: Shape({ loginCode: Type.String(), phoneCode: Type.Optional(Type.String()) }) },
  },
  invite: {
    summary: 'A one-time code with which this member binds their WeChat; shown once',
    access: 'signed-in',
    params: Shape({ memberId: Id }),
    repeatable: false,
    replies: { 201: Shape({ invitation: Type.String(), expiresAt: Instant }) },
  },
  unbind: {
    summary: 'Take the WeChat binding of a member back (lost phone, wrong person) and end their sessions',
    access: 'signed-in',
    params: Shape({ memberId: Id }),
    replies: { 200: Empty },
  },
  listBindingRequests: {
    summary: 'Binding requests waiting in the organisations I look after',
    access: 'signed-in',
    query: Shape({ ...pageQuery }),
    replies: { 200: Page(BindingRequest) },
  },
  decideBindingRequest: {
    summary: 'Accept or refuse a binding request; `move` takes the entry from the WeChat it is bound to now',
    access: 'signed-in',
    params: Shape({ requestId: Id }),
    body: Shape({ accept: Type.Boolean(), move: Type.Optional(Type.Boolean()) }),
    replies: { 200: Empty },
  },
} as const satisfies Record<string, RouteSchema>
