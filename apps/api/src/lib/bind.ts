import type { Endpoint, Endpoints, RouteReply, RouteSchema, RouteSchemas } from '@ejia/contract/core/route'
import type { Actor } from '@ejia/domain/actor'
import { ProblemSchema } from '@ejia/contract/core/problem.schema'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import type { Static, TSchema } from 'typebox'
import type { PreparedReply } from '../prepared/prepared'
import { sendPrepared } from '../prepared/send-prepared'
import { AppError } from './app-error'
import type { ActorContext, Context } from './context'
import { hashRequest, once, type Answer, type RepeatableRequest } from './idempotency'

type PartOf<R, K extends string> = R extends { [P in K]: infer S extends TSchema } ? Static<S> : undefined

/** What a handler gets: checked input, and the context its use case runs in. */
export interface Call<R> {
  params: PartOf<R, 'params'>
  query: PartOf<R, 'query'>
  body: PartOf<R, 'body'>
  ctx: R extends { actor: 'claimed' } ? Context : R extends { access: 'signed-in' } ? ActorContext : Context
  request: FastifyRequest
  reply: FastifyReply
}

type Result<R> = R extends { download: true } ? FastifyReply : RouteReply<R>
export type Handlers<R> = { [K in keyof R]: (call: Call<R[K]>) => Promise<Result<R[K]>> }

const apiBase = '/api/v1'

/** Answers of a GET that everybody of one audience gets alike: made once, and sent as bytes until something changes. */
export interface Shared {
  /** Who shares this answer; null: nobody, it is made for this request. Must name all that the answer depends on besides its address. */
  audience: (call: { actor: Actor | null; query: unknown }) => string | null
  /** When it stops being true although nobody changes anything. */
  until: (ctx: Context) => Promise<Date>
}

/** Binds handlers to a feature's endpoints: path, schemas, access and transaction all come from the contract. */
export function bind<const E extends Endpoints, const R extends RouteSchemas<E>>(
  app: FastifyInstance,
  endpoints: E,
  routes: R,
  handlers: Handlers<R>,
  shared: { [K in keyof R]?: Shared } = {},
): void {
  for (const name of Object.keys(endpoints) as (keyof E & keyof R)[]) {
    const handler = handlers[name] as unknown as Handler
    app.route(toFastify(app, endpoints[name] as Endpoint, routes[name] as RouteSchema, String(name), handler, shared[name]))
  }
}

/** Under which key everybody of this request's audience finds the same answer; null when it is made for this request alone. */
function sharedKey({ audience }: Shared, request: FastifyRequest): string | null {
  const who = audience(request)
  return who === null ? null : `${who} ${request.url}`
}

/** Makes the bytes that all of one audience get. */
function makeShared({ prepared }: FastifyInstance, key: string, { until }: Shared, { ctx, reply }: AnyCall, run: () => Promise<unknown>): Promise<PreparedReply> {
  return prepared.make(key, async () => ({ until: await until(ctx), text: reply.serializeInput((await run()) as Record<string, unknown>, '200') as string }))
}

interface AnyCall {
  ctx: Context
  request: FastifyRequest
  reply: FastifyReply
}
type Handler = (call: AnyCall & Record<string, unknown>) => Promise<unknown>

function toFastify(app: FastifyInstance, endpoint: Endpoint, route: RouteSchema, name: string, handler: Handler, shared?: Shared): RouteOptions {
  const [method = 'GET', path = '/'] = endpoint.split(' ')
  const feature = path.split('/')[1] ?? ''
  const status = Number(Object.keys(route.replies)[0])
  const unsafe = method !== 'GET'
  // a document is made of many rows; a file that is kept is only handed out
  const takesLong = route.download === true && feature !== 'files'
  return {
    method,
    url: apiBase + path,
    schema: {
      operationId: `${feature}.${name}`,
      tags: [feature],
      summary: route.summary,
      ...(route.access === 'signed-in' ? { security: [{ bearer: [] }] } : {}),
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body ? { body: route.body } : {}),
      ...(route.upload ? { consumes: ['multipart/form-data'] } : {}),
      response: { ...(route.download ? {} : route.replies), '4xx': ProblemSchema, '5xx': ProblemSchema },
    },
    config: { endpoint, access: route.access, unsafe, actor: route.actor, declared: status, data: route.download !== true },
    handler: (request, reply) => {
      const key = shared ? sharedKey(shared, request) : null
      const remembered = key === null ? undefined : app.prepared.find(key)
      if (!remembered) return answer(request, reply, key)
      const sent = sendPrepared(request, reply, remembered)
      // what has left already is not waited for: that would cost as much as sending it
      return sent === reply ? undefined : sent
    },
  }

  async function answer(request: FastifyRequest, reply: FastifyReply, key: string | null): Promise<unknown> {
    const ctx: Context = { db: takesLong ? app.longDb : app.db, now: app.clock.now(), actor: request.actor, jobs: app.jobs }
    const call = { params: request.params, query: request.query, body: request.body, ctx, request, reply }
    if (shared && key !== null) return sendPrepared(request, reply, await makeShared(app, key, shared, call, () => handler(call)))
    if (!unsafe || route.transaction === 'own') {
      const result = await handler(call)
      return route.download ? result : reply.code(status).send(result)
    }
    const { status: answered, body } = await mutate(app, request, endpoint, route, status, (tx) => handler({ ...call, ctx: { ...ctx, db: tx } }))
    return reply.code(answered).send(body)
  }
}

/** One transaction for the whole request; with an `Idempotency-Key`, the answer is remembered in it. */
async function mutate(
  app: FastifyInstance,
  request: FastifyRequest,
  endpoint: string,
  route: RouteSchema,
  status: number,
  run: (tx: Context['db']) => Promise<unknown>,
): Promise<Answer> {
  const repeatable = route.repeatable === false ? null : repeatableRequest(request, endpoint, app.clock.now())
  const answer = await app.db.transaction(async (tx) => {
    const first = async () => ({ status, body: await run(tx) })
    return repeatable ? once(tx, repeatable, first) : first()
  })
  // whoever reads after this answer, here, sees what it did
  await app.changes.settled()
  return answer
}

/** The idempotency key of a signed-in request; null when it carries none. */
export function repeatableRequest(request: FastifyRequest, endpoint: string, now: Date): RepeatableRequest | null {
  const key = request.headers['idempotency-key']
  const accountId = request.actor?.accountId ?? request.user?.sub
  if (key === undefined || accountId === undefined) return null
  if (typeof key !== 'string' || !/^[\w.-]{8,80}$/.test(key)) {
    throw new AppError('request.invalid', { fields: [{ field: 'headers/idempotency-key', message: '提交编号格式不正确' }] })
  }
  return { accountId, key, route: endpoint, requestHash: hashRequest(request.url, request.body), now }
}
