import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { thumbnailWidths, type ThumbnailWidth } from '@ejia/domain/files'
import sharp from 'sharp'
import { AppError } from '../../lib/app-error'
import type { FileRow } from './files.repo'
import type { FileStore } from './files.store'
import type { View } from './view'

/** Raised when thumbnails are to be made anew. */
const recipe = 'webp-1'
/** A picture larger than this when unpacked is shown as it is: a few kilobytes can claim gigabytes. */
const maxPixels = 50_000_000

const keyOf = (sha256: string, width: ThumbnailWidth): string => createHash('sha256').update(`${sha256} ${recipe} ${width}`).digest('hex')

/** Smaller pictures, made when first asked for and kept beside the files. */
export class Thumbnails {
  /** Those being made now: many readers of a new post wait for one. */
  private readonly underWay = new Map<string, Promise<Buffer | null>>()

  constructor(private readonly store: FileStore) {}

  /** Null stands for a picture that cannot be made smaller; it is then shown as it is. */
  async of(row: FileRow, width: ThumbnailWidth): Promise<View | null> {
    const key = keyOf(row.sha256, width)
    const kept = await this.store.read(key)
    const content = kept ? await buffer(kept) : await this.make(key, row, width)
    return content && { tag: key, type: 'image/webp', bytes: content.length, read: () => Promise.resolve(content) }
  }

  /** Forgets those of a content that is forgotten. */
  static async drop(store: FileStore, sha256: string): Promise<void> {
    for (const width of thumbnailWidths) await store.remove(keyOf(sha256, width))
  }

  private make(key: string, row: FileRow, width: ThumbnailWidth): Promise<Buffer | null> {
    const earlier = this.underWay.get(key)
    if (earlier) return earlier
    const made = this.shrink(key, row, width).finally(() => this.underWay.delete(key))
    this.underWay.set(key, made)
    return made
  }

  private async shrink(key: string, row: FileRow, width: ThumbnailWidth): Promise<Buffer | null> {
    const source = await this.store.read(row.sha256)
    if (!source) return null
    const small = await webp(await buffer(source), width)
    if (small) await this.store.put(key, small, 'image/webp').catch(unlessFull)
    return small
  }
}

/** It is shown all the same, and made again for the next reader. */
function unlessFull(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'files.storage_full')) throw error
}

/** Turned as the camera says, without where and when it was taken. Null for what cannot be read as a picture. */
async function webp(content: Buffer, width: ThumbnailWidth): Promise<Buffer | null> {
  try {
    const picture = sharp(content, { limitInputPixels: maxPixels, failOn: 'none' })
    return await picture.rotate().resize({ width, withoutEnlargement: true }).webp({ quality: 80 }).toBuffer()
  } catch {
    return null
  }
}
