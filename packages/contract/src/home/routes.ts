import Type, { type Static } from 'typebox'
import { ActivitySummary, Headcount } from '../activities/schemas'
import { defineRoutes } from '../core/route'
import { Count, Day, Id, Nullable, OneOf, Shape } from '../core/schema'
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

export const homeRoutes = defineRoutes(homeEndpoints, {
  shared: { summary: 'The first screen', access: 'anyone', replies: { 200: Home } },
  mine: { summary: 'My part of the first screen', access: 'signed-in', replies: { 200: MyHome } },
  workbench: { summary: 'What my organisations owe this month and what waits for my decision', access: 'signed-in', replies: { 200: Workbench } },
})
