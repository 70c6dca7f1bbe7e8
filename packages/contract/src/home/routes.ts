import { actingKinds } from '@ejia/domain/acting'
import { roles } from '@ejia/domain/roles'
import Type, { type Static } from 'typebox'
import { ActivitySummary, Headcount, LeaveReason, LeaveState } from '../activities/schemas'
import { defineRoutes } from '../core/route'
import { ActedBy, Count, Day, Id, Instant, MemberRef, Nullable, OneOf, OrgRef, Shape } from '../core/schema'
import { PostSummary, Section } from '../posts/routes'
import { homeEndpoints } from './endpoints'
import { Workbench } from './workbench'

/** What everyone of an audience sees: one request paints the page. */
export const Home = Shape({
  organisation: Type.String(),
  sections: Type.Array(Section),
  notices: Type.Array(PostSummary),
  news: Type.Array(PostSummary),
  /** Filing number and the like, shown at the foot. */
  footer: Type.String(),
  /** Whom to ask about the app and about one's data: 部门 and telephone; empty when the operator gave none. */
  contact: Type.String(),
})
export type Home = Static<typeof Home>

export const Todo = Shape({
  kind: OneOf(['call_up', 'study', 'receipt', 'leave_to_decide', 'list_to_confirm', 'entries_to_verify', 'binding_to_decide']),
  id: Id,
  title: Type.String(),
  dueOn: Nullable(Day),
  overdue: Type.Boolean(),
})
export type Todo = Static<typeof Todo>

/** What is mine alone: asked for after the first paint. */
export const MyHome = Shape({
  /** What is happening now, or next. */
  activity: Nullable(Shape({ ...ActivitySummary.properties, headcount: Headcount })),
  todos: Type.Array(Todo),
  todoCount: Count,
})
export type MyHome = Static<typeof MyHome>

/** What can be done for a retired member now, and what was done lately. */
export const Acting = Shape({
  member: MemberRef,
  org: OrgRef,
  receipts: Type.Array(Shape({ id: Id, title: Type.String() })),
  /** Coming activities that concern them. `can` is what they could do themselves. */
  activities: Type.Array(
    Shape({
      ...ActivitySummary.properties,
      leave: Nullable(Shape({ reason: LeaveReason, note: Type.String(), state: LeaveState, actedBy: ActedBy })),
      signedUpBy: ActedBy,
      can: Shape({ signUp: Type.Boolean(), withdrawSignUp: Type.Boolean(), askLeave: Type.Boolean() }),
    }),
  ),
  /** Newest first. */
  lately: Type.Array(Shape({ id: Id, kind: OneOf(actingKinds), title: Type.String(), at: Instant, by: Shape({ name: Type.String(), role: OneOf(roles) }) })),
})
export type Acting = Static<typeof Acting>

const word = Type.Optional(Type.String({ maxLength: 1024 }))

/**
 * What WeChat's servers send with 数据预拉取 and 周期性更新: whose app it is, what the client left with `setBackgroundFetchToken` (the
 * version of this answer, nothing of the person), and how the app is being opened.
 */
const FromWechat = Shape({ appid: Type.String({ minLength: 1, maxLength: 64 }), token: word, code: word, timestamp: word, path: word, query: word, scene: word })

export const homeRoutes = defineRoutes(homeEndpoints, {
  shared: { summary: 'The first screen', access: 'anyone', replies: { 200: Home } },
  prefetch: {
    summary: 'The first screen as visitors see it, fetched by WeChat before the app opens',
    access: 'anyone',
    query: FromWechat,
    replies: { 200: Home },
  },
  mine: { summary: 'My part of the first screen', access: 'signed-in', replies: { 200: MyHome } },
  acting: {
    summary: 'What is to be done for a retired member I look after (代办)',
    access: 'signed-in',
    params: Shape({ memberId: Id }),
    replies: { 200: Acting },
  },
  workbench: { summary: 'What my organisations owe this month and what waits for my decision', access: 'signed-in', replies: { 200: Workbench } },
})
