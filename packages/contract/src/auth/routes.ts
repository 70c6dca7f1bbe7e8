import Type from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { Empty, Id, Instant, OneOf, OrgId, Shape, Text } from '../core/schema'
import { consoleRoutes } from './console.routes'
import { authEndpoints } from './endpoints'
import { operatorRoutes } from './operator.routes'
import { BindingRequest, BranchStaff, DemoAccount, Me, Role, RoleGrant, Tokens, WechatSignIn } from './shapes'

export * from './shapes'
export type { ConsoleClaim, ConsoleSignIn, NewConsoleSignIn } from './console.routes'
export type { Operator, OperatorSignIn } from './operator.routes'

/** `browser`: the refresh token is kept in a cookie no script can read. */
const client = Type.Optional(OneOf(['browser', 'weapp']))
/** Typed from a piece of paper or a message: blanks and case are forgiven on the server. */
const invitation = Type.String({ minLength: 8, maxLength: 24 })

export const authRoutes = defineRoutes(authEndpoints, {
  listDemoAccounts: {
    summary: 'Accounts to sign in with on a demonstration system',
    access: 'anyone',
    replies: { 200: Shape({ items: Type.Array(DemoAccount) }) },
  },
  signInDemo: {
    summary: 'Sign in as a demonstration account; refused in production',
    access: 'anyone',
    body: Shape({ key: Type.String({ maxLength: 60 }), client }),
    replies: { 201: Tokens },
  },
  signInWechat: {
    summary: 'Sign in with a code of wx.login; an unknown WeChat identity gets a ticket to bind with',
    access: 'anyone',
    body: Shape({ code: Type.String({ minLength: 1, maxLength: 200 }), client }),
    transaction: 'own',
    replies: { 200: WechatSignIn },
  },
  bind: {
    summary: 'Bind a WeChat identity to the person an invitation was written for',
    access: 'anyone',
    body: Shape({ ticket: Type.String({ maxLength: 2000 }), invitation, client }),
    replies: { 201: Tokens },
  },
  requestBinding: {
    summary: 'Ask the branch to bind this WeChat identity; the answer never tells whether the person exists',
    access: 'anyone',
    body: Shape({ ticket: Type.String({ maxLength: 2000 }), name: Text(40), phone: Type.String({ pattern: '^1\\d{10}$' }) }),
    replies: { 202: Shape({ state: Type.Literal('submitted') }) },
  },
  ...consoleRoutes,
  ...operatorRoutes,
  refresh: {
    summary: 'A new pair of tokens; the old refresh token stays good until the new one is used',
    access: 'anyone',
    body: Shape({ refreshToken: Type.Optional(Type.String({ maxLength: 200 })), client }),
    transaction: 'own',
    replies: { 200: Tokens },
  },
  signOut: { summary: 'End this session', access: 'signed-in', replies: { 200: Empty } },
  signOutEverywhere: { summary: 'End every session of this account', access: 'signed-in', replies: { 200: Empty } },
  me: { summary: 'Who is signed in', access: 'signed-in', replies: { 200: Me } },
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
    summary: 'Accept or refuse a binding request',
    access: 'signed-in',
    params: Shape({ requestId: Id }),
    body: Shape({ accept: Type.Boolean() }),
    replies: { 200: Empty },
  },
  listBranchStaff: {
    summary: 'Who to turn to: secretaries and committee members of my branch and of what stands above it, the root left out; nearest first',
    access: 'signed-in',
    replies: { 200: Shape({ items: Type.Array(BranchStaff) }) },
  },
  listRoleGrants: {
    summary: 'Who holds which role in an organisation and below it',
    access: 'signed-in',
    query: Shape({
      orgId: Type.Optional(OrgId),
      role: Type.Optional(Role),
      memberId: Type.Optional(Id),
      /** Part of a name. */
      name: Type.Optional(Type.String({ maxLength: 40 })),
      ...pageQuery,
    }),
    replies: { 200: Page(RoleGrant) },
  },
  grantRole: {
    summary: 'Give a member a role at an organisation',
    access: 'signed-in',
    body: Shape({ memberId: Id, role: Role, orgId: OrgId }),
    replies: { 201: RoleGrant },
  },
  revokeRole: {
    summary: 'Take a role back',
    access: 'signed-in',
    params: Shape({ grantId: Id }),
    replies: { 200: Empty },
  },
})
