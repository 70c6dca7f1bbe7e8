import type { FastifyInstance } from 'fastify'
import { AppError } from '../../lib/app-error'
import type { Context } from '../../lib/context'
import { wechatPushes } from '../../metrics'
import { echo, openPush, receivePush, type PushProof } from './push.service'

const path = '/api/v1/wechat/push'
/** The largest messages list some dozens of subscriptions. */
const bodyLimit = 262_144
const text = { type: 'string', maxLength: 512 } as const
const names = ['signature', 'msg_signature', 'timestamp', 'nonce', 'encrypt_type', 'echostr', 'openid'] as const
const schema = { hide: true, querystring: { type: 'object', properties: Object.fromEntries(names.map((name) => [name, text])) } } as const

/**
 * Where the platform tells us something (消息推送). Not of the contract: its form is the platform's, its caller proves itself by a
 * signature, and what is signed are the bytes, so they are taken as they come. `success` says it need not be sent again.
 */
export async function pushRoutes(app: FastifyInstance): Promise<void> {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  const receiver = () => {
    const { wechat, wechatPush: push } = app.env
    if (!wechat || !push) throw new AppError('route.not_found')
    return { appId: wechat.appId, push }
  }

  app.get<{ Querystring: PushProof }>(path, { schema, config: { data: true } }, (request, reply) => reply.type('text/plain; charset=utf-8').send(echo(receiver(), request.query)))

  app.post<{ Querystring: PushProof; Body: Buffer | null }>(path, { schema, bodyLimit, config: { data: true } }, async (request, reply) => {
    const now = app.clock.now()
    const fields = open(() => openPush(receiver(), request.query, request.body ?? Buffer.alloc(0), now))
    await app.db.transaction((db) => receivePush({ db, now, actor: null, jobs: app.jobs } satisfies Context, fields))
    await app.changes.settled()
    return reply.type('text/plain; charset=utf-8').send('success')
  })
}

function open<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    wechatPushes.add({ event: 'other', result: 'refused' })
    throw error
  }
}
