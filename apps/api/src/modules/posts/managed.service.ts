import type { Waiting } from '@ejia/contract/core/schema'
import type { ManagedPost } from '@ejia/contract/posts/routes'
import { reachOf, type Actor } from '@ejia/domain/actor'
import { stateAt, type PostState, type SectionKey } from '@ejia/domain/posts'
import type { ActorContext } from '../../lib/context'
import { decodeCursor, instantIn, pageSize, toPage } from '../../lib/cursor'
import { getOrg } from '../orgs'
import { countToReview, listManagedRows, type ManagedFilter, type ReviewFilter } from './managed.repo'
import { awaitsReview, canEdit, canReview } from './posts.policy'
import { noticeShownAt, toNotice } from './posts.view'

interface ManagedQuery {
  state?: PostState
  section?: SectionKey
  orgId?: number
  q?: string
  mine?: boolean
  toReview?: boolean
  cursor?: string
  limit?: number
}

type ManagedRow = Awaited<ReturnType<typeof listManagedRows>>[number]

const workReach = (actor: Actor): string[] => [...reachOf(actor, 'posts.write'), ...reachOf(actor, 'posts.review')]
const reviewOf = (actor: Actor): ReviewFilter => ({ reach: reachOf(actor, 'posts.review'), accountId: actor.accountId })

/** Posts of the organisations I write for, in any state, last saved first. */
export async function listManaged(ctx: ActorContext, query: ManagedQuery): Promise<{ items: ManagedPost[]; nextCursor: string | null }> {
  const org = query.orgId === undefined ? undefined : await getOrg(ctx.db, query.orgId)
  if (query.orgId !== undefined && !org) return { items: [], nextCursor: null }
  const key = decodeCursor(query.cursor, 2)
  const size = pageSize(query.limit)
  const rows = await listManagedRows(ctx.db, filterOf(ctx, query, org?.path), key && { savedAt: instantIn(key[0]), id: String(key[1]) }, size + 1)
  const page = toPage(rows, size, (row) => [row.savedAt.toISOString(), row.id])
  return { ...page, items: page.items.map((row) => toManaged(ctx, row)) }
}

function filterOf({ actor, now }: ActorContext, { state, section, q, mine, toReview }: ManagedQuery, orgPath: string | undefined): ManagedFilter {
  const wanted = q?.trim() ?? ''
  return {
    now,
    reach: workReach(actor),
    ...(state && { state }),
    ...(section && { section }),
    ...(orgPath !== undefined && { orgPath }),
    ...(wanted !== '' && { q: wanted }),
    ...(mine && { by: actor.accountId }),
    ...(toReview && { review: reviewOf(actor) }),
  }
}

function toManaged({ actor, now }: ActorContext, row: ManagedRow): ManagedPost {
  const { id, section, title, org, savedBy, receiptRequired, revision, publishedRevision } = row
  const state = stateAt(row, now)
  const awaitingReview = awaitsReview(row)
  return {
    id, section, title, org, state, savedBy, receiptRequired, awaitingReview,
    savedAt: row.savedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    changed: state === 'published' && revision !== publishedRevision,
    scheduledFor: row.scheduledFor?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    publicNotice: toNotice(row.noticeWorkingDays, noticeShownAt(row), now),
    can: { edit: canEdit(actor, row), review: awaitingReview && canReview(actor, row) && row.saverId !== actor.accountId },
  }
}

const shownOnWorkbench = 5

/** Posts that wait for my review, for the workbench. */
export async function postsWaiting(ctx: ActorContext): Promise<Waiting> {
  const review = reviewOf(ctx.actor)
  const rows = await listManagedRows(ctx.db, { now: ctx.now, reach: review.reach, review }, null, shownOnWorkbench)
  const items = rows.map(({ id, title, org, savedAt }) => ({ id, title, org, at: savedAt.toISOString() }))
  return { count: await countToReview(ctx.db, review), items }
}
