import { clientError, errorOfReply } from '@ejia/contract/client/api-error'
import { apiBase, toRequest, type ReplyOf } from '@ejia/contract/client/caller'
import { headersOf, parseBody, send } from './exchange'
import { newIdempotencyKey } from './idempotency'
import { tokenToSend } from './transport'
import type { ActionEndpoint, AnyEndpoint, InputOf } from './wire-types'

/** `attachment; filename*=UTF-8''%E5…` → the name. */
function nameIn(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  return encoded === undefined ? undefined : decodeURIComponent(encoded)
}

export function saveAs(bytes: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(bytes)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Bytes that need the reader's own rights: fetched with the token (which belongs in no address). Throws `ApiError`. */
export async function fetchBytes<E extends AnyEndpoint>(endpoint: E, input: InputOf<E>): Promise<{ bytes: Blob; name: string | undefined }> {
  const reply = await send(toRequest(endpoint, input), { token: await tokenToSend() })
  if (!reply.ok) throw errorOfReply(reply.status, parseBody(await reply.text()))
  return { bytes: await reply.blob(), name: nameIn(reply.headers.get('content-disposition')) }
}

/** Fetches and saves under the name the server gives. */
export async function downloadFile<E extends AnyEndpoint>(endpoint: E, input: InputOf<E>, fallbackName: string): Promise<void> {
  const { bytes, name } = await fetchBytes(endpoint, input)
  saveAs(bytes, name ?? fallbackName)
}

export type Progress = (percent: number) => void

/** XMLHttpRequest, because fetch does not tell how much has been sent. */
function post(path: string, form: FormData, headers: Record<string, string>, onProgress?: Progress): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', apiBase + path)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(Math.round((loaded / total) * 100))
    request.onerror = () => reject(clientError('client.offline'))
    request.onload = () => {
      const body = parseBody(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body)
      else reject(errorOfReply(request.status, body))
    }
    request.send(form)
  })
}

/** Sends one file as a form to an endpoint that takes one: `uploadTo('POST /members/imports', { query }, file)`. */
export async function uploadTo<E extends ActionEndpoint>(endpoint: E, input: object, file: File, onProgress?: Progress): Promise<ReplyOf<E>> {
  const form = new FormData()
  form.append('file', file, file.name)
  const headers = headersOf({ token: await tokenToSend(), idempotencyKey: newIdempotencyKey() })
  return (await post(toRequest(endpoint, input).path, form, headers, onProgress)) as ReplyOf<E>
}

type FileUse = NonNullable<NonNullable<InputOf<'POST /files'>['query']>['use']>

/** Keeps a file and answers its reference; `use` says what it is for and so how large it may be and of which kind. */
export const uploadFile = (file: File, onProgress?: Progress, use?: FileUse): Promise<ReplyOf<'POST /files'>> =>
  uploadTo('POST /files', use ? { query: { use } } : {}, file, onProgress)

/** A picture's address as the API gave it, or of a file everybody may read. */
export const fileUrl = (fileId: string): string => `${apiBase}/files/${fileId}`
