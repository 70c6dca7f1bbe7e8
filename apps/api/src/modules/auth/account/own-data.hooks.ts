import type { PreparedSheet } from '../../../documents/sheet-out'
import type { ActorContext } from '../../../lib/context'

/** Whose data: the account, and the member it stands for. */
export interface Owner {
  accountId: string
  memberId: string
}

/**
 * What a module keeps on its owner, a sheet for each topic (`prepareSheet({ name, rows, columns })`, name and headings in
 * Chinese). Everything of theirs and nothing of anybody else's; modules to the right register theirs once per process.
 */
export type OwnDataSource = (ctx: ActorContext, owner: Owner) => Promise<PreparedSheet[]>

const sources = new Set<OwnDataSource>()

export function onOwnData(source: OwnDataSource): void {
  sources.add(source)
}

export async function gatherOwnData(ctx: ActorContext, owner: Owner): Promise<PreparedSheet[]> {
  const sheets: PreparedSheet[] = []
  for (const source of sources) sheets.push(...(await source(ctx, owner)))
  return sheets
}
