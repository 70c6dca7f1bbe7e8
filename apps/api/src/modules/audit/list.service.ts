import { reachOf } from '@ejia/domain/actor'
import { pathIds } from '@ejia/domain/orgs'
import { assertThat } from '../../lib/app-error'
import type { ActorContext, Executor } from '../../lib/context'
import { decodeCursor, pageSize, toPage } from '../../lib/cursor'
import { listLines } from './audit.repo'

/** Ids of the organisations at or below these paths. The tree stands to the right of the audit and registers this. */
export type OrgScope = (db: Executor, paths: readonly string[]) => Promise<number[]>

interface LineQuery {
  subjectType?: string
  subjectId?: string
  cursor?: string
  limit?: number
}

/** Lines of the organisations within reach. Those of no organisation (accounts, the system) are for who reaches the root. */
export async function listAudit(ctx: ActorContext, scope: OrgScope, query: LineQuery) {
  const paths = reachOf(ctx.actor, 'audit.read')
  assertThat(paths.length > 0, 'thing.forbidden')
  const reachesRoot = paths.some((path) => pathIds(path).length === 1)
  const orgIds = reachesRoot ? null : await scope(ctx.db, paths)
  const key = decodeCursor(query.cursor, 1)
  const size = pageSize(query.limit)
  const { subjectType, subjectId } = query
  const filter = { orgIds, ...(subjectType === undefined ? {} : { subjectType }), ...(subjectId === undefined ? {} : { subjectId }) }
  const rows = await listLines(ctx.db, filter, key && Number(key[0]), size + 1)
  const page = toPage(rows, size, (row) => [row.id])
  return { ...page, items: page.items.map(({ xid: _, id, at, ...row }) => ({ ...row, id: String(id), at: at.toISOString() })) }
}
