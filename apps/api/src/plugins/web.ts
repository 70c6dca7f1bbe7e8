import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic, { type FastifyStaticOptions } from '@fastify/static'
import fp from 'fastify-plugin'
import type { FastifyInstance } from 'fastify'
import { refuseUnknown } from './errors'

/** File names carry a hash of their content; the page that names them does not. */
const setHeaders: FastifyStaticOptions['setHeaders'] = (reply, file) => {
  void reply.header('cache-control', /\.html(\.br|\.gz)?$/.test(file) ? 'no-cache' : 'public, max-age=31536000, immutable')
}

const folder = (named: string | null): string | undefined => {
  const root = named && path.resolve(named)
  return root && existsSync(root) ? root : undefined
}

/** An address inside the console is a page of it; an address of a file that is not there stays an error. What is asked after the `?` may have dots. */
const isPage = (url: string): boolean => !/\.\w+$/.test(url.split('?')[0] ?? '')

/** The console: its build compressed every file already, and every address in it is the same page. */
async function serveConsole(app: FastifyInstance, root: string): Promise<void> {
  app.get('/console', { schema: { hide: true } }, (_request, reply) => reply.redirect('/console/'))
  await app.register(
    async (scope) => {
      await scope.register(fastifyStatic, { root, setHeaders, preCompressed: true, decorateReply: true })
      scope.setNotFoundHandler((request, reply) => {
        if (request.method !== 'GET' || !isPage(request.url)) return refuseUnknown(request, reply)
        return reply.sendFile('index.html')
      })
    },
    { prefix: '/console' },
  )
}

/**
 * WeChat asks for its file where a rule ends (扫普通链接二维码打开小程序: `/ci/`, `/cs/`) or at the root (business domain). Before the
 * pages below: the file's name is no code.
 */
function serveVerification(app: FastifyInstance): void {
  for (const [name, content] of app.env.wechatVerifyFiles) {
    for (const place of ['', '/ci', '/cs']) app.get(`${place}/${name}`, { schema: { hide: true } }, (_request, reply) => reply.type('text/plain; charset=utf-8').send(content))
  }
}

/** Of the number in the address nothing is looked up: the page is the same for all. */
const cardPage = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>党员码</title></head>
<body><h1>这是党员码，请交工作人员扫描</h1><p>签到时由会场工作人员用党员E家扫描。码里没有个人信息，捡到请交还支部。</p></body>
</html>
`

/**
 * Serves the H5 client and, below `/console/`, the console from the API's own origin, and turns scanned links into pages of the phone:
 * `/ci/…` checks in, `/cs/…` signs a console in. `/card/…` is a member's work card, for staff only.
 */
export const webPlugin = fp(
  async (app) => {
    serveVerification(app)
    app.get('/ci/:code', { schema: { hide: true } }, (request, reply) => {
      const { code } = request.params as { code: string }
      return reply.redirect(`/#/features/activities/check-in/index?code=${encodeURIComponent(code)}`)
    })
    app.get('/cs/:code', { schema: { hide: true } }, (request, reply) => {
      const { code } = request.params as { code: string }
      return reply.redirect(`/#/features/auth/console/index?code=${encodeURIComponent(code)}`)
    })
    // whoever scans somebody's card out of curiosity learns what it is for, and nothing else
    app.get('/card/:number', { schema: { hide: true } }, (_request, reply) =>
      reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex').type('text/html; charset=utf-8').send(cardPage),
    )
    const desk = folder(app.env.consoleDir)
    if (desk) await serveConsole(app, desk)
    const phone = folder(app.env.webDir)
    if (phone) await app.register(fastifyStatic, { root: phone, setHeaders })
  },
  { name: 'web' },
)
