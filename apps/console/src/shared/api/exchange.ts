import { clientError } from '@ejia/contract/client/api-error'
import { apiBase, type WireRequest } from '@ejia/contract/client/caller'

/** An import of thousands of rows answers late; a dead network is noticed by the browser itself. */
const timeoutMs = 120_000

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
    'X-Client-Version': __APP_VERSION__,
    ...(token && { Authorization: `Bearer ${token}` }),
    ...(idempotencyKey && { 'Idempotency-Key': idempotencyKey }),
  }
}

/** An answer that is not JSON (a proxy's page) becomes undefined. */
export function parseBody(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** One request and its raw answer, whatever the status. Throws only when no answer came. */
export async function send(request: WireRequest, headers: ExchangeHeaders): Promise<Response> {
  const body = request.method === 'GET' ? undefined : JSON.stringify(request.body ?? {})
  try {
    return await fetch(apiBase + request.path, {
      method: request.method,
      credentials: 'same-origin',
      headers: { ...headersOf(headers), ...(body && { 'Content-Type': 'application/json' }) },
      signal: AbortSignal.timeout(timeoutMs),
      ...(body && { body }),
    })
  } catch (error) {
    throw clientError(error instanceof Error && error.name === 'TimeoutError' ? 'client.timeout' : 'client.offline')
  }
}

export async function exchange(request: WireRequest, headers: ExchangeHeaders): Promise<Exchange> {
  const reply = await send(request, headers)
  const text = await reply.text().catch(() => '')
  return { status: reply.status, body: parseBody(text) }
}
