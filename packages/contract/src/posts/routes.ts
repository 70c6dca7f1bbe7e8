import Type from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { ActedBy, Count, Id, Instant, MemberRef, Nullable, OptionalText, OrgId, OrgRef, Shape } from '../core/schema'
import { deskRoutes } from './desk.routes'
import { postEndpoints } from './endpoints'
import { Draft, ManagedPost, MyPost, Post, PostContent, PostState, PostSummary, Revision, Section, SectionKey } from './schemas'

export * from './schemas'

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
    query: Shape({
      state: Type.Optional(PostState),
      section: Type.Optional(SectionKey),
      orgId: Type.Optional(OrgId),
      /** Words of the title. */
      q: Type.Optional(Type.String({ maxLength: 50 })),
      /** Those I began or saved last. */
      mine: Type.Optional(Type.Boolean()),
      /** Those that wait for a review I may give. */
      toReview: Type.Optional(Type.Boolean()),
      ...pageQuery,
    }),
    replies: { 200: Page(ManagedPost) },
  },
  get: { summary: 'A published post as all its readers see it', access: 'anyone', params, replies: { 200: Post } },
  getMine: { summary: 'My marks on a published post, and what I may do with it', access: 'signed-in', params, replies: { 200: MyPost } },
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
  schedule: {
    summary: 'Publish the newest revision at a moment within a year; again: another moment, or the revision that is newest now',
    access: 'signed-in',
    params,
    body: Shape({ basedOn: Count, at: Instant }),
    replies: { 200: Draft },
  },
  unschedule: { summary: 'Do not publish it at its moment after all', access: 'signed-in', params, replies: { 200: Draft } },
  remind: {
    summary: 'Remind those who have not signed: once a day, in daytime; how many will be',
    access: 'signed-in',
    params,
    replies: { 200: Shape({ reminded: Count }) },
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
  giveReceiptFor: {
    summary: 'Sign for a retired member (代办)',
    access: 'signed-in',
    params: Shape({ postId: Id, memberId: Id }),
    replies: { 200: Shape({ receiptAt: Instant }) },
  },
  listReceipts: {
    summary: 'Who has signed for a post and who has not',
    access: 'signed-in',
    params,
    query: Shape({ given: Type.Boolean(), ...pageQuery }),
    replies: { 200: Page(Shape({ member: MemberRef, org: OrgRef, at: Nullable(Instant), actedBy: ActedBy })) },
  },
  ...deskRoutes,
})
