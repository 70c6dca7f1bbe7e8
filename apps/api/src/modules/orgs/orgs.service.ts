import type { Executor } from '../../lib/context'
import { findOrg, listByPaths, type OrgRow } from './orgs.repo'

/** Path → name, for the organisations on these paths. */
export async function getOrgNames(db: Executor, paths: readonly string[]): Promise<Map<string, string>> {
  if (paths.length === 0) return new Map()
  return new Map((await listByPaths(db, paths)).map((row) => [row.path, row.name]))
}

export const getOrg = (db: Executor, orgId: number): Promise<OrgRow | undefined> => findOrg(db, orgId)
