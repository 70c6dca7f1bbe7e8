import { assertThat } from '../../lib/app-error'
import type { ActorContext } from '../../lib/context'
import { writeAudit } from '../audit'
import { tellDissolved } from './orgs.hooks'
import { countChildren, lockTree, updateOrg, type OrgRow } from './orgs.repo'
import { manageableOrg, reachableOrg, recordEvent } from './orgs.service'

interface Dissolution {
  mergeIntoId?: number
  reason: string
}

/** Closes an organisation for good; it stays for the record. Those who keep things in it decide in the same transaction. */
export async function dissolveOrg(ctx: ActorContext, orgId: number, { mergeIntoId, reason }: Dissolution): Promise<OrgRow> {
  await lockTree(ctx.db)
  const org = await manageableOrg(ctx, orgId)
  assertThat(org.parentId !== null, 'orgs.is_root')
  assertThat((await countChildren(ctx.db, orgId)) === 0, 'orgs.has_children')
  // closed first: whoever is entering somebody here has either finished, or will find it closed
  const closed = await updateOrg(ctx.db, orgId, { dissolvedAt: ctx.now, mergedIntoId: mergeIntoId ?? null })
  const mergeInto = mergeIntoId === undefined ? null : await reachableOrg(ctx, mergeIntoId, 'orgs.manage')
  await tellDissolved(ctx, closed, mergeInto)
  await recordEvent(ctx, orgId, { kind: 'dissolved', reason, before: { path: org.path }, after: { mergedIntoId: mergeInto?.id ?? null } })
  await writeAudit(ctx, { action: 'orgs.dissolve', subjectType: 'org', subjectId: orgId, orgId, detail: { mergedIntoId: mergeInto?.id ?? null } })
  return closed
}
