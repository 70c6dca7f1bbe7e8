import { fetchBytes } from '../../../shared/api'

const ours = /\/api\/v1\/files\/([0-9a-f-]{36})(\?.*\bsig=.*)?$/
const shown = new Map<string, Promise<string>>()

/** Remembers the bytes of a picture that was just chosen, so that it need not be fetched back. */
export function rememberPicture(fileId: string, content: Blob): void {
  shown.set(fileId, Promise.resolve(URL.createObjectURL(content)))
}

/**
 * An address under which a page can show one of our pictures. Addresses of a draft come signed; one uploaded since
 * opens only with the writer's token, which `<img>` cannot send: its bytes are fetched.
 */
export function shownAddress(src: string): Promise<string> {
  const [, fileId, signature] = ours.exec(src) ?? []
  if (!fileId || (signature && !shown.has(fileId))) return Promise.resolve(src)
  const known = shown.get(fileId) ?? fetchBytes('GET /files/:fileId', { params: { fileId } }).then(({ bytes }) => URL.createObjectURL(bytes))
  shown.set(fileId, known)
  known.catch(() => shown.delete(fileId))
  return known.catch(() => src)
}
