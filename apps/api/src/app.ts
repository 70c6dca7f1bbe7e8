import Fastify, { type FastifyInstance } from 'fastify'
import type { Env } from './env'
import { systemClock, type Clock } from './lib/clock'
import { activitiesModule } from './modules/activities'
import { auditModule } from './modules/audit'
import { ActorMemory, authModule } from './modules/auth'
import { callUpsModule } from './modules/call-ups'
import { filesModule } from './modules/files'
import { homeModule } from './modules/home'
import { membersModule } from './modules/members'
import { messagesModule } from './modules/messages'
import { orgsModule } from './modules/orgs'
import { pointsModule } from './modules/points'
import { postsModule } from './modules/posts'
import { requestsModule } from './modules/requests'
import { statsModule } from './modules/stats'
import { studyModule } from './modules/study'
import { wechatModule } from './modules/wechat'
import { authPlugin } from './plugins/auth'
import { bounds } from './limits/bounds'
import { changesPlugin } from './plugins/changes'
import { refuseConnection } from './plugins/client-errors'
import { clientVersionPlugin } from './plugins/client-version'
import { dbPlugin } from './plugins/db'
import { declaredStatusPlugin } from './plugins/declared-status'
import { errorsPlugin, refuseUnrouted } from './plugins/errors'
import { frontDoorPlugin } from './plugins/front-door'
import { healthPlugin } from './plugins/health'
import { housekeepingPlugin } from './plugins/housekeeping'
import { jobsPlugin } from './plugins/jobs'
import { leavingPlugin } from './plugins/leaving'
import { logOptions, type Logging } from './plugins/log'
import { metricsPlugin } from './plugins/metrics'
import { multipartPlugin } from './plugins/multipart'
import { openapiPlugin } from './plugins/openapi'
import { rateLimitPlugin } from './plugins/rate-limit'
import { securityPlugin } from './plugins/security'
import { validationPlugin } from './plugins/validation'
import { watchPlugin } from './plugins/watch'
import { webPlugin } from './plugins/web'

declare module 'fastify' {
  interface FastifyInstance {
    env: Env
    clock: Clock
    actorMemory: ActorMemory
  }
}

export interface AppOptions {
  env: Env
  clock?: Clock
  logger?: Logging
  /** Other bounds than those of production: tests do not wait for minutes. */
  shorter?: Partial<typeof bounds>
}

/** The whole API as one instance that nobody listens on yet: the server and the tests start from the same. */
export async function buildApp({ env, clock = systemClock, logger = false, shorter = {} }: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    ...bounds,
    ...shorter,
    clientErrorHandler: refuseConnection,
    ...logOptions(logger, trusts(env.proxyHops)),
    trustProxy: proxies(env.proxyHops),
    frameworkErrors: refuseUnrouted,
    // `plugins/leaving.ts` says it in a problem document
    return503OnClosing: false,
  })
  app.decorate('env', env)
  app.decorate('clock', clock)
  app.decorate('actorMemory', new ActorMemory())

  await app.register(watchPlugin, { logging: logger })
  for (const plugin of [leavingPlugin, errorsPlugin, validationPlugin, securityPlugin, dbPlugin, changesPlugin, jobsPlugin, rateLimitPlugin, clientVersionPlugin, authPlugin, declaredStatusPlugin, multipartPlugin, openapiPlugin, healthPlugin, metricsPlugin, housekeepingPlugin, frontDoorPlugin]) {
    await app.register(plugin)
  }
  for (const module of modules) await app.register(module)
  await app.register(webPlugin)
  return app
}

/** Who may say, in X-Forwarded-For, where a request came from: so many neighbours, counted from this process; else this machine alone. */
const proxies = (hops: number) => (hops > 0 ? (_address: string, hop: number) => hop < hops : 'loopback')

/** The same, said of the neighbour itself: whether what it writes into headers is believed. */
const trusts = (hops: number) => (address: string): boolean => hops > 0 || /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address)

/** Every feature, in the order they may know of each other. */
const modules = [
  auditModule,
  filesModule,
  wechatModule,
  orgsModule,
  membersModule,
  authModule,
  pointsModule,
  messagesModule,
  callUpsModule,
  postsModule,
  studyModule,
  activitiesModule,
  requestsModule,
  statsModule,
  homeModule,
]
