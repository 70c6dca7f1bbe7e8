import { orgKinds } from '@ejia/domain/orgs'
import { dueKinds, matters, requestKindKeys, requestStates, requestSteps, staffSteps } from '@ejia/domain/requests'
import Type, { type Static } from 'typebox'
import { Count, Day, Id, Instant, MemberRef, Nullable, OneOf, OrgId, OrgRef, Shape } from '../core/schema'
import { FileRef } from '../files/routes'

/** An organisation one may turn to. */
export const Addressee = Shape({ id: OrgId, name: Type.String(), kind: OneOf(orgKinds), parentId: Nullable(OrgId) })
export type Addressee = Static<typeof Addressee>

/** A file with an address under which it can be shown without a token, good for the day. */
export const RequestFile = Shape({ ...FileRef.properties, url: Type.String() })
export type RequestFile = Static<typeof RequestFile>

/** What whoever handed in is told at once. */
export const Receipt = Shape({
  /** The receipt number. Of an anonymous request it is said here and never again. */
  code: Type.String(),
  named: Type.Boolean(),
  org: OrgRef,
  acceptBy: Day,
  answerBy: Day,
  /** Where the holidays are not announced yet, only weekends were left out. */
  holidaysKnown: Type.Boolean(),
})
export type Receipt = Static<typeof Receipt>

const step = {
  kind: OneOf(requestSteps),
  at: Instant,
  /** Organisation that acted; null for the submitter and for the system. */
  org: Nullable(OrgRef),
  /** Where it went. */
  toOrg: Nullable(OrgRef),
  text: Type.String(),
  files: Type.Array(RequestFile),
  /** Of a rating. */
  satisfied: Nullable(Type.Boolean()),
}
export const SubmittedStep = Shape(step)
export const WorkedStep = Shape({ ...step, /** Who acted for the organisation. */ by: Nullable(Type.String()), /** Who was named to deal with it. */ handler: Nullable(Type.String()) })

const common = {
  kind: OneOf(requestKindKeys),
  matter: OneOf(matters),
  named: Type.Boolean(),
  org: OrgRef,
  state: OneOf(requestStates),
  raisedAt: Instant,
  acceptBy: Day,
  answerBy: Day,
  due: OneOf(dueKinds),
  /** What the submitter said last of the answer. */
  satisfied: Nullable(Type.Boolean()),
}

/** A request as its submitter sees it: organisations, no names of those who work it. */
export const Submitted = Shape({
  /** For the member who is signed in; null for whoever came with the number. */
  id: Nullable(Id),
  ...common,
  text: Type.String(),
  /** The number, for the member who is signed in; null for whoever came with it. */
  code: Nullable(Type.String()),
  steps: Type.Array(SubmittedStep),
  can: Shape({ followUp: Type.Boolean(), reply: Type.Boolean(), rate: Type.Boolean() }),
})
export type Submitted = Static<typeof Submitted>

export const ManagedSummary = Shape({
  id: Id,
  ...common,
  /** Beginning of the text, one line. */
  excerpt: Type.String(),
  submitter: Nullable(MemberRef),
  handler: Nullable(MemberRef),
  /** 2: came back because the first answer did not satisfy. */
  round: Type.Integer(),
  /** The submitter was asked for more and has not replied. */
  asked: Type.Boolean(),
  /** The platform's text check wants somebody to look. */
  toLookAt: Type.Boolean(),
})
export type ManagedSummary = Static<typeof ManagedSummary>

export const ManagedRequest = Shape({
  ...ManagedSummary.properties,
  text: Type.String(),
  steps: Type.Array(WorkedStep),
  /** What the acting person may do now. */
  can: Type.Array(OneOf(staffSteps)),
  /** Who may be named to deal with it; empty when the acting person may not name anybody. */
  handlers: Type.Array(MemberRef),
})
export type ManagedRequest = Static<typeof ManagedRequest>

/** Own counts over a period, by the day of handing in. Of organisations and terms, never of persons. */
export const RequestFigures = Shape({
  raised: Count,
  anonymous: Count,
  open: Count,
  overdue: Count,
  answered: Count,
  /** Accepted, and answered for the first time, by the days that were promised. */
  acceptedInTime: Count,
  answeredInTime: Count,
  satisfied: Count,
  unsatisfied: Count,
  byMatter: Type.Array(Shape({ matter: OneOf(matters), raised: Count })),
})
export type RequestFigures = Static<typeof RequestFigures>
