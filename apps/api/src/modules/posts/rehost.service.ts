import type { RehostedImage } from '@ejia/contract/posts/routes'
import { reachOf } from '@ejia/domain/actor'
import { AppError, assertThat } from '../../lib/app-error'
import type { ActorContext } from '../../lib/context'
import { describeFiles, fetchPicture, keepFile, PictureRefused, type Keeping, type RemotePictures } from '../files'
import { findFetched, insertFetched } from './rehost.repo'

interface Tools extends Keeping {
  source: RemotePictures
}

/** Pictures of a pasted article become files of our own: each is kept, or comes back with the reason why not. */
export async function rehostImages(ctx: ActorContext, tools: Tools, urls: readonly string[]): Promise<RehostedImage[]> {
  assertThat(reachOf(ctx.actor, 'posts.write').length > 0, 'thing.forbidden')
  const fetched = await findFetched(ctx.db, ctx.actor.accountId, urls)
  const refs = await describeFiles(ctx.db, [...fetched.values()])
  return Promise.all(
    urls.map(async (url) => {
      const file = refs.get(fetched.get(url) ?? '')
      return file ? { url, file, reason: null } : rehost(ctx, tools, url)
    }),
  )
}

async function rehost(ctx: ActorContext, { source, ...keeping }: Tools, url: string): Promise<RehostedImage> {
  try {
    const file = await keepFile(ctx, keeping, await fetchPicture(source, url), 'picture')
    await insertFetched(ctx.db, { accountId: ctx.actor.accountId, url, fileId: file.id, fetchedAt: ctx.now })
    return { url, file, reason: null }
  } catch (error) {
    if (error instanceof PictureRefused) return { url, file: null, reason: error.reason }
    // a picture that the virus scan refuses is one that does not arrive; a full disk concerns them all
    if (error instanceof AppError && error.code === 'files.infected') return { url, file: null, reason: 'not_a_picture' }
    throw error
  }
}
