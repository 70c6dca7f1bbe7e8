import Taro from '@tarojs/taro'
import { apiBase, type CancelSignal, type WireRequest } from '@ejia/contract/client/caller'
import { ApiError, clientError } from './api-error'
import { noticeSlowness } from './network.store'
import { sendOrRepeat, silenceOf } from './repeat'
import { inTurn } from './turns'

/** Once its turn has come. A check-in from a cold start on a bad network must still fit into a write. */
export const timeoutMs = { read: 10_000, write: 15_000, file: 60_000 }

export const isReading = (request: WireRequest): boolean => request.method === 'GET'

export const apiRoot = __API_BASE__ + apiBase

export interface Exchange {
  status: number
  body: unknown
}

export interface ExchangeHeaders {
  token?: string | undefined
  idempotencyKey?: string | undefined
}

export function headersOf({ token, idempotencyKey }: ExchangeHeaders): Record<string, string> {
  return {
    Accept: 'application/json',
    'X-Client-Version': __APP_VERSION__,
    ...(token && { Authorization: `Bearer ${token}` }),
    ...(idempotencyKey && { 'Idempotency-Key': idempotencyKey }),
  }
}

/**
 * Parses what came back. What is not JSON is somebody else's page, of a proxy or a ward's sign-in: as a success it says nothing
 * about the action, which is as uncertain as without an answer.
 */
export function readReply(status: number, text: unknown): Exchange {
  if (typeof text !== 'string') return { status, body: text }
  try {
    return { status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
  } catch {
    if (status >= 200 && status < 300) throw clientError('client.unreadable')
    return { status, body: undefined }
  }
}

type RequestTask = ReturnType<typeof Taro.request<unknown>> & { abort?: () => void }

/** One request over the air; throws what the platform says. */
async function send(request: WireRequest, headers: ExchangeHeaders, signal: CancelSignal | undefined): Promise<Exchange> {
  // WeChat declares JSON for every unsafe request, and a server refuses JSON that is not there: send an empty object.
  const body = isReading(request) ? undefined : JSON.stringify(request.body ?? {})
  const task: RequestTask = Taro.request<unknown>({
    url: apiRoot + request.path,
    method: request.method as keyof Taro.request.Method,
    header: { ...headersOf(headers), ...(body && { 'Content-Type': 'application/json' }) },
    timeout: isReading(request) ? timeoutMs.read : timeoutMs.write,
    // Text, so that problem+json, empty answers and a proxy's HTML are all read the same way on both targets.
    dataType: 'text',
    responseType: 'text',
    credentials: 'same-origin',
    ...(body && { data: body }),
  })
  const cancel = () => task.abort?.()
  signal?.addEventListener('abort', cancel)
  try {
    const reply = await noticeSlowness(task)
    return readReply(reply.statusCode, reply.data)
  } finally {
    signal?.removeEventListener('abort', cancel)
  }
}

/** What may be done when no answer came: try once more, or leave that to the caller. */
export interface Exchanging {
  /** True when repeating does no harm: the server knows the key again, or the route is made for it. */
  repeatable?: boolean
  signal?: CancelSignal | undefined
}

/** One request and its answer, whatever the status. Throws only when none came, or none that can be read. */
export async function exchange(request: WireRequest, headers: ExchangeHeaders, { repeatable, signal }: Exchanging = {}): Promise<Exchange> {
  const attempt = () => inTurn(isReading(request) ? 'read' : 'write', signal, () => send(request, headers, signal))
  try {
    return await (repeatable ? sendOrRepeat(attempt, signal) : attempt())
  } catch (error) {
    if (error instanceof ApiError) throw error
    throw clientError(silenceOf(error) === 'timeout' ? 'client.timeout' : 'client.offline')
  }
}
