import Type, { type Static } from 'typebox'
import { defineRoutes } from '../core/route'
import { Count, Id, Shape } from '../core/schema'
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
    upload: true,
    transaction: 'own',
    replies: { 201: FileRef },
  },
  download: {
    summary: 'The bytes of a file, for whoever may read the thing it belongs to, or, for a picture, holds the link of the day',
    access: 'anyone',
    params: Shape({ fileId: Id }),
    /** Comes with addresses the API hands out; a page's `<img>` cannot send a token. */
    query: Shape({ sig: Type.Optional(Type.String({ maxLength: 60 })) }),
    download: true,
    replies: { 200: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }) },
  },
})
