import type { ReplyOf } from '@ejia/contract/client/caller'
import { useMemo } from 'react'
import { useRead } from '../../shared/api'
import { useOrgs, type Org } from '../../shared/orgs/use-orgs'

export type OrgTally = ReplyOf<'GET /member-counts'>['items'][number]
export type { Org }

/** What is out of date once the tree changed. */
export const treeReadings = ['GET /orgs', 'GET /orgs/:orgId', 'GET /orgs/:orgId/history', 'GET /orgs/:orgId/holdings', 'GET /member-counts', 'GET /members', 'GET /term-warnings'] as const

/** The tree with what my roles know of the people in it. */
export function useTree() {
  const { orgs, byId, isPending, error } = useOrgs()
  const counts = useRead('GET /member-counts', {})
  const tallies = useMemo(() => new Map((counts.data?.items ?? []).map((tally) => [tally.orgId, tally])), [counts.data])
  return { orgs, byId, tallies, isPending, error: error ?? counts.error }
}
