import type { ReplyOf } from '@ejia/contract/client/caller'
import type { ChosenFile } from '../../platform/files.types'
import { openFile, uploadFile } from '../../platform/files'
import { clientError, errorOfReply } from './api-error'
import { apiRoot, headersOf, readReply, timeoutMs } from './exchange'
import { newIdempotencyKey } from './idempotency'
import { noticeSlowness } from './network.store'
import { silenceOf } from './repeat'
import { tokens } from './tokens'
import { inTurn } from './turns'
import { call } from './call'

/** Address of a file's bytes, for `Image src` and attachments everybody may read. */
export function fileUrl(fileId: string): string {
  return `${apiRoot}/files/${fileId}`
}

/** A picture's address as the API gave it (`/api/v1/files/…`, signed where it must be), for `Image src`. */
export const pictureUrl = (path: string): string => (path.startsWith('/') ? `${__API_BASE__}${path}` : path)

/** Sends a chosen file and answers its reference. Throws `ApiError`. */
export async function upload(file: ChosenFile): Promise<ReplyOf<'POST /files'>> {
  if (!tokens.usable()) await call('GET /auth/me')
  return sendFile(file, '/files', headersOf({ token: tokens.access(), idempotencyKey: newIdempotencyKey() }))
}

/** The same as a visitor, whoever is signed in: a picture for a request, of which nothing tells who sent it. */
export const uploadNameless = (file: ChosenFile): Promise<ReplyOf<'POST /requests/pictures'>> => sendFile(file, '/requests/pictures', headersOf({}))

async function sendFile(file: ChosenFile, path: string, headers: Record<string, string>): Promise<ReplyOf<'POST /files'>> {
  const target = { url: `${apiRoot}${path}`, headers, timeoutMs: timeoutMs.file }
  const reply = await inTurn('file', undefined, () => noticeSlowness(uploadFile(file, target))).catch((error: unknown) => {
    throw clientError(silenceOf(error) === 'timeout' ? 'client.timeout' : 'client.offline')
  })
  const { body } = readReply(reply.status, reply.text)
  if (reply.status !== 201) throw errorOfReply(reply.status, body)
  return body as ReplyOf<'POST /files'>
}

/** Opens an attachment with the reader's own rights. */
export async function openAttachment(file: { id: string; name: string }): Promise<void> {
  if (tokens.hasSession() && !tokens.usable()) await call('GET /auth/me')
  return inTurn('file', undefined, () => openFile(fileUrl(file.id), file.name, headersOf({ token: tokens.access() })))
}

/** Opens a document that the API makes for this person now. */
export async function openMade(endpoint: 'GET /auth/own-data.xlsx', name: string): Promise<void> {
  if (!tokens.usable()) await call('GET /auth/me')
  const url = `${apiRoot}${endpoint.slice('GET '.length)}`
  return inTurn('file', undefined, () => openFile(url, name, headersOf({ token: tokens.access() })))
}
