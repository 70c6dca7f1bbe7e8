import { setTimeout as pause } from 'node:timers/promises'
import { day } from './quotas'
import type { Reply } from './reply'
import { wrongValue } from './template-values'
import type { Asked, Endpoints, World } from './world'

/** Milliseconds a message is under way; a second one to the same person meanwhile is refused. */
const underWay = 15
const states = ['developer', 'trial', 'formal']
const languages = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW']

/** Errcode and what is said; null when the question is right. */
function wrongWith(world: World, body: Asked['body']): [number, string?] | null {
  const { touser, template_id: templateId, data, page } = body
  if (!world.people.knows(touser)) return [40003]
  const template = typeof templateId === 'string' ? world.subscriptions.templates.get(templateId) : undefined
  if (!template) return [40037]
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [47003, 'argument invalid! data invalid']
  const wrong = wrongValue(template.fields, template.listed, data as Record<string, unknown>)
  if (wrong) return [47003, `argument invalid! ${wrong}`]
  if (body.miniprogram_state !== undefined && !states.includes(body.miniprogram_state as string)) return [47003, 'argument invalid! miniprogram_state invalid']
  if (body.lang !== undefined && !languages.includes(body.lang as string)) return [47003, 'argument invalid! lang invalid']
  return page === undefined || page === '' || isPlace(world, page) ? null : [41030]
}

/** A page of this mini-program, with what it is opened with. */
function isPlace({ pages }: World, place: unknown): boolean {
  const [, page] = typeof place === 'string' ? (/^([\w-]+(?:\/[\w-]+)*)(?:\?\S*)?$/.exec(place) ?? []) : []
  return page !== undefined && (!pages || pages.has(page))
}

async function send(world: World, { body }: Asked): Promise<Reply> {
  if (!world.quotas.take('subscribe_send:day', 10_000_000, day)) return world.problem(45009)
  const wrong = wrongWith(world, body)
  if (wrong) return world.problem(...wrong)
  const { subscriptions } = world
  const [openid, templateId] = [body.touser as string, body.template_id as string]
  if (subscriptions.underWay.has(openid)) return world.problem(43108)
  subscriptions.underWay.add(openid)
  try {
    await pause(underWay)
    if (!subscriptions.spend(openid, templateId)) return world.problem(43101)
    return accept(world, body)
  } finally {
    subscriptions.underWay.delete(openid)
  }
}

function accept(world: World, body: Asked['body']): Reply {
  const { subscriptions, pushes, clock } = world
  const [openid, templateId] = [body.touser as string, body.template_id as string]
  const data = Object.fromEntries(Object.entries(body.data as Record<string, { value: string }>).map(([name, { value }]) => [name, value]))
  const msgId = subscriptions.nextId()
  const page = typeof body.page === 'string' && body.page !== '' ? body.page : null
  subscriptions.sent.push({ msgId, openid, templateId, page, data, state: (body.miniprogram_state as string | undefined) ?? 'formal', at: new Date(clock.now()).toISOString() })
  pushes.tell('subscribe_msg_sent_event', openid, { List: { TemplateId: templateId, MsgID: msgId, ErrorCode: '0', ErrorStatus: 'success' } })
  return { json: `{"errcode":0,"errmsg":"ok","msgid":${msgId}}`, type: 'application/json; encoding=utf-8' }
}

export const subscribeEndpoints: Endpoints = { '/cgi-bin/message/subscribe/send': { method: 'POST', token: true, answer: send } }
