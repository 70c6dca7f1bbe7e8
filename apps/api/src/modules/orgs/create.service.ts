import { mayStandBelow, shortNameOf, type OrgKind } from '@ejia/domain/orgs'
import { AppError, assertThat } from '../../lib/app-error'
import type { ActorContext, Context } from '../../lib/context'
import { writeAudit } from '../audit'
import { findRoot, insertOrg, lockTree, type OrgRow } from './orgs.repo'
import { reachableOrg, recordEvent } from './orgs.service'

export interface Terms {
  foundedOn?: string | null
  termStartsOn?: string | null
  termEndsOn?: string | null
}

export interface RootDescription extends Terms {
  name: string
  shortName?: string
}

export interface OrgDescription extends RootDescription {
  parentId: number
  kind: OrgKind
}

/** Sets up an organisation below another that the actor manages. */
export async function createOrg(ctx: ActorContext, description: OrgDescription): Promise<OrgRow> {
  await lockTree(ctx.db)
  const parent = await reachableOrg(ctx, description.parentId, 'orgs.manage')
  assertThat(mayStandBelow(description.kind, parent.kind), 'orgs.kind_not_allowed')
  return establish(ctx, description, description.kind, parent)
}

/** The first organisation of an empty system, which nobody can manage yet: for setting up, never for a request. */
export async function createRoot(ctx: Context, description: RootDescription): Promise<OrgRow> {
  await lockTree(ctx.db)
  if (await findRoot(ctx.db)) throw new Error('the tree of organisations has its root already')
  return establish(ctx, description, 'committee', null)
}

async function establish(ctx: Context, description: RootDescription, kind: OrgKind, parent: OrgRow | null): Promise<OrgRow> {
  const { foundedOn = null, termStartsOn = null, termEndsOn = null } = description
  assertTermOrder({ termStartsOn, termEndsOn })
  const name = description.name.trim()
  const shortName = description.shortName?.trim() ?? shortNameOf(name)
  const row = { parentId: parent?.id ?? null, kind, name, shortName, foundedOn, termStartsOn, termEndsOn, createdAt: ctx.now }
  const org = await insertOrg(ctx.db, row, parent?.path ?? '/')
  await recordEvent(ctx, org.id, { kind: 'created', after: { name, shortName, kind, parentId: row.parentId, foundedOn, termStartsOn, termEndsOn } })
  await writeAudit(ctx, { action: 'orgs.create', subjectType: 'org', subjectId: org.id, orgId: org.id, detail: { kind, parentId: row.parentId } })
  return org
}

export function assertTermOrder({ termStartsOn, termEndsOn }: Terms): void {
  if (!termStartsOn || !termEndsOn || termStartsOn < termEndsOn) return
  throw new AppError('request.invalid', { fields: [{ field: 'body/termEndsOn', message: '届满日期要晚于任期开始日期' }] })
}
