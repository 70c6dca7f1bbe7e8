import type { Minutes } from '@ejia/contract/activities/minutes'
import { AlignmentType, ImageRun, Paragraph } from 'docx'
import sharp from 'sharp'
import type { Executor } from '../../../../lib/context'
import { readContent } from '../../../files'
import type { FileStore } from '../../../files'
import { run } from './parts'

/** Pixels that a photograph keeps: sharp on paper at this size, and twelve of them stay below what mail takes. */
const keeps = 1200
/** Pixels of a page: at most so wide and so high on A4. */
const fits = { width: 520, height: 340 }
const maxPixels = 50_000_000

export interface PhotoSource {
  db: Executor
  store: FileStore
}

/** Photographs with their captions, turned as the camera says and no larger than half a page; one that cannot be read is named instead. */
export async function photoParagraphs({ db, store }: PhotoSource, photos: Minutes['photos']): Promise<Paragraph[]> {
  const parts: Paragraph[] = []
  for (const { file, caption } of photos) {
    const picture = await prepare(await readContent(db, store, file.id))
    parts.push(centred(picture ? toImage(picture, caption || file.name) : run(`（照片“${file.name}”无法载入）`, { size: 'small' }), picture !== null && caption !== ''))
    if (caption !== '') parts.push(centred(run(caption, { size: 'small' }), false))
  }
  return parts
}

interface Picture {
  data: Buffer
  width: number
  height: number
}

async function prepare(content: Buffer | null): Promise<Picture | null> {
  if (!content) return null
  try {
    const smaller = sharp(content, { limitInputPixels: maxPixels, failOn: 'none' }).rotate().resize({ width: keeps, height: keeps, fit: 'inside', withoutEnlargement: true })
    const { data, info } = await smaller.flatten({ background: '#ffffff' }).jpeg({ quality: 82 }).toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height }
  } catch {
    return null
  }
}

function toImage({ data, width, height }: Picture, description: string): ImageRun {
  const scale = Math.min(1, fits.width / width, fits.height / height)
  return new ImageRun({ type: 'jpg', data, transformation: { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }, altText: { name: description, title: description, description } })
}

const centred = (child: ImageRun | ReturnType<typeof run>, keepNext: boolean): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, keepNext, spacing: { before: 120 }, children: [child] })
