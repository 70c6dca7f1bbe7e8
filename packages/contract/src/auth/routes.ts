import Type from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { Empty, Id, OneOf, OrgId, Shape } from '../core/schema'
import { accountRoutes } from './account.routes'
import { bindingRoutes } from './binding.routes'
import { consoleRoutes } from './console.routes'
import { authEndpoints } from './endpoints'
import { operatorRoutes } from './operator.routes'
import { BranchStaff, DemoAccount, Me, Role, RoleGrant, Tokens } from './shapes'

export * from './shapes'
export type { Account } from './account.routes'
export type { ConsoleClaim, ConsoleSignIn, NewConsoleSignIn } from './console.routes'
export type { Operator, OperatorSignIn } from './operator.routes'

/** `browser`: the refresh token is kept in a cookie no script can read. */
const client = Type.Optional(OneOf(['browser', 'weapp']))

export const authRoutes = defineRoutes(authEndpoints, {
  listDemoAccounts: {
    summary: 'Accounts to sign in with on a demonstration system',
    access: 'anyone',
    /** `wechat`: a stand-in of WeChat is there as well, so that a browser can walk the way a phone goes. */
    replies: { 200: Shape({ items: Type.Array(DemoAccount), wechat: Type.Boolean() }) },
  },
  signInDemo: {
    summary: 'Sign in as a demonstration account; refused in production',
    access: 'anyone',
    body: Shape({ key: Type.String({ maxLength: 60 }), client }),
    replies: { 201: Tokens },
  },
  ...bindingRoutes,
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
  ...accountRoutes,
  me: { summary: 'Who is signed in', access: 'signed-in', replies: { 200: Me } },
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
