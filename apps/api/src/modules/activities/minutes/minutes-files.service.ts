import { reachOf } from '@ejia/domain/actor'
import type { Context } from '../../../lib/context'
import { showsFile } from './minutes.repo'

/** A photograph of the minutes may be seen by whoever may read them. */
export async function canReadMinutesFile(ctx: Context, fileId: string): Promise<boolean> {
  return ctx.actor !== null && (await showsFile(ctx.db, fileId, reachOf(ctx.actor, 'activities.manage')))
}
