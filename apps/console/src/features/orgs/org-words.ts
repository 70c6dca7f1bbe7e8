import { orgKindNames, type OrgKind } from '@ejia/domain/orgs'
import type { ItemOf } from '../../shared/api'
import type { Org } from '../../shared/orgs/use-orgs'

export type OrgEvent = ItemOf<'GET /orgs/:orgId/history'>

const fieldNames: Record<string, string> = { name: '名称', shortName: '简称', foundedOn: '成立日期', termStartsOn: '任期开始', termEndsOn: '任期届满' }
const shown = (value: unknown): string => (typeof value === 'string' && value !== '' ? value : '无')

const changes = ({ before, after }: OrgEvent): string =>
  Object.keys(after).filter((field) => fieldNames[field]).map((field) => `${fieldNames[field]}：${shown(before[field])} → ${shown(after[field])}`).join('；')

const nameOf = (byId: ReadonlyMap<number, Org>, id: unknown): string => byId.get(Number(id))?.name ?? '原上级'

/** What happened, in one line. */
export function orgEventText(event: OrgEvent, byId: ReadonlyMap<number, Org>): string {
  const { kind, before, after } = event
  switch (kind) {
    case 'created':
      return `登记为${orgKindNames[after.kind as OrgKind]}`
    case 'renamed':
    case 'term_set':
      return changes(event)
    case 'moved':
      return `由${nameOf(byId, before.parentId)}移到${nameOf(byId, after.parentId)}`
    case 'dissolved':
      return after.mergedIntoId ? `撤销，并入${nameOf(byId, after.mergedIntoId)}` : '撤销'
  }
}
