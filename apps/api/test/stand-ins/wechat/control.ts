import type { IncomingMessage, ServerResponse } from 'node:http'
import { judgePicture } from './content'
import type { Faults } from './faults'
import type { CodeState } from './people'
import type { PushTarget } from './pushes'
import type { World } from './world'

export const controlPath = '/_stand-in/'

type Body = Readonly<Record<string, unknown>>
type Command = (at: { world: World; faults: Faults; calls: ReadonlyMap<string, number> }, body: Body, query: URLSearchParams) => object | Promise<object>

class Wrong extends Error {}

const text = (body: Body, name: string): string => {
  const value = body[name]
  if (typeof value !== 'string' || value === '') throw new Wrong(`${name} must be a text`)
  return value
}
const texts = (body: Body, name: string): string[] => {
  const value = body[name]
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) throw new Wrong(`${name} must be a list of texts`)
  return value
}
const number = (body: Body, name: string, otherwise?: number): number => {
  const value = body[name] ?? otherwise
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Wrong(`${name} must be a number`)
  return value
}

/** What people do on their phones, what an operator does at mp.weixin.qq.com, and what goes wrong. */
const commands: Readonly<Record<string, Command>> = {
  'POST login-codes': ({ world }, body) => ({ code: world.people.issue(text(body, 'openid'), { state: (body.state ?? 'fresh') as CodeState }) }),
  'POST phone-codes': ({ world }, body) => {
    const countryCode = typeof body.countryCode === 'string' ? { countryCode: body.countryCode } : {}
    return { code: world.people.issue(text(body, 'openid'), { phone: text(body, 'phone'), ...countryCode }) }
  },
  'POST visits': ({ world }, body) => (world.people.visit(text(body, 'openid')), {}),
  'POST foreigners': ({ world }, body) => (world.people.addForeign(text(body, 'openid')), {}),
  'POST templates': ({ world }, body) => {
    const listed = (body.listed ?? {}) as Record<string, readonly string[]>
    world.subscriptions.templates.set(text(body, 'templateId'), { fields: texts(body, 'fields'), listed })
    return {}
  },
  'POST subscriptions': ({ world }, body) => decideSubscriptions(world, body),
  'GET messages': ({ world }, _body, query) => {
    const openid = query.get('openid')
    return { items: world.subscriptions.sent.filter((one) => openid === null || one.openid === openid) }
  },
  'POST faults': ({ faults }, body) => {
    const kind = text(body, 'kind')
    if (kind !== 'hold' && kind !== 'drop' && kind !== 'cut' && kind !== 'refuse') throw new Wrong('kind is hold, drop, cut or refuse')
    faults.add(text(body, 'path'), kind === 'refuse' ? { kind, errcode: number(body, 'errcode') } : { kind }, number(body, 'times', 1))
    return {}
  },
  'POST releases': ({ faults }, body) => ({ released: faults.release(text(body, 'path')) }),
  'POST clock': ({ world }, body) => (world.clock.advance(number(body, 'advance')), { now: new Date(world.clock.now()).toISOString() }),
  'POST quotas': ({ world }, body) => (world.quotas.limits.set(text(body, 'name'), number(body, 'limit')), {}),
  'POST pages': ({ world }, body) => ((world.pages = body.pages === null ? null : new Set(texts(body, 'pages'))), {}),
  'POST revocations': ({ world }) => (world.tokens.revokeAll(), {}),
  'POST push-target': async ({ world }, body) => {
    const mode: PushTarget['mode'] = body.mode === 'plain' ? 'plain' : 'safe'
    world.pushes.target = { url: text(body, 'url'), token: text(body, 'token'), aesKey: mode === 'safe' ? text(body, 'aesKey') : '', mode }
    return { verified: await world.pushes.verify() }
  },
  'POST pushes': async ({ world }, body) => {
    world.pushes.tell(text(body, 'event'), text(body, 'openid'), body.fields ?? {})
    await world.pushes.settled()
    return world.pushes.told.at(-1) ?? {}
  },
  'GET pushes': ({ world }) => ({ items: world.pushes.told }),
  'POST media-verdicts': ({ world }, body) => {
    const suggest = body.suggest === null ? null : text(body, 'suggest')
    if (!judgePicture(world, text(body, 'traceId'), suggest, typeof body.label === 'string' ? body.label : '100')) throw new Wrong('no such trace')
    return {}
  },
  'GET calls': ({ calls }) => Object.fromEntries(calls),
  'POST reset': ({ world, faults }) => (world.forget(), faults.forget(), {}),
}

/** Taps on 允许 or 拒绝, of which the platform tells the mini-program: one entry bare, several as a list. */
function decideSubscriptions(world: World, body: Body): object {
  const openid = text(body, 'openid')
  const templateIds = texts(body, 'templateIds')
  const accepted = body.accept !== false
  // as requestSubscribeMessage fails with 20001
  for (const id of templateIds) if (!world.subscriptions.templates.has(id)) throw new Wrong(`20001 no template ${id}`)
  for (const id of templateIds) {
    if (accepted) world.subscriptions.accept(openid, id, number(body, 'times', 1))
    else if (body.inSettings === true) world.subscriptions.reject(openid, id)
  }
  world.people.visit(openid)
  const entries = templateIds.map((id) => ({ TemplateId: id, SubscribeStatusString: accepted ? 'accept' : 'reject', PopupScene: '0' }))
  world.pushes.tell(body.inSettings === true ? 'subscribe_msg_change_event' : 'subscribe_msg_popup_event', openid, { List: entries.length === 1 ? entries[0] : entries })
  return { credits: Object.fromEntries(templateIds.map((id) => [id, world.subscriptions.creditsOf(openid, id)])) }
}

const isHere = (address = ''): boolean => /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address)

/** From this machine alone: whoever reaches it is everybody. */
export async function answerControl(at: Parameters<Command>[0], request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const send = (status: number, body: object): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  if (!isHere(request.socket.remoteAddress)) return send(403, { error: 'from this machine only' })
  const name = `${request.method} ${url.pathname.slice(controlPath.length)}`
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return send(404, { error: `no ${name}` })
  let content = ''
  for await (const piece of request as AsyncIterable<Buffer>) content += piece.toString()
  try {
    send(200, await command(at, content === '' ? {} : (JSON.parse(content) as Body), url.searchParams))
  } catch (error) {
    send(400, { error: error instanceof Error ? error.message : 'wrong' })
  }
}
