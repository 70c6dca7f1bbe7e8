import { isWithin, mayStandBelow } from '@ejia/domain/orgs'
import { assertThat } from '../../lib/app-error'
import type { ActorContext } from '../../lib/context'
import { writeAudit } from '../audit'
import { lockTree, moveSubtree, type OrgRow } from './orgs.repo'
import { manageableOrg, reachableOrg, recordEvent } from './orgs.service'

/** Puts an organisation with all below it under another. What was recorded before keeps the organisation as it was. */
export async function moveOrg(ctx: ActorContext, orgId: number, { parentId, reason }: { parentId: number; reason: string }): Promise<OrgRow> {
  await lockTree(ctx.db)
  const org = await manageableOrg(ctx, orgId)
  assertThat(org.parentId !== null, 'orgs.is_root')
  const parent = await reachableOrg(ctx, parentId, 'orgs.manage')
  if (org.parentId === parent.id) return org
  assertThat(!isWithin(parent.path, org.path), 'orgs.would_cycle')
  assertThat(mayStandBelow(org.kind, parent.kind), 'orgs.kind_not_allowed')
  const moved = await moveSubtree(ctx.db, org, parent)
  await recordEvent(ctx, orgId, { kind: 'moved', reason, before: placeOf(org), after: placeOf(moved) })
  await writeAudit(ctx, { action: 'orgs.move', subjectType: 'org', subjectId: orgId, orgId, detail: { from: org.path, to: moved.path } })
  return moved
}

const placeOf = ({ parentId, path }: OrgRow) => ({ parentId, path })
