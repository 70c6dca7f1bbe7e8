import type { Assignment, StudyItem, StudyItemSummary } from '@ejia/contract/study/routes'
import type { RouteInput } from '@ejia/contract/core/route'
import type { Wire } from '@ejia/contract/wire'
import { reachOf } from '@ejia/domain/actor'
import { dayOf } from '@ejia/domain/calendar'
import { ancestorPaths } from '@ejia/domain/orgs'
import { minDwellSeconds } from '@ejia/domain/study'
import type { Static } from 'typebox'
import { assertThat, found } from '../../lib/app-error'
import type { ActorContext } from '../../lib/context'
import { decodeCursor, pageSize, toPage } from '../../lib/cursor'
import { newId } from '../../lib/ids'
import { writeAudit } from '../audit'
import { signFilesIn, type LinkEnv } from '../files'
import { reachableOrg } from '../orgs'
import { getPublishedForStudy } from '../posts'
import { findItem, insertAssignments, insertItem, listAssignmentRows, listShelf, type AssignmentRow } from './items.repo'
import { findDueDay } from './mine.repo'
import { findCompletion, listAnchors } from './sessions.repo'
import { countCharacters, toBlocks } from './study-blocks'
import { learnerOf, mayAssign } from './study.policy'

type Paging = { cursor?: string; limit?: number }
type Page<T> = { items: T[]; nextCursor: string | null }

/** Makes the text of a published post, as it is now, something to study. */
export async function createItem(ctx: ActorContext, body: RouteInput<Wire['POST /study/items']>['body']): Promise<Static<typeof StudyItemSummary>> {
  const org = await reachableOrg(ctx, body.orgId, 'study.manage', { hold: true })
  const post = await getPublishedForStudy(ctx, body.postId)
  assertThat(post, 'reference.not_found')
  const item = {
    id: newId(ctx.now), kind: 'reading' as const, postId: body.postId, title: body.title?.trim() ?? post.title, creditMinutes: body.creditMinutes, createdAt: ctx.now,
  }
  await insertItem(ctx.db, {
    ...item,
    orgId: org.id,
    blocks: toBlocks(post.bodyHtml),
    minDwellSeconds: body.minDwellSeconds ?? minDwellSeconds(countCharacters(post.bodyHtml)),
    createdBy: ctx.actor.accountId,
  })
  await writeAudit(ctx, { action: 'study.create_item', subjectType: 'study_item', subjectId: item.id, orgId: org.id, detail: { postId: body.postId } })
  return { ...item, createdAt: item.createdAt.toISOString() }
}

/** Items made within reach, or above: what may be assigned from here. */
export async function listItems(ctx: ActorContext, query: Paging): Promise<Page<Static<typeof StudyItemSummary>>> {
  const reach = reachOf(ctx.actor, 'study.manage')
  assertThat(reach.length > 0, 'thing.forbidden')
  const size = pageSize(query.limit)
  const rows = await listShelf(ctx.db, { reach, above: reach.flatMap(ancestorPaths) }, decodeCursor(query.cursor, 2), size + 1)
  const page = toPage(rows, size, (row) => [row.createdAt.toISOString(), row.id])
  return { ...page, items: page.items.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })) }
}

/** Assigns an item to an organisation and everyone below it. */
export async function assign(ctx: ActorContext, body: RouteInput<Wire['POST /study/assignments']>['body']): Promise<Static<typeof Assignment>> {
  const org = await reachableOrg(ctx, body.orgId, 'study.manage', { hold: true })
  const item = await findItem(ctx.db, body.itemId)
  assertThat(item?.kind === 'reading' && mayAssign(ctx.actor, item.orgPath), 'reference.not_found')
  assertThat(body.dueOn >= dayOf(ctx.now), 'study.due_in_past')
  const id = newId(ctx.now)
  await insertAssignments(ctx.db, [{ id, itemId: item.id, orgId: org.id, dueOn: body.dueOn, assignedBy: ctx.actor.accountId, assignedAt: ctx.now }])
  await writeAudit(ctx, { action: 'study.assign', subjectType: 'study_assignment', subjectId: id, orgId: org.id, detail: { itemId: item.id } })
  const [row] = await listAssignmentRows(ctx.db, { paths: [org.path], id }, null, 1)
  return describeAssignment(found(row))
}

/** What was assigned in the organisations one looks after, and how many have done it. */
export async function listAssignments(ctx: ActorContext, query: Paging & { orgId?: number }): Promise<Page<Static<typeof Assignment>>> {
  const reach = reachOf(ctx.actor, 'study.manage')
  assertThat(reach.length > 0, 'thing.forbidden')
  const paths = query.orgId === undefined ? reach : [(await reachableOrg(ctx, query.orgId, 'study.manage')).path]
  const size = pageSize(query.limit)
  const rows = await listAssignmentRows(ctx.db, { paths }, decodeCursor(query.cursor, 2), size + 1)
  const page = toPage(rows, size, (row) => [new Date(row.assigned_at).toISOString(), row.id])
  return { ...page, items: page.items.map(describeAssignment) }
}

const describeAssignment = (row: AssignmentRow): Static<typeof Assignment> => ({
  id: row.id,
  itemId: row.item_id,
  title: row.title,
  org: { id: row.org_id, name: row.org_name },
  dueOn: row.due_on,
  assignedAt: new Date(row.assigned_at).toISOString(),
  done: row.done,
  expected: row.expected,
})

/** The text for those it is assigned to, who have read it, or who may assign it. */
export async function readItem(ctx: ActorContext, env: LinkEnv, itemId: string): Promise<StudyItem> {
  const item = found(await findItem(ctx.db, itemId))
  const learner = learnerOf(ctx.actor)
  const dueOn = learner && (await findDueDay(ctx.db, learner, itemId))
  const completedAt = learner && (await findCompletion(ctx.db, itemId, learner.memberId))
  assertThat(dueOn || completedAt || mayAssign(ctx.actor, item.orgPath), 'thing.not_found')
  const reached = learner ? (await listAnchors(ctx.db, itemId, learner.memberId)).length : 0
  return {
    id: item.id,
    title: item.title,
    kind: item.kind,
    creditMinutes: item.creditMinutes,
    minDwellSeconds: item.minDwellSeconds,
    dueOn: dueOn ?? null,
    blocks: item.blocks.map((block) => signFilesIn(env, block, ctx.now)),
    progress: { reached, total: item.blocks.length, completedAt: completedAt?.toISOString() ?? null },
  }
}
