import type { Actor } from '@ejia/domain/actor'
import { inTransaction, type Context } from '../../../lib/context'
import type { PhoneKeys } from '../phone'
import { mapHeader } from './columns'
import { takeOver } from './import.service'
import { stagedReport } from './preview'
import { readSheet } from './read-sheet'
import { readRoster } from './rows'
import { sealPart } from './sealed-parts'
import { changeImport, deleteBefore, findImport, forgetSealed, holdImport, listStuck, type ImportChange } from './staged.repo'
import { fileOf } from './staged.service'

/** Who handed a roster in, with the roles they hold now; null when they may no longer act at all. */
export type FindActor = (accountId: string) => Promise<Actor | null>

/**
 * Takes a checked roster over, all of it or nothing, with the roles its sender has at this moment. Safe to do twice: who comes
 * second finds it done. Progress is told outside the transaction, so that others see it.
 */
export async function carryOutImport(ctx: Context, keys: PhoneKeys, findActor: FindActor, importId: string): Promise<void> {
  const seen = await findImport(ctx.db, importId)
  if (seen?.state !== 'running') return
  const actor = await findActor(seen.accountId)
  if (!actor) return finish(ctx, importId, { state: 'failed' })
  const progress = async (done: number, total: number) => void (await changeImport(ctx.db, importId, ['running'], { done, total }))
  try {
    await inTransaction({ ...ctx, actor }, async (inside) => {
      const sheet = await readSheet(fileOf(keys, seen))
      const header = mapHeader(sheet.rows, seen.columns ?? {})
      const roster = readRoster(sheet, () => header)
      const plan = await takeOver(inside, keys, roster, { orgId: seen.orgId ?? undefined }, progress)
      const report = stagedReport({ sheet, header, roster, plan, dryRun: false })
      const refused = report.badRows.length > 0
      if ((await holdImport(inside.db, importId))?.state !== 'running') throw new Error('the import was ended by somebody else')
      await finish(inside, importId, {
        state: refused ? 'refused' : 'done', reportSealed: sealPart(keys, 'report', importId, JSON.stringify(report)), badRows: report.badRows.length,
        ...(refused ? {} : { fileSealed: null, previewSealed: null }),
      })
    })
  } catch (error) {
    await finish(ctx, importId, { state: 'failed' })
    throw error
  }
}

const finish = async (ctx: Context, importId: string, change: ImportChange): Promise<void> =>
  void (await changeImport(ctx.db, importId, ['running'], { ...change, finishedAt: ctx.now }))

/** Milliseconds. */
const minute = 60_000
const day = 24 * 60 * minute
/** Days that a list still knows of an import. */
const remembered = 30

/** Puts on the queue again what the queue has lost, and forgets what was kept long enough. */
export async function sweepImports(ctx: Context): Promise<void> {
  const ago = (ms: number) => new Date(ctx.now.getTime() - ms)
  for (const { id } of await listStuck(ctx.db, ago(2 * minute))) await ctx.jobs.enqueue(ctx.db, 'members.import', { importId: id }, { singletonKey: id })
  await forgetSealed(ctx.db, ago(day))
  await deleteBefore(ctx.db, ago(remembered * day))
}
