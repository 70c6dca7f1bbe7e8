import { audiences, postStates, sectionKeys } from '@ejia/domain/posts'
import Type, { type Static } from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { Count, Id, Instant, MemberRef, Nullable, OneOf, OptionalText, OrgId, OrgRef, Shape } from '../core/schema'
import { FileRef } from '../files/routes'
import { postEndpoints } from './endpoints'

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

export const Post = Shape({
  ...PostSummary.properties,
  /** Sanitised; may be put into a page as it is. */
  bodyHtml: Type.String(),
  source: Type.String(),
  attachments: Type.Array(FileRef),
  /** The reader's own marks; null for a visitor who is not signed in. */
  mine: Nullable(Shape({ readAt: Nullable(Instant), receiptAt: Nullable(Instant), receiptExpected: Type.Boolean() })),
  receipts: Nullable(Shape({ given: Count, expected: Count })),
  /** What the reader may do with it, so that screens show only what works. */
  can: Shape({ edit: Type.Boolean(), withdraw: Type.Boolean(), pin: Type.Boolean(), seeReceipts: Type.Boolean() }),
})
export type Post = Static<typeof Post>

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
  /** What this person may do with it now. */
  can: Shape({ submit: Type.Boolean(), review: Type.Boolean(), publish: Type.Boolean(), withdraw: Type.Boolean(), pin: Type.Boolean() }),
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
})
export const Revision = Shape({ revision: Count, title: Type.String(), savedAt: Instant, savedBy: Type.String() })

const params = Shape({ postId: Id })

export const postRoutes = defineRoutes(postEndpoints, {
  listSections: { summary: 'The nine sections in their fixed order', access: 'anyone', replies: { 200: Shape({ items: Type.Array(Section) }) } },
  list: {
    summary: 'Published posts I may read, pinned first within a section, then newest; `q` searches title and body',
    access: 'anyone',
    query: Shape({
      section: Type.Optional(SectionKey),
      orgId: Type.Optional(OrgId),
      q: Type.Optional(Type.String({ maxLength: 50 })),
      ...pageQuery,
    }),
    replies: { 200: Page(PostSummary) },
  },
  listManaged: {
    summary: 'Posts of the organisations I look after, in any state, last saved first',
    access: 'signed-in',
    query: Shape({ state: Type.Optional(PostState), orgId: Type.Optional(OrgId), ...pageQuery }),
    replies: { 200: Page(ManagedPost) },
  },
  get: { summary: 'A published post as readers see it', access: 'anyone', params, replies: { 200: Post } },
  getDraft: { summary: 'The newest revision, for those who may edit it', access: 'signed-in', params, replies: { 200: Draft } },
  create: { summary: 'Begin a draft', access: 'signed-in', body: PostContent, replies: { 201: Draft } },
  save: {
    summary: 'Save a new revision; refused when somebody saved since',
    access: 'signed-in',
    params,
    body: Shape({ ...PostContent.properties, basedOn: Count }),
    replies: { 200: Draft },
  },
  submit: { summary: 'Hand the newest revision in for review', access: 'signed-in', params, replies: { 200: Draft } },
  review: {
    summary: 'Decide a review, with the secrecy check of the party-affairs disclosure rules, article 15',
    access: 'signed-in',
    params,
    /** `basedOn`: the revision that was looked at; another one is not decided unseen. */
    body: Shape({ approve: Type.Boolean(), secrecyChecked: Type.Boolean(), basedOn: Count, note: Type.Optional(OptionalText(300)) }),
    replies: { 200: Draft },
  },
  publish: {
    summary: 'Show the newest revision to its audience',
    access: 'signed-in',
    params,
    body: Shape({ basedOn: Count }),
    replies: { 200: Draft },
  },
  withdraw: {
    summary: 'Take a published post back, with a reason',
    access: 'signed-in',
    params,
    body: Shape({ reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) }),
    replies: { 200: Draft },
  },
  pin: { summary: 'Pin to the top of its section, or unpin', access: 'signed-in', params, body: Shape({ pinned: Type.Boolean() }), replies: { 200: Draft } },
  listRevisions: { summary: 'Every save of a post, newest first', access: 'signed-in', params, query: Shape({ ...pageQuery }), replies: { 200: Page(Revision) } },
  recordRead: { summary: 'I opened this post', access: 'signed-in', params, replies: { 200: Shape({ readAt: Instant }) } },
  giveReceipt: { summary: 'I have read this and sign for it; once, repeating changes nothing', access: 'signed-in', params, replies: { 200: Shape({ receiptAt: Instant }) } },
  listReceipts: {
    summary: 'Who has signed for a post and who has not',
    access: 'signed-in',
    params,
    query: Shape({ given: Type.Boolean(), ...pageQuery }),
    replies: { 200: Page(Shape({ member: MemberRef, org: OrgRef, at: Nullable(Instant) })) },
  },
})
