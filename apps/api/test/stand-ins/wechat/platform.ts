import type { IncomingMessage, ServerResponse } from 'node:http'
import { codePictureEndpoints } from './code-pictures'
import { contentEndpoints } from './content'
import { behavedReply, type Behaviour, type Faults } from './faults'
import type { Reply } from './reply'
import { signInEndpoints } from './sign-in'
import { subscribeEndpoints } from './subscribe-send'
import type { Asked, Endpoint, Endpoints, World } from './world'

export const endpoints: Endpoints = { ...signInEndpoints, ...codePictureEndpoints, ...subscribeEndpoints, ...contentEndpoints }

const mostBytes = 2_000_000

export interface Surroundings {
  world: World
  faults: Faults
  behaviour: () => Behaviour
}

/** One question to api.weixin.qq.com, from the gateway to the answer. */
export async function answerPlatform(around: Surroundings, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const { world, faults } = around
  const behaviour = around.behaviour()
  if (behaviour === 'silent') return
  if (behaviour === 'html') return void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>')
  const content = await readBody(request)
  // the gateway wants to know how long a body is before it comes
  if (content === 'unannounced') return void response.writeHead(412, { 'content-type': 'text/html' }).end('<h1>412 Precondition Failed</h1>')
  const fault = faults.take(url.pathname)
  if (fault?.kind === 'cut') return void response.destroy()
  const refused = fault?.kind === 'refuse' ? world.problem(fault.errcode) : behavedReply(world, behaviour)
  const reply = refused ?? (await answer(world, request.method ?? '', url, content))
  if (fault?.kind === 'drop') return void response.destroy()
  if (fault?.kind === 'hold') await faults.hold(url.pathname)
  write(response, behaviour === 'no_openid' ? withoutOpenid(reply) : reply)
}

/** The body, whole; a POST that does not say how long it is gets nowhere. */
async function readBody(request: IncomingMessage): Promise<Buffer | 'unannounced'> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of request as AsyncIterable<Buffer>) if ((bytes += piece.length) <= mostBytes) pieces.push(piece)
  const unannounced = request.method !== 'GET' && request.method !== 'HEAD' && !/^\d+$/.test(request.headers['content-length'] ?? '')
  return unannounced ? 'unannounced' : Buffer.concat(pieces)
}

async function answer(world: World, method: string, url: URL, content: Buffer): Promise<Reply> {
  const endpoint = Object.hasOwn(endpoints, url.pathname) ? endpoints[url.pathname] : undefined
  if (!endpoint) return world.problem(40066)
  const query = url.searchParams
  const wrong = wrongMethod(endpoint, method, query) || (endpoint.token ? world.tokens.verdict(query.get('access_token')) : 0)
  if (wrong) return world.problem(wrong)
  const asked = endpoint.method === 'GET' ? { query, body: {}, raw: '' } : readQuestion(query, content)
  return typeof asked === 'number' ? world.problem(asked) : endpoint.answer(world, asked)
}

/** A sign-in that is posted has its parameters where nobody looks: they are missing. */
function wrongMethod(endpoint: Endpoint, method: string, query: URLSearchParams): number {
  if (method === endpoint.method) return 0
  if (endpoint.method === 'POST') return endpoint.wrongMethod ?? 43002
  if (endpoint.token) return 43001
  return query.has('appid') ? 43001 : 41002
}

/** A JSON object in UTF-8, not a form; or what is wrong with it. */
function readQuestion(query: URLSearchParams, content: Buffer): Asked | number {
  if (content.length === 0) return 44002
  try {
    const raw = new TextDecoder('utf-8', { fatal: true }).decode(content)
    const body: unknown = JSON.parse(raw)
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { query, body: body as Asked['body'], raw }
  } catch {
    // said below
  }
  return 47001
}

function withoutOpenid(reply: Reply): Reply {
  if (!('json' in reply)) return reply
  const { openid: _, ...rest } = JSON.parse(reply.json) as Record<string, unknown>
  return { ...reply, json: JSON.stringify(rest) }
}

function write(response: ServerResponse, reply: Reply): void {
  const content = 'json' in reply ? Buffer.from(reply.json) : reply.picture
  response.writeHead(200, { 'content-type': reply.type, 'content-length': content.length }).end(content)
}
