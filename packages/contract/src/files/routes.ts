import { fileUses, thumbnailWidths, type ThumbnailWidth } from '@ejia/domain/files'
import Type, { type Static } from 'typebox'
import { defineRoutes } from '../core/route'
import { Count, Id, OneOf, Shape } from '../core/schema'
import { fileEndpoints } from './endpoints'

export const FileRef = Shape({
  id: Id,
  name: Type.String(),
  /** Media type found by looking at the content. */
  type: Type.String(),
  bytes: Count,
  image: Type.Boolean(),
})
export type FileRef = Static<typeof FileRef>

export const fileRoutes = defineRoutes(fileEndpoints, {
  upload: {
    summary: 'Keep a file; what it is, is decided by its content',
    access: 'signed-in',
    /** What it is for decides how large it may be and of which kind (`domain/files`). */
    query: Shape({ use: Type.Optional(OneOf(fileUses)) }),
    upload: true,
    transaction: 'own',
    replies: { 201: FileRef },
  },
  download: {
    summary: 'The bytes of a file, for whoever may read the thing it belongs to, or, for a picture, holds the link of the day',
    access: 'anyone',
    params: Shape({ fileId: Id }),
    /** Comes with addresses the API hands out; a page's `<img>` cannot send a token. */
    query: Shape({
      sig: Type.Optional(Type.String({ maxLength: 60 })),
      /** A picture no wider than this, as WebP; what is no picture comes as it is. */
      width: Type.Optional(Type.Unsafe<ThumbnailWidth>({ type: 'integer', enum: [...thumbnailWidths] })),
    }),
    download: true,
    replies: { 200: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }) },
  },
})
