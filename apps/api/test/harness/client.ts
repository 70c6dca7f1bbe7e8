import { apiBase, toRequest, type ReplyOf } from '@ejia/contract/client/caller'
import type { RouteInput } from '@ejia/contract/core/route'
import type { Problem } from '@ejia/contract/core/problem'
import type { Wire } from '@ejia/contract/wire'
import type { FastifyInstance } from 'fastify'
import supertest from 'supertest'

/** Somebody who acts in a test: their access token. */
export interface As {
  token: string
}

export interface Reply<T> {
  status: number
  body: T
  /** The same body, when the call was refused. */
  problem: Problem
  headers: Record<string, string>
}

interface Options {
  as?: As | null
  idempotencyKey?: string
  headers?: Record<string, string>
}

/** Calls the API as a client does: over HTTP, typed by the contract, the acting person an argument. */
export class TestClient {
  constructor(private readonly app: FastifyInstance) {}

  /** Sends and hands back whatever came, refused or not. */
  async send<E extends keyof Wire & string>(endpoint: E, input: RouteInput<Wire[E]> & object, options: Options = {}): Promise<Reply<ReplyOf<E>>> {
    const { method, path, body } = toRequest(endpoint, input)
    return this.raw(method, path, body, options) as Promise<Reply<ReplyOf<E>>>
  }

  /** Sends and expects success; anything else fails the test with what the server said. */
  async call<E extends keyof Wire & string>(endpoint: E, input: RouteInput<Wire[E]> & object, options: Options = {}): Promise<ReplyOf<E>> {
    const reply = await this.send(endpoint, input, options)
    if (reply.status >= 400) throw new Error(`${endpoint}: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }

  /** Untyped, for requests a proper client would never make. */
  async raw(method: string, path: string, body?: unknown, options: Options = {}): Promise<Reply<unknown>> {
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'
    let request = supertest(this.app.server)[verb](apiBase + path)
    if (options.as) request = request.set('authorization', `Bearer ${options.as.token}`)
    if (options.idempotencyKey) request = request.set('idempotency-key', options.idempotencyKey)
    for (const [name, value] of Object.entries(options.headers ?? {})) request = request.set(name, value)
    const response = await (body === undefined ? request : request.send(body as object))
    return { status: response.status, body: response.body as unknown, problem: response.body as Problem, headers: response.headers }
  }

  /** The bytes of a reply that is a document. */
  async download(path: string, options: Options = {}): Promise<Reply<Buffer>> {
    let request = supertest(this.app.server).get(apiBase + path).responseType('blob')
    if (options.as) request = request.set('authorization', `Bearer ${options.as.token}`)
    const response = await request
    const body = response.body as Buffer
    const problem = (response.status >= 400 ? JSON.parse(body.toString()) : {}) as Problem
    return { status: response.status, body, problem, headers: response.headers }
  }

  /** Uploads one file as the field `file`. */
  async upload(path: string, file: { name: string; content: Buffer }, options: Options = {}): Promise<Reply<unknown>> {
    let request = supertest(this.app.server).post(apiBase + path)
    if (options.as) request = request.set('authorization', `Bearer ${options.as.token}`)
    const response = await request.attach('file', file.content, file.name)
    return { status: response.status, body: response.body as unknown, problem: response.body as Problem, headers: response.headers }
  }
}
