import { createHash, randomBytes } from 'node:crypto'
import type { FileRef } from '@ejia/contract/files/routes'
import { fileRefusal } from '@ejia/domain/files'
import sharp from 'sharp'
import { AppError, assertThat } from '../../lib/app-error'
import { inTransaction, type Context } from '../../lib/context'
import { newId } from '../../lib/ids'
import { writeAudit } from '../audit'
import { decideKind } from './file-kind'
import { deleteFile, holdUnnamed, insertFile, listUnnamedBefore, type FileRow } from './files.repo'
import { toRef, type Keeping } from './files.service'
import type { FileStore } from './files.store'
import { Thumbnails } from './thumbnails'

/** Longest side, pixels: enough to read a notice on a wall. */
const longestSide = 2560
const maxPixels = 50_000_000

/**
 * Keeps a picture of which nothing tells who sent it: not the account, not its name, nothing the camera wrote into it, and not
 * its bytes either, which are no other picture's even when the same one was sent elsewhere.
 */
export async function keepUnnamedPicture(ctx: Context, { store, scan }: Keeping, upload: { name: string; content: Buffer }): Promise<FileRef> {
  const refusal = fileRefusal('picture', { name: upload.name, bytes: upload.content.length })
  if (refusal) throw new AppError(refusal)
  const kind = await decideKind(upload.name, upload.content)
  assertThat(kind !== 'not_allowed', 'files.type_not_allowed')
  assertThat(kind !== 'mismatch', 'files.type_mismatch')
  assertThat((await scan(upload.content)) === 'clean', 'files.infected')
  const content = Buffer.concat([await redrawn(upload.content), randomBytes(16)])
  const sha256 = createHash('sha256').update(content).digest('hex')
  const row: FileRow = {
    id: newId(ctx.now), name: '照片.jpg', type: 'image/jpeg', image: true, sha256, bytes: content.length, uploadedBy: null, uploadedAt: ctx.now,
  }
  await store.put(sha256, content, row.type)
  await inTransaction({ ...ctx, actor: null }, async (tx) => {
    await insertFile(tx.db, row)
    await writeAudit(tx, { action: 'files.upload', subjectType: 'file', subjectId: row.id, orgId: null })
  })
  return toRef(row)
}

/** Turned as the camera says, and drawn anew: position, time, device and profile stay behind. */
async function redrawn(content: Buffer): Promise<Buffer> {
  try {
    return await sharp(content, { limitInputPixels: maxPixels, failOn: 'none' })
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 85 })
      .toBuffer()
  } catch (cause) {
    throw new AppError('files.type_mismatch', { cause })
  }
}

/** These pictures of nobody's, kept from being swept until the transaction ends; false when one is not there or is somebody's. */
export async function requireUnnamed(ctx: Context, ids: readonly string[]): Promise<boolean> {
  return (await holdUnnamed(ctx.db, ids)).length === ids.length
}

/** Forgets pictures of nobody's that are older than this and that nothing uses. */
export async function dropUnnamed(ctx: Context, store: FileStore, before: Date, isUsed: (ctx: Context, fileId: string) => Promise<boolean>): Promise<void> {
  for (const { id } of await listUnnamedBefore(ctx.db, before)) {
    const row = await inTransaction(ctx, async (tx) => {
      const [held] = await holdUnnamed(tx.db, [id])
      if (!held || (await isUsed(tx, id))) return null
      await deleteFile(tx.db, id)
      return held
    })
    if (!row) continue
    await store.remove(row.sha256)
    await Thumbnails.drop(store, row.sha256)
  }
}
