import { studyItemKinds } from '@ejia/domain/study'
import Type, { type Static } from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { Count, Day, Id, Instant, Nullable, OneOf, OrgId, OrgRef, Shape, Text, Year } from '../core/schema'
import { studyEndpoints } from './endpoints'

/** What the server saw of a member's study of one item. */
export const StudyProgress = Shape({
  /** Anchors of the text reached so far, of how many. */
  reached: Count,
  total: Count,
  completedAt: Nullable(Instant),
})

export const MyStudy = Shape({
  itemId: Id,
  title: Type.String(),
  kind: OneOf(studyItemKinds),
  /** Nominal study time granted on completion, minutes. */
  creditMinutes: Count,
  dueOn: Nullable(Day),
  overdue: Type.Boolean(),
  assignedBy: OrgRef,
  progress: StudyProgress,
})
export type MyStudy = Static<typeof MyStudy>

/** A yearly balance of study time: 32 hours for members, 56 for secretaries and committee members. */
export const StudySummary = Shape({ year: Year, minutes: Count, requiredMinutes: Count, owed: Count, done: Count })
export type StudySummary = Static<typeof StudySummary>

export const StudyItem = Shape({
  id: Id,
  title: Type.String(),
  kind: OneOf(studyItemKinds),
  creditMinutes: Count,
  minDwellSeconds: Count,
  dueOn: Nullable(Day),
  /** The text in the order it is read; a block's place in the list is its anchor. */
  blocks: Type.Array(Type.String({ description: 'sanitised HTML' })),
  progress: StudyProgress,
})
export type StudyItem = Static<typeof StudyItem>

export const SessionState = Shape({
  sessionId: Id,
  /** The next anchor the server will accept. */
  nextAnchor: Count,
  total: Count,
  /** Reading time still missing before the end can be accepted. */
  remainingSeconds: Count,
  completedAt: Nullable(Instant),
})
export type SessionState = Static<typeof SessionState>

export const StudyItemSummary = Shape({ id: Id, title: Type.String(), kind: OneOf(studyItemKinds), creditMinutes: Count, postId: Nullable(Id), createdAt: Instant })
export const Assignment = Shape({ id: Id, itemId: Id, title: Type.String(), org: OrgRef, dueOn: Day, assignedAt: Instant, done: Count, expected: Count })

export const studyRoutes = defineRoutes(studyEndpoints, {
  listMine: {
    summary: 'What I still owe (nearest due first), or what I have done (newest first)',
    access: 'signed-in',
    query: Shape({ state: OneOf(['owed', 'done']), ...pageQuery }),
    replies: { 200: Page(MyStudy) },
  },
  summary: { summary: 'My study time this party year', access: 'signed-in', query: Shape({ year: Type.Optional(Year) }), replies: { 200: StudySummary } },
  getItem: { summary: 'The text of an item assigned to me, and how far I am', access: 'signed-in', params: Shape({ itemId: Id }), replies: { 200: StudyItem } },
  openSession: {
    summary: 'Begin or take up reading; the server measures from here',
    access: 'signed-in',
    params: Shape({ itemId: Id }),
    replies: { 201: SessionState },
  },
  reachAnchor: {
    summary: 'This block of the text is on the screen; only the next one in order is accepted, and not too soon',
    access: 'signed-in',
    params: Shape({ sessionId: Id }),
    body: Shape({ anchor: Type.Integer({ minimum: 0, maximum: 10_000 }) }),
    replies: { 200: SessionState },
  },
  createItem: {
    summary: 'Make a published post an item of study',
    access: 'signed-in',
    body: Shape({
      postId: Id,
      orgId: OrgId,
      title: Type.Optional(Text(120)),
      creditMinutes: Type.Integer({ minimum: 5, maximum: 480 }),
      minDwellSeconds: Type.Optional(Type.Integer({ minimum: 10, maximum: 3600 })),
    }),
    replies: { 201: StudyItemSummary },
  },
  listItems: { summary: 'Items my organisations may assign', access: 'signed-in', query: Shape({ ...pageQuery }), replies: { 200: Page(StudyItemSummary) } },
  assign: {
    summary: 'Assign an item to an organisation and everyone below it, with a day by which it is due',
    access: 'signed-in',
    body: Shape({ itemId: Id, orgId: OrgId, dueOn: Day }),
    replies: { 201: Assignment },
  },
  listAssignments: {
    summary: 'What was assigned in the organisations I look after, and how many have done it',
    access: 'signed-in',
    query: Shape({ orgId: Type.Optional(OrgId), ...pageQuery }),
    replies: { 200: Page(Assignment) },
  },
})
