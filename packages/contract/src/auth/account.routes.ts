import { withdrawalWord } from '@ejia/domain/account'
import Type, { type Static } from 'typebox'
import type { RouteSchema } from '../core/route'
import { Count, Empty, Id, Instant, Nullable, OneOf, Shape } from '../core/schema'
import { Member } from '../members/schemas'

/** Who I am here, and what is signed in as me. */
export const Account = Shape({
  /** As the roster has me; null for somebody on no roster. */
  member: Nullable(Member),
  /** The WeChat that signs in as me. */
  binding: Nullable(Shape({ boundAt: Instant })),
  /** Newest first. */
  sessions: Type.Array(
    Shape({
      id: Id,
      client: OneOf(['browser', 'weapp']),
      signedInAt: Instant,
      /** Last time its sign-in was renewed. */
      lastSeenAt: Instant,
      /** The one that asks. */
      current: Type.Boolean(),
    }),
  ),
  /** How often my data may still be exported today. */
  exportsLeft: Count,
})
export type Account = Static<typeof Account>

export const accountRoutes = {
  account: { summary: 'My entry of the roster, my WeChat binding and where I am signed in', access: 'signed-in', replies: { 200: Account } },
  endSession: {
    summary: 'End one of my sessions: a device I no longer use',
    access: 'signed-in',
    params: Shape({ sessionId: Id }),
    replies: { 200: Empty },
  },
  unbindSelf: {
    summary: 'Take my own WeChat binding back and sign out everywhere; to come back needs my phone number or the branch',
    access: 'signed-in',
    replies: { 200: Empty },
  },
  exportOwnData: {
    summary: 'Everything kept on me as .xlsx, a sheet for each topic (PIPL art. 45)',
    access: 'signed-in',
    download: true,
    replies: { 200: Type.String() },
  },
  withdrawConsent: {
    summary: 'Withdraw my consent (PIPL art. 47): binding, sessions and optional data end; the roster and records of party life are kept by duty',
    access: 'signed-in',
    body: Shape({ word: Type.Literal(withdrawalWord) }),
    repeatable: false,
    replies: { 200: Empty },
  },
} as const satisfies Record<string, RouteSchema>
