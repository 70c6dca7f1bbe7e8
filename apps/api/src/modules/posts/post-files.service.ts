import type { Context } from '../../lib/context'
import { showsToReader, showsToWriter } from './post-files.repo'

/** A file may be read by whoever may read the published post that shows it, or work on a draft that does. */
export async function canReadFile(ctx: Context, fileId: string): Promise<boolean> {
  return (await showsToReader(ctx, fileId)) || (ctx.actor !== null && (await showsToWriter(ctx.db, ctx.actor, fileId)))
}
