import { answerKinds, callStandings, callStates, cannotReasons, comingMinutes, teamKinds, type ComingMinutes } from '@ejia/domain/call-ups'
import Type, { type Static } from 'typebox'
import { Count, Id, Instant, MemberRef, Nullable, OneOf, OrgRef, Shape } from '../core/schema'

export const Minutes = Type.Unsafe<ComingMinutes>({ type: 'integer', enum: [...comingMinutes] })

/** A standing team as its own people know it. */
export const MyTeam = Shape({
  id: Id,
  name: Type.String(),
  kind: OneOf(teamKinds),
  org: OrgRef,
  /** What the team is there for. */
  duty: Type.String(),
  captain: MemberRef,
  joinedAt: Instant,
  /** I am the captain and see the lists of its calls. */
  leads: Type.Boolean(),
})
export type MyTeam = Static<typeof MyTeam>

export const Team = Shape({
  id: Id,
  name: Type.String(),
  kind: OneOf(teamKinds),
  org: OrgRef,
  duty: Type.String(),
  captain: MemberRef,
  /** Stand in it now. */
  size: Count,
  createdAt: Instant,
  dissolvedAt: Nullable(Instant),
  version: Count,
  can: Shape({ change: Type.Boolean(), call: Type.Boolean() }),
})
export type Team = Static<typeof Team>

/** Somebody's time in a team. */
export const TeamMember = Shape({
  member: MemberRef,
  /** Where they belong now. */
  org: OrgRef,
  captain: Type.Boolean(),
  joinedAt: Instant,
  /** Null: stands in it. */
  leftAt: Nullable(Instant),
  /** Stands in it and is called; false when they left the roster or belong elsewhere by now. */
  reachable: Type.Boolean(),
})
export type TeamMember = Static<typeof TeamMember>

export const TeamDetail = Shape({ ...Team.properties, members: Type.Array(TeamMember) })
export type TeamDetail = Static<typeof TeamDetail>

const callParts = {
  id: Id,
  title: Type.String(),
  /** 演练. */
  rehearsal: Type.Boolean(),
  state: OneOf(callStates),
  org: OrgRef,
  calledAt: Instant,
  endsAt: Instant,
}

/** A call I was called to, in a list: nothing of the others. */
export const MyCallUp = Shape({ ...callParts, standing: OneOf(callStandings) })
export type MyCallUp = Static<typeof MyCallUp>

/** A call in the list of whoever leads: counted are the people of teams that are mine to see. */
export const CallUpSummary = Shape({ ...callParts, teams: Type.Array(Type.String()), expected: Count, arrived: Count })
export type CallUpSummary = Static<typeof CallUpSummary>

export const AnswerRow = Shape({
  kind: OneOf(answerKinds),
  minutes: Nullable(Minutes),
  reason: Nullable(OneOf(cannotReasons)),
  note: Type.String(),
  /** By the server's clock: this decides. */
  at: Instant,
  /** By the phone's clock, when the tap was kept because nothing answered. */
  saidAt: Nullable(Instant),
})
export type AnswerRow = Static<typeof AnswerRow>

/** A call as one who was called sees it: what to do, and what they said. */
export const CallUp = Shape({
  ...callParts,
  what: Type.String(),
  place: Type.String(),
  gatherBy: Instant,
  calledBy: Type.String(),
  teams: Type.Array(Type.String()),
  stoodDown: Nullable(Shape({ at: Instant, by: Type.String(), word: Type.String() })),
  /** Null: I was not called, I lead. */
  mine: Nullable(
    Shape({
      standing: OneOf(callStandings),
      /** The newest counts. */
      answer: Nullable(AnswerRow),
      /** Earlier answers, which stay. */
      earlier: Count,
      arrivedAt: Nullable(Instant),
    }),
  ),
  can: Shape({ lead: Type.Boolean(), standDown: Type.Boolean() }),
})
export type CallUp = Static<typeof CallUp>

export const CalledPerson = Shape({
  member: MemberRef,
  org: OrgRef,
  teams: Type.Array(Type.String()),
  captain: Type.Boolean(),
  standing: OneOf(callStandings),
  seenAt: Nullable(Instant),
  answer: Nullable(AnswerRow),
  earlier: Count,
  arrivedAt: Nullable(Instant),
  /** Who said so; null when they did themselves, or are not there. */
  arrivedBy: Nullable(Type.String()),
  phoneMasked: Nullable(Type.String()),
})
export type CalledPerson = Static<typeof CalledPerson>

/** The list of those called, for whoever leads; captains see their own teams. */
export const LiveList = Shape({
  call: CallUp,
  counts: Shape({ expected: Count, seen: Count, coming: Count, cannot: Count, unanswered: Count, arrived: Count }),
  /** No answer first. */
  people: Type.Array(CalledPerson),
  lastReminderAt: Nullable(Instant),
  /** Null: the call is over, or reminding is not mine to do. */
  remindFrom: Nullable(Instant),
  can: Shape({ mark: Type.Boolean(), viewPhone: Type.Boolean(), remind: Type.Boolean() }),
  /** The server's clock, so that what has passed since the call does not depend on this one. */
  now: Instant,
})
export type LiveList = Static<typeof LiveList>
