import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { AppError, assertThat } from '../lib/app-error'

/** Largest file anyone may send, bytes. */
export const maxFileBytes = 20 * 1024 * 1024

/** Reads forms with one file, for the routes that take one. */
export const multipartPlugin = fp(
  async (app) => {
    await app.register(multipart, { limits: { files: 1, fileSize: maxFileBytes, fields: 5, parts: 6, fieldSize: 10_000, headerPairs: 50 } })
  },
  { name: 'multipart' },
)

export interface Upload {
  /** As the sender names it; nothing is believed of it. */
  name: string
  content: Buffer
}

/** The form's file, whole. Refuses a form without one, one that is cut off or too large, and a file that is empty. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const upload = await readForm(request).catch((error: unknown) => {
    // the parser's own complaints carry no code: a form without boundary, cut off, or with a broken head
    throw error instanceof Error && !('code' in error) ? new AppError('request.malformed', { cause: error }) : error
  })
  assertThat(upload.content.length > 0, 'files.empty')
  return upload
}

async function readForm(request: FastifyRequest): Promise<Upload> {
  const part = await request.file()
  if (!part || part.fieldname !== 'file') {
    part?.file.resume()
    throw new AppError('request.invalid', { fields: [{ field: 'body/file', message: '必填' }] })
  }
  return { name: part.filename, content: await part.toBuffer() }
}
