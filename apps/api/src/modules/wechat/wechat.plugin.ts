import fp from 'fastify-plugin'
import { pushRoutes } from './push.routes'
import { wechatClient } from './wechat.client'
import type { WechatClient } from './wechat.types'

declare module 'fastify' {
  interface FastifyInstance {
    /** The platform of WeChat; always there, `configured` says whether it has credentials. */
    wechat: WechatClient
  }
}

export const wechatModule = fp(
  async (app) => {
    app.decorate('wechat', wechatClient(app.env.wechat, () => app.clock.now().getTime()))
    await app.register(pushRoutes)
  },
  { name: 'wechat' },
)
