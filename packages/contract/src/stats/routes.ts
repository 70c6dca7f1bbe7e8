import Type, { type Static } from 'typebox'
import { ActivityKind } from '../activities/schemas'
import { defineRoutes } from '../core/route'
import { Count, Id, Instant, Nullable, OrgId, OrgRef, Shape } from '../core/schema'
import { OrgKind } from '../orgs/routes'
import { statEndpoints } from './endpoints'

/** A calendar month in Asia/Shanghai, `2026-11`. */
const Month = Type.String({ pattern: '^20\\d\\d-(0[1-9]|1[0-2])$' })

/** What each is, says `domain/stats`. */
const figures = {
  meetings: Count, expected: Count, present: Count,
  studyDue: Count, studyDone: Count,
  posts: Count, reads: Count, readers: Count,
}

export const MonthFigures = Shape({ month: Month, ...figures })
/** Of an organisation and all below it; 党小组 count with their branch. In the order of the tree, never of merit. */
export const OrgFigures = Shape({ id: OrgId, parentId: Nullable(OrgId), name: Type.String(), kind: OrgKind, members: Count, ...figures })
export type OrgFigures = Static<typeof OrgFigures>

export const Corridor = Shape({
  organisation: Type.String(),
  /** As of now. */
  members: Shape({ all: Count, inService: Count, retired: Count }),
  orgs: Shape({ generalBranches: Count, branches: Count }),
  /** The last twelve months, the present one last. */
  months: Type.Array(MonthFigures),
  /** Now or in the next fortnight; none whose being held is nobody else's business (支委会, 谈心谈话, 组织生活会). */
  activities: Type.Array(Shape({ id: Id, kind: ActivityKind, title: Type.String(), place: Type.String(), org: OrgRef, startsAt: Instant, endsAt: Instant })),
  /** Readable by everybody: this hangs in a corridor. */
  posts: Type.Array(Shape({ id: Id, title: Type.String(), summary: Type.String(), org: OrgRef, coverUrl: Nullable(Type.String()), publishedAt: Instant })),
})
export type Corridor = Static<typeof Corridor>

const query = Shape({ orgId: Type.Optional(OrgId), from: Month, to: Month })

export const statRoutes = defineRoutes(statEndpoints, {
  listMonths: {
    summary: 'Attendance, study and reading by month, of an organisation and below it or of all I look after',
    access: 'signed-in',
    query,
    replies: { 200: Shape({ items: Type.Array(MonthFigures), total: Shape(figures) }) },
  },
  listOrgs: {
    summary: 'The same by organisation, in the order of the tree',
    access: 'signed-in',
    query,
    replies: { 200: Shape({ items: Type.Array(OrgFigures) }) },
  },
  exportSheet: {
    summary: 'The same numbers as an .xlsx file: one sheet by month, one by organisation',
    access: 'signed-in',
    query,
    download: true,
    replies: { 200: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }) },
  },
  corridor: {
    summary: 'What the screen in the corridor shows: numbers, coming activities and public posts; nothing about one person',
    access: 'signed-in',
    replies: { 200: Corridor },
  },
})
