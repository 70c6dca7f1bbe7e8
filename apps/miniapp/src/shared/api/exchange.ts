import Taro from '@tarojs/taro'
import { apiBase, type WireRequest } from '@ejia/contract/client/caller'
import { clientError } from './api-error'

/** A check-in from a cold start on a bad network must still fit into this. */
const timeoutMs = 15_000

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

/** Parses what came back; an answer that is not JSON (a proxy's page) becomes undefined. */
export function parseBody(text: unknown): unknown {
  if (typeof text !== 'string') return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const timedOut = (error: unknown) => /time\s*out|abort/i.test(String((error as { errMsg?: string }).errMsg))

/** One request and its answer, whatever the status. Throws only when no answer came. */
export async function exchange(request: WireRequest, headers: ExchangeHeaders): Promise<Exchange> {
  // WeChat declares JSON for every unsafe request, and a server refuses JSON that is not there: send an empty object.
  const body = request.method === 'GET' ? undefined : JSON.stringify(request.body ?? {})
  try {
    const reply = await Taro.request<unknown>({
      url: apiRoot + request.path,
      method: request.method as keyof Taro.request.Method,
      header: { ...headersOf(headers), ...(body && { 'Content-Type': 'application/json' }) },
      timeout: timeoutMs,
      // Text, so that problem+json, empty answers and a proxy's HTML are all read the same way on both targets.
      dataType: 'text',
      responseType: 'text',
      credentials: 'same-origin',
      ...(body && { data: body }),
    })
    return { status: reply.statusCode, body: parseBody(reply.data) }
  } catch (error) {
    throw clientError(timedOut(error) ? 'client.timeout' : 'client.offline')
  }
}
