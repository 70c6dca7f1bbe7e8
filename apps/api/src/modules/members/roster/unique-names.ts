import { ancestorPaths } from '@ejia/domain/orgs'
import type { Executor } from '../../../lib/context'
import { listAllNames, type NamedOrg } from './roster.repo'

/**
 * Names by which an import finds each working organisation again: its own, and where there are namesakes, with as many of those
 * above in front as it takes (`内科党总支/心内科党支部`).
 */
export async function readOrgNames(db: Executor): Promise<Map<number, string>> {
  const orgs = await listAllNames(db)
  const nameAt = new Map(orgs.map(({ path, name }) => [path, name]))
  const lineOf = ({ path }: NamedOrg): string[] => ancestorPaths(path).flatMap((one) => nameAt.get(one) ?? [])
  const lines = orgs.map(lineOf)
  const called = (depth: number) => (line: string[]): string => line.slice(-depth).join('/')
  return new Map(orgs.map((org, index) => {
    const line = lines[index] ?? [org.name]
    let depth = 1
    while (depth < line.length && lines.filter((other) => called(depth)(other) === called(depth)(line)).length > 1) depth += 1
    return [org.id, called(depth)(line)]
  }))
}
