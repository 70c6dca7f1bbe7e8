import { leaveReasons } from '@ejia/domain/activities'
import { memberStatuses } from '@ejia/domain/members'
import { minutesLimits, minutesRevisionKinds, minutesStates } from '@ejia/domain/minutes'
import { voteOutcomes, voteRules } from '@ejia/domain/votes'
import Type, { type Static } from 'typebox'
import type { RouteSchema } from '../core/route'
import { Count, Day, Id, Instant, MemberRef, Nullable, OneOf, OptionalText, OrgRef, Shape, Text } from '../core/schema'
import { FileRef } from '../files/routes'
import { ActivityKind, ActivityState } from './schemas'

const Votes = Type.Integer({ minimum: 0, maximum: 100_000 })

/** A count as it was announced in the room; written ones came in before the meeting from those who could not. */
export const Vote = Shape({
  rule: OneOf(voteRules),
  for: Votes,
  against: Votes,
  abstain: Votes,
  writtenFor: Votes,
  writtenAgainst: Votes,
  writtenAbstain: Votes,
})
export type Vote = Static<typeof Vote>

/** What the recorder writes. Who came is not in it: that is counted from the list. */
export const MinutesContent = Shape({
  /** Somebody on the roster. */
  hostId: Nullable(Id),
  recorderId: Nullable(Id),
  /** 列席: people the roster does not know. */
  guests: OptionalText(300),
  agenda: Type.Array(
    Shape({
      title: OptionalText(120),
      text: OptionalText(6000),
      speeches: Type.Array(Shape({ speaker: OptionalText(40), text: OptionalText(2000) }), { maxItems: minutesLimits.speeches }),
    }),
    { maxItems: minutesLimits.agenda },
  ),
  decisions: Type.Array(
    Shape({ text: OptionalText(1000), responsible: OptionalText(60), dueOn: Nullable(Day), vote: Nullable(Vote) }),
    { maxItems: minutesLimits.decisions },
  ),
  /** Full members without a vote at this time (留党察看), each with the ground. */
  withoutVote: Type.Array(Shape({ memberId: Id, reason: OptionalText(100) }), { maxItems: minutesLimits.withoutVote }),
  photos: Type.Array(Shape({ fileId: Id, caption: OptionalText(60) }), { maxItems: minutesLimits.photos }),
})
export type MinutesContent = Static<typeof MinutesContent>

/** Somebody on the roster, and what became of them. */
export const MinutesPerson = Shape({
  member: MemberRef,
  status: OneOf(memberStatuses),
  away: Type.Boolean(),
  /** Came onto the roster as a guest; not counted in 应到, without a vote. */
  guest: Type.Boolean(),
  expected: Type.Boolean(),
  present: Type.Boolean(),
  /** Why they were excused; null for who came, and for who stayed away without leave. */
  excused: Nullable(OneOf(leaveReasons)),
})
export type MinutesPerson = Static<typeof MinutesPerson>

/** 应到 · 实到 · 列席 · 请假 · 缺席, counted from the roster. */
export const MinutesAttendance = Shape({
  expected: Count,
  /** Of those expected. */
  present: Count,
  /** Who came without being expected: guests, members who live elsewhere. */
  others: Count,
  excused: Count,
  absent: Count,
  /** Whole per cent. */
  rate: Nullable(Count),
  people: Type.Array(MinutesPerson),
})
export type MinutesAttendance = Static<typeof MinutesAttendance>

/** How a vote ended, reckoned from the roster. */
export const VoteResult = Shape({
  outcome: OneOf(voteOutcomes),
  /** 通过 · 未通过 · 当选 · 未当选 · 人数不足 */
  name: Type.String(),
  eligible: Count,
  present: Count,
  inFavour: Count,
  needed: Count,
  text: Type.String(),
})

export const MinutesRevision = Shape({
  revision: Count,
  kind: OneOf(minutesRevisionKinds),
  at: Instant,
  by: Type.String(),
  reason: Type.String(),
})
export type MinutesRevision = Static<typeof MinutesRevision>

const record = {
  activity: Shape({
    id: Id, kind: ActivityKind, state: ActivityState, title: Type.String(), place: Type.String(), org: OrgRef, startsAt: Instant, endsAt: Instant, confirmedAt: Nullable(Instant),
  }),
  content: MinutesContent,
  attendance: MinutesAttendance,
  /** One for each decision; null where nothing was voted on. */
  results: Type.Array(Nullable(VoteResult)),
  photos: Type.Array(Shape({ file: FileRef, url: Type.String(), caption: Type.String() })),
}

export const Minutes = Shape({
  ...record,
  state: OneOf(minutesStates),
  /** Raised by every save; 0: nothing was written yet and `content` is what such a meeting usually begins with. */
  version: Count,
  savedAt: Nullable(Instant),
  savedBy: Nullable(Type.String()),
  /** 补录: days between the meeting and its entry in the system. */
  lateDays: Count,
  /** Signed off, and the attendance list was corrected since: a correction would take the new numbers. */
  listChanged: Type.Boolean(),
  revisions: Type.Array(MinutesRevision),
  can: Shape({ edit: Type.Boolean(), signOff: Type.Boolean(), correct: Type.Boolean() }),
})
export type Minutes = Static<typeof Minutes>

/** The text as it stood then. */
export const OldMinutes = Shape({ ...record, ...MinutesRevision.properties })
export type OldMinutes = Static<typeof OldMinutes>

const params = Shape({ activityId: Id })
const basedOn = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })

export const minutesRoutes = {
  getMinutes: { summary: 'The minutes of a meeting, for those who look after it', access: 'signed-in', params, replies: { 200: Minutes } },
  saveMinutes: {
    summary: 'Keep the draft; refused when somebody else saved since',
    access: 'signed-in',
    params,
    body: Shape({ basedOn, content: MinutesContent }),
    replies: { 200: Minutes },
  },
  signOffMinutes: {
    summary: 'Sign off: the text and the list as they stand become the record',
    access: 'signed-in',
    params,
    body: Shape({ basedOn }),
    replies: { 200: Minutes },
  },
  correctMinutes: {
    summary: 'Correct what was signed off, with the reason; the text before stays to be read',
    access: 'signed-in',
    params,
    body: Shape({ basedOn, reason: Text(200), content: MinutesContent }),
    replies: { 200: Minutes },
  },
  getOldMinutes: {
    summary: 'What was signed off or corrected, as it stood then',
    access: 'signed-in',
    params: Shape({ activityId: Id, revision: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) }),
    replies: { 200: OldMinutes },
  },
  minutesDocument: {
    summary: 'The minutes as a Word document; before anything is written, the form to fill in by hand',
    access: 'signed-in',
    params,
    download: true,
    replies: { 200: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }) },
  },
} as const satisfies Record<string, RouteSchema>
