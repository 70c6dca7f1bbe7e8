import type { Endpoint, Endpoints, RouteReply, RouteSchema, RouteSchemas } from '@ejia/contract/core/route'
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
  /** False: what is asked for so is made for this request alone. */
  keeps: (query: unknown) => boolean
  /**
   * Under which name it is remembered, for an answer that does not depend on what was asked; the request's address otherwise. It has a
   * space, as no address has: what is remembered under an address is given to whoever asks for that, unchecked.
   */
  at?: string
  /** When it stops being true although nobody changes anything. */
  until: (ctx: Context) => Promise<Date>
  /**
   * For an answer that depends on nothing of the reader but whether they may see it: path of the organisation below which
   * everybody may, '' for everybody at all, null when that cannot be said. Must be known from what the answer was made of.
   */
  within?: (answer: object) => string | null
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

/** Makes the bytes for all who may see them, and where this reader is not known to be one of them, those of their audience. */
async function makeShared({ prepared }: FastifyInstance, { until, within, at }: Shared, { ctx, reply, request }: AnyCall, run: () => Promise<unknown>): Promise<PreparedReply> {
  const { actor, routeOptions: { config: route } } = request
  const url = at ?? request.url
  const fill = async () => {
    const ends = await until(ctx)
    const answer = (await run()) as Record<string, unknown>
    return { until: ends, text: reply.serializeInput(answer, '200') as string, within: within?.(answer) ?? null, route }
  }
  // made for somebody else at the same moment, it may be refused to them and not to us
  const forAll = within && (await prepared.make(url, fill).catch(() => null))
  return forAll && prepared.mayHave(actor, forAll) ? forAll : prepared.make(prepared.keyOf(url, actor), fill)
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
      const keeps = shared?.keeps(request.query) === true
      const remembered = keeps ? app.prepared.recall(shared.at ?? request.url, request.actor) : undefined
      if (!remembered || app.prepared.isDue(remembered)) return answer(request, reply, keeps)
      const sent = sendPrepared(request, reply, remembered)
      // what has left already is not waited for: that would cost as much as sending it
      return sent === reply ? undefined : sent
    },
  }

  async function answer(request: FastifyRequest, reply: FastifyReply, keeps: boolean): Promise<unknown> {
    const ctx: Context = { db: takesLong ? app.longDb : app.db, now: app.clock.now(), actor: request.actor, jobs: app.jobs }
    const call = { params: request.params, query: request.query, body: request.body, ctx, request, reply }
    if (shared && keeps) return sendPrepared(request, reply, await makeShared(app, shared, call, () => handler(call)))
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
