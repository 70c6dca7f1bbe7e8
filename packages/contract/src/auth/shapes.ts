import { bindingWays } from '@ejia/domain/account'
import { contactRoles, roles } from '@ejia/domain/roles'
import Type, { type Static } from 'typebox'
import { Id, Instant, MemberRef, Nullable, OneOf, OrgRef, Shape } from '../core/schema'

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

/** `name_wanted` says nothing of the roster: nobody has the number, several do, or the branch has to look at it. */
export const PhoneBinding = Type.Union([
  Shape({ state: Type.Literal('signed_in'), tokens: Tokens }),
  Shape({ state: Type.Literal('name_wanted'), ticket: Type.String() }),
])
export type PhoneBinding = Static<typeof PhoneBinding>

export const BindingRequest = Shape({
  id: Id,
  member: MemberRef,
  org: OrgRef,
  /** What the person showed: `phone` was vouched for by WeChat, `name` was typed with a number. */
  way: OneOf(bindingWays),
  /** The entry is bound to another WeChat: accepting moves it. */
  bound: Type.Boolean(),
  requestedAt: Instant,
})
export const RoleGrant = Shape({ id: Id, member: Nullable(MemberRef), name: Type.String(), role: Role, org: OrgRef, grantedAt: Instant })
export type RoleGrant = Static<typeof RoleGrant>

/** Somebody a member can turn to. No phone: the number is given in person, not looked up. */
export const BranchStaff = Shape({ name: Type.String(), role: OneOf(contactRoles), org: OrgRef })
export type BranchStaff = Static<typeof BranchStaff>
