import { correctionFields, correctionReasonLength, correctionStates, correctionValueLength } from '@ejia/domain/corrections'
import Type, { type Static } from 'typebox'
import { Page, pageQuery } from '../core/page'
import type { RouteSchema } from '../core/route'
import { Empty, Id, Instant, MemberRef, Nullable, OneOf, OptionalText, OrgRef, Shape, Text } from '../core/schema'

/** Something of a member's entry that they say is wrong (PIPL art. 46). */
export const Correction = Shape({
  id: Id,
  member: MemberRef,
  org: OrgRef,
  field: OneOf(correctionFields),
  /** What the roster has now, and what it should be: values of closed lists as they are, phones masked. */
  current: Nullable(Type.String()),
  wanted: Type.String(),
  reason: Type.String(),
  state: OneOf(correctionStates),
  askedAt: Instant,
  decidedAt: Nullable(Instant),
  /** A word of the branch. */
  answer: Type.String(),
})
export type Correction = Static<typeof Correction>

const params = Shape({ correctionId: Id })

export const correctionRoutes = {
  askCorrection: {
    summary: 'Say what is wrong in my entry of the roster; one open for each field',
    access: 'signed-in',
    body: Shape({ field: OneOf(correctionFields), wanted: Text(correctionValueLength), reason: OptionalText(correctionReasonLength) }),
    replies: { 201: Correction },
  },
  listOwnCorrections: { summary: 'What I asked to have put right, newest first', access: 'signed-in', replies: { 200: Shape({ items: Type.Array(Correction) }) } },
  withdrawCorrection: { summary: 'Take back a correction of mine that nobody has decided', access: 'signed-in', params, replies: { 200: Empty } },
  listCorrections: {
    summary: 'Corrections that wait in the organisations whose roster I keep, oldest first',
    access: 'signed-in',
    query: Shape({ ...pageQuery }),
    replies: { 200: Page(Correction) },
  },
  decideCorrection: {
    summary: 'Accept, which puts the roster right in the same step, or refuse with the reason',
    access: 'signed-in',
    params,
    body: Shape({ accept: Type.Boolean(), answer: Type.Optional(OptionalText(correctionReasonLength)) }),
    replies: { 200: Empty },
  },
} as const satisfies Record<string, RouteSchema>
