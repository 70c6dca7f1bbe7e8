import type { RouteInput, RouteReply } from '../core/route'
import type { Wire } from '../wire'

export const apiBase = '/api/v1'

export interface WireRequest {
  method: string
  /** Path below the API base, parameters filled in, query appended. */
  path: string
  body?: unknown
}

/** Tells when nobody waits for an answer any more: the part of `AbortSignal` that phones have too. */
export interface CancelSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** Carries one request and answers with the parsed body, or throws what the client shows. */
export type Transport = (request: WireRequest, signal?: CancelSignal) => Promise<unknown>

type Input<E extends keyof Wire> = RouteInput<Wire[E]>
type Args<E extends keyof Wire> = unknown extends Input<E>
  ? []
  : Partial<Input<E>> extends Input<E>
    ? [input?: Input<E>]
    : Record<string, never> extends Input<E>
      ? [input?: Input<E>]
      : [input: Input<E>]

export type ReplyOf<E extends keyof Wire> = RouteReply<Wire[E]>
export type Caller = <E extends keyof Wire & string>(endpoint: E, ...args: Args<E>) => Promise<ReplyOf<E>>

interface LooseInput {
  params?: Record<string, string | number>
  query?: Record<string, string | number | boolean | undefined>
  body?: unknown
}

/** `'GET /posts/:postId'` + input → what goes over the wire. */
export function toRequest(endpoint: string, input: LooseInput = {}): WireRequest {
  const [method = 'GET', template = '/'] = endpoint.split(' ')
  const path = template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input.params?.[name])))
  return { method, path: path + queryString(input.query), ...(input.body === undefined ? {} : { body: input.body }) }
}

function queryString(query: LooseInput['query'] = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined)
  if (pairs.length === 0) return ''
  return '?' + pairs.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&')
}

/**
 * A typed `call(endpoint, input)` over any transport: `Taro.request`, `fetch`, a test's `inject`. A `CancelSignal` may follow
 * the input; only readings should be cancelled.
 */
export function createCaller(transport: Transport): Caller {
  return ((endpoint: string, input?: LooseInput, signal?: CancelSignal) => transport(toRequest(endpoint, input), signal)) as Caller
}
