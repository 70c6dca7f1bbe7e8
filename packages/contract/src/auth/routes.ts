import { contactRoles, roles } from '@ejia/domain/roles'
import Type, { type Static } from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { Empty, Id, Instant, MemberRef, Nullable, OneOf, OrgId, OrgRef, Shape, Text } from '../core/schema'
import { authEndpoints } from './endpoints'

export const Role = OneOf(roles)

/** Someone who may sign in on a demonstration system. */
export const DemoAccount = Shape({ key: Type.String(), name: Type.String(), role: Type.String(), org: Type.String() })
export type DemoAccount = Static<typeof DemoAccount>

export const RoleAt = Shape({ role: Role, org: OrgRef })

export const Me = Shape({
  accountId: Id,
  name: Type.String(),
  member: Nullable(MemberRef),
  /** The branch (or group) the member belongs to, and its parents' names from the top, root left out. */
  org: Nullable(OrgRef),
  orgLine: Type.Array(Type.String()),
  retired: Type.Boolean(),
  roles: Type.Array(RoleAt),
  /** Organisations the person may work for: where a role of theirs is held. Empty for a plain member. */
  manages: Type.Array(OrgRef),
})
export type Me = Static<typeof Me>

/** Seconds until the access token ends. Browsers get the refresh token as an HttpOnly cookie and `null` here. */
export const Tokens = Shape({
  accessToken: Type.String(),
  expiresIn: Type.Integer(),
  refreshToken: Nullable(Type.String()),
  me: Me,
})
export type Tokens = Static<typeof Tokens>

export const WechatSignIn = Type.Union([
  Shape({ state: Type.Literal('signed_in'), tokens: Tokens }),
  Shape({ state: Type.Literal('not_bound'), ticket: Type.String() }),
])
export type WechatSignIn = Static<typeof WechatSignIn>

export const BindingRequest = Shape({
  id: Id,
  member: MemberRef,
  org: OrgRef,
  requestedAt: Instant,
})
export const RoleGrant = Shape({ id: Id, member: Nullable(MemberRef), name: Type.String(), role: Role, org: OrgRef, grantedAt: Instant })
export type RoleGrant = Static<typeof RoleGrant>

/** Somebody a member can turn to. No phone: the number is given in person, not looked up. */
export const BranchStaff = Shape({ name: Type.String(), role: OneOf(contactRoles), org: OrgRef })
export type BranchStaff = Static<typeof BranchStaff>

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
    query: Shape({ orgId: Type.Optional(OrgId), ...pageQuery }),
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
