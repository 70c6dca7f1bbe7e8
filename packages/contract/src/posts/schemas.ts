import { pictureRefusals } from '@ejia/domain/pictures'
import { audiences, postStates, sectionKeys } from '@ejia/domain/posts'
import { leastNoticeDays, mostNoticeDays } from '@ejia/domain/working-days'
import Type, { type Static } from 'typebox'
import { ActedBy, Count, Day, Id, Instant, Nullable, OneOf, OptionalText, OrgId, OrgRef, Shape } from '../core/schema'
import { FileRef } from '../files/routes'

export const SectionKey = OneOf(sectionKeys)
export const PostState = OneOf(postStates)

export const Section = Shape({ key: SectionKey, name: Type.String(), reviewRequired: Type.Boolean() })
export type Section = Static<typeof Section>

export const PostSummary = Shape({
  id: Id,
  section: SectionKey,
  title: Type.String(),
  summary: Type.String(),
  org: OrgRef,
  coverId: Nullable(Id),
  /** Address of the cover on this origin; that of a restricted post carries the signature of the day. */
  coverUrl: Nullable(Type.String()),
  pinned: Type.Boolean(),
  receiptRequired: Type.Boolean(),
  publishedAt: Instant,
  readCount: Count,
})
export type PostSummary = Static<typeof PostSummary>

/** 公示 and its countdown. `startsOn`, `endsOn`: null until it is published or scheduled. */
export const PublicNotice = Shape({
  workingDays: Count,
  startsOn: Nullable(Day),
  /** Its last day. */
  endsOn: Nullable(Day),
  /** Working days still to run, today's included. */
  remaining: Count,
  over: Type.Boolean(),
  /** False: the holidays of one of its days are not known yet, and weekends alone were counted. */
  holidaysKnown: Type.Boolean(),
})
export type PublicNotice = Static<typeof PublicNotice>

export const Post = Shape({
  ...PostSummary.properties,
  /** Sanitised; may be put into a page as it is. */
  bodyHtml: Type.String(),
  source: Type.String(),
  attachments: Type.Array(FileRef),
  /** Null when it is no 公示. */
  publicNotice: Nullable(PublicNotice),
})
export type Post = Static<typeof Post>

/** A post and the person who reads it: asked for after the text is on the screen, which all its readers share. */
export const MyPost = Shape({
  /** The reader's own marks; null for somebody who is on no roster. */
  mine: Nullable(Shape({ readAt: Nullable(Instant), receiptAt: Nullable(Instant), receiptExpected: Type.Boolean(), receiptBy: ActedBy })),
  /** For those who publish it. */
  receipts: Nullable(Shape({ given: Count, expected: Count })),
  /** What the reader may do with it, so that screens show only what works. */
  can: Shape({ edit: Type.Boolean(), withdraw: Type.Boolean(), pin: Type.Boolean(), seeReceipts: Type.Boolean(), remind: Type.Boolean() }),
})
export type MyPost = Static<typeof MyPost>

const audience = Shape({ kind: OneOf(audiences), orgId: Nullable(OrgId) })

/** What an author writes. A save carries all of it: what is left out takes its default, as on creation. */
export const PostContent = Shape({
  section: SectionKey,
  orgId: OrgId,
  title: OptionalText(120),
  summary: Type.Optional(OptionalText(300)),
  bodyHtml: OptionalText(200_000),
  source: Type.Optional(OptionalText(200)),
  coverId: Type.Optional(Nullable(Id)),
  attachmentIds: Type.Optional(Type.Array(Id, { maxItems: 20, uniqueItems: true })),
  receiptRequired: Type.Optional(Type.Boolean()),
  /** Default: the author's organisation and below, not public. */
  audience: Type.Optional(audience),
  /** From then on it is out of lists and cannot be opened; null or left out: never. */
  expiresAt: Type.Optional(Nullable(Instant)),
  /** Makes it a 公示 of so many working days; null or left out: it is none. */
  noticeWorkingDays: Type.Optional(Nullable(Type.Integer({ minimum: leastNoticeDays, maximum: mostNoticeDays }))),
})
export type PostContent = Static<typeof PostContent>

export const Draft = Shape({
  id: Id,
  state: PostState,
  /** Number of the newest revision; a save names the one it was based on. */
  revision: Count,
  publishedRevision: Nullable(Count),
  section: SectionKey,
  org: OrgRef,
  title: Type.String(),
  summary: Type.String(),
  bodyHtml: Type.String(),
  source: Type.String(),
  coverId: Nullable(Id),
  coverUrl: Nullable(Type.String()),
  attachments: Type.Array(FileRef),
  receiptRequired: Type.Boolean(),
  audience,
  expiresAt: Nullable(Instant),
  /** Of the newest revision; null when that is no 公示. */
  publicNotice: Nullable(PublicNotice),
  /** When which revision will be published: later saves do not change it. */
  scheduled: Nullable(Shape({ at: Instant, revision: Count })),
  /** Last time those who had not signed were reminded. */
  remindedAt: Nullable(Instant),
  pinned: Type.Boolean(),
  publishedAt: Nullable(Instant),
  withdrawReason: Nullable(Type.String()),
  reviewNote: Nullable(Type.String()),
  /** The section wants a review before this revision may be published. */
  reviewRequired: Type.Boolean(),
  reviewed: Type.Boolean(),
  /** The newest revision was handed in and waits for the decision. */
  awaitingReview: Type.Boolean(),
  savedAt: Instant,
  /** Name of who saved the newest revision. */
  savedBy: Type.String(),
  submittedAt: Nullable(Instant),
  /** Who decided last, and when; of an older revision when `reviewed` is false. */
  review: Nullable(Shape({ by: Type.String(), at: Instant, secrecyChecked: Type.Boolean() })),
  /** What this person may do with it now. */
  can: Shape({
    submit: Type.Boolean(), review: Type.Boolean(), publish: Type.Boolean(), schedule: Type.Boolean(), unschedule: Type.Boolean(),
    withdraw: Type.Boolean(), pin: Type.Boolean(), remind: Type.Boolean(),
  }),
})
export type Draft = Static<typeof Draft>

export const ManagedPost = Shape({
  id: Id,
  section: SectionKey,
  title: Type.String(),
  org: OrgRef,
  state: PostState,
  savedAt: Instant,
  publishedAt: Nullable(Instant),
  /** There are saved changes readers do not see yet. */
  changed: Type.Boolean(),
  awaitingReview: Type.Boolean(),
  savedBy: Type.String(),
  receiptRequired: Type.Boolean(),
  scheduledFor: Nullable(Instant),
  expiresAt: Nullable(Instant),
  publicNotice: Nullable(PublicNotice),
  /** What this person may do about it from a list. */
  can: Shape({ edit: Type.Boolean(), review: Type.Boolean() }),
})
export type ManagedPost = Static<typeof ManagedPost>
export const Revision = Shape({ revision: Count, title: Type.String(), savedAt: Instant, savedBy: Type.String() })
export type Revision = Static<typeof Revision>

/** One revision whole, for comparing. */
export const RevisionDetail = Shape({
  ...Revision.properties,
  section: SectionKey,
  org: OrgRef,
  summary: Type.String(),
  bodyHtml: Type.String(),
  source: Type.String(),
  coverUrl: Nullable(Type.String()),
  attachments: Type.Array(FileRef),
  receiptRequired: Type.Boolean(),
  expiresAt: Nullable(Instant),
  noticeWorkingDays: Nullable(Count),
  /** `orgName`: of the audience's root, null when public. */
  audience: Shape({ kind: OneOf(audiences), orgId: Nullable(OrgId), orgName: Nullable(Type.String()) }),
})
export type RevisionDetail = Static<typeof RevisionDetail>

/** Who else has a post open to change it. */
export const Presence = Shape({ others: Type.Array(Shape({ name: Type.String(), since: Instant })) })
export type Presence = Static<typeof Presence>

const reached = Shape({ done: Count, missing: Count })
/** How far a published post has come. `done` counts everybody who did, `missing` the party members it is meant for who have not. */
export const Readership = Shape({ audience: OrgRef, reads: reached, receipts: Nullable(reached) })
export type Readership = Static<typeof Readership>

/** One picture of a pasted article: kept here, or why not. */
export const RehostedImage = Shape({ url: Type.String(), file: Nullable(FileRef), reason: Nullable(OneOf(pictureRefusals)) })
export type RehostedImage = Static<typeof RehostedImage>
