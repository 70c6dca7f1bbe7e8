import { useMemo } from 'react'
import { useRead, type ReadOptions } from '../api/use-read'
import type { ReplyOf } from '@ejia/contract/client/caller'

export type Org = ReplyOf<'GET /orgs'>['items'][number]

/** The tree of organisations, parents before children; read once and shared by every page. */
export function useOrgs(options: ReadOptions = {}) {
  const result = useRead('GET /orgs', {}, { staleTime: 5 * 60_000, ...options })
  const orgs = result.data?.items
  const byId = useMemo(() => new Map((orgs ?? []).map((org) => [org.id, org])), [orgs])
  return { orgs: orgs ?? [], byId, isPending: result.isPending, error: result.error }
}

export interface OrgNode {
  value: number
  title: string
  /** False: there to be opened, not to be chosen. */
  selectable: boolean
  children: OrgNode[]
}

/** Organisations as nested nodes; one whose parent is not among them stands at the top. */
export function treeOf(orgs: readonly Org[], selectable: (org: Org) => boolean = () => true): OrgNode[] {
  const nodes = new Map(orgs.map((org) => [org.id, { value: org.id, title: org.name, selectable: selectable(org), children: [] as OrgNode[] }]))
  const roots: OrgNode[] = []
  for (const org of orgs) {
    const node = nodes.get(org.id)
    if (node) (nodes.get(org.parentId ?? 0)?.children ?? roots).push(node)
  }
  return roots
}
