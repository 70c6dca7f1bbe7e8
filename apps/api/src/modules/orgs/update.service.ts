import { shortNameOf } from '@ejia/domain/orgs'
import type { ActorContext } from '../../lib/context'
import { writeAudit } from '../audit'
import { assertTermOrder, type Terms } from './create.service'
import { lockTree, updateOrg, type OrgRow } from './orgs.repo'
import { manageableOrg, recordEvent } from './orgs.service'

export interface OrgChange extends Terms {
  name?: string
  shortName?: string
}

const nameFields = ['name', 'shortName'] as const
const termFields = ['foundedOn', 'termStartsOn', 'termEndsOn'] as const
type Field = (typeof nameFields)[number] | (typeof termFields)[number]
type Values = Partial<Record<Field, string | null>>

/** Renames, or sets the dates. What changes nothing leaves no trace. */
export async function changeOrg(ctx: ActorContext, orgId: number, change: OrgChange): Promise<OrgRow> {
  await lockTree(ctx.db)
  const org = await manageableOrg(ctx, orgId)
  const wanted = namesOf(org, change)
  assertTermOrder({ ...org, ...wanted })
  const renamed = differing(org, wanted, nameFields)
  const dated = differing(org, wanted, termFields)
  const changed = [...Object.keys(renamed), ...Object.keys(dated)]
  if (changed.length === 0) return org
  const updated = await updateOrg(ctx.db, orgId, { ...renamed, ...dated } as Partial<OrgRow>)
  await recordChange(ctx, org, 'renamed', renamed)
  await recordChange(ctx, org, 'term_set', dated)
  await writeAudit(ctx, { action: 'orgs.update', subjectType: 'org', subjectId: orgId, orgId, detail: { changed } })
  return updated
}

/** A short name that was only derived follows the new name. */
function namesOf(org: OrgRow, change: OrgChange): OrgChange {
  const name = change.name?.trim()
  const follows = name !== undefined && org.shortName === shortNameOf(org.name)
  const shortName = change.shortName?.trim() ?? (follows ? shortNameOf(name) : undefined)
  return { ...change, ...(name === undefined ? {} : { name }), ...(shortName === undefined ? {} : { shortName }) }
}

function differing(org: OrgRow, wanted: OrgChange, fields: readonly Field[]): Values {
  return Object.fromEntries(fields.filter((field) => wanted[field] !== undefined && wanted[field] !== org[field]).map((field) => [field, wanted[field]]))
}

async function recordChange(ctx: ActorContext, org: OrgRow, kind: 'renamed' | 'term_set', after: Values): Promise<void> {
  const fields = Object.keys(after) as Field[]
  if (fields.length > 0) await recordEvent(ctx, org.id, { kind, before: Object.fromEntries(fields.map((field) => [field, org[field]])), after })
}
