import { createHash } from 'node:crypto'
import type { Env } from '../../env'
import { AppError, assertThat } from '../../lib/app-error'
import type { Context } from '../../lib/context'
import { wechatPushes } from '../../metrics'
import { parseExactly } from './exact-json'
import { decryptPush, isSigned } from './push.crypto'
import { handlersOf, type PushEvent } from './push.hooks'
import { deletePushesBefore, notePush } from './push.repo'

/** What the platform adds to the address it calls. */
export interface PushProof {
  signature?: string
  msg_signature?: string
  timestamp?: string
  nonce?: string
  encrypt_type?: string
  echostr?: string
}

interface Receiver {
  appId: string
  push: NonNullable<Env['wechatPush']>
}

type Fields = Readonly<Record<string, unknown>>

/**
 * The platform tries again within seconds, three times, so what is older is not from it but from somebody who wrote one down. Ten
 * minutes, both ways, because its clock and ours need not agree; that nothing is done twice is the table's business.
 */
const toleranceMs = 600_000
/** Longer than any retry: what is older is refused by its age. */
const keptMs = 3 * 86_400_000

/** The address proves itself when it is entered at mp.weixin.qq.com. What it echoes is not signed, so it echoes no more than a word. */
export function echo({ push }: Receiver, { signature = '', timestamp = '', nonce = '', echostr = '' }: PushProof): string {
  assertThat(isSigned(signature, [push.token, timestamp, nonce]) && /^[\w-]{1,128}$/.test(echostr), 'thing.forbidden')
  return echostr
}

/** What was sent, proven to be from the platform, meant for this mini-program, and new enough. */
export function openPush(receiver: Receiver, proof: PushProof, content: Buffer, now: Date): Fields {
  const { timestamp = '', nonce = '' } = proof
  const { push, appId } = receiver
  assertThat(/^\d{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) * 1000 - now.getTime()) <= toleranceMs, 'thing.forbidden')
  if (proof.encrypt_type !== 'aes') {
    assertThat(push.plain && isSigned(proof.signature ?? '', [push.token, timestamp, nonce]), 'thing.forbidden')
    return read(content.toString('utf8'))
  }
  const { Encrypt: encrypted } = read(content.toString('utf8'))
  assertThat(typeof encrypted === 'string' && isSigned(proof.msg_signature ?? '', [push.token, timestamp, nonce, encrypted]), 'thing.forbidden')
  const message = decryptPush(push.aesKey, appId, encrypted)
  assertThat(message !== null, 'thing.forbidden')
  return read(message)
}

/** JSON alone: 数据格式 must be set so. */
function read(text: string): Fields {
  if (text.trimStart().startsWith('<')) throw new AppError('request.unsupported_type')
  try {
    const value = parseExactly(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
  } catch {
    // said below, without a word of what was sent
  }
  throw new AppError('request.malformed')
}

/** Does what is to be done for it, once however often it is sent. */
export async function receivePush(ctx: Context, fields: Fields): Promise<void> {
  const event = eventOf(fields)
  const handlers = handlersOf(event.event)
  const name = handlers.length > 0 ? event.event : 'other'
  if (!(await notePush(ctx.db, { key: keyOf(fields), event: event.event, receivedAt: ctx.now }))) {
    wechatPushes.add({ event: name, result: 'repeated' })
    return
  }
  for (const handle of handlers) await handle(ctx, event)
  wechatPushes.add({ event: name, result: handlers.length > 0 ? 'handled' : 'ignored' })
}

/** Beside MsgId, what differs between two events of one person in one second. */
const telling = ['MsgId', 'FromUserName', 'CreateTime', 'MsgType', 'Event', 'OpenID', 'trace_id', 'List'] as const

function keyOf(fields: Fields): string {
  const parts = fields.MsgId === undefined ? telling.map((name) => fields[name] ?? null) : [fields.MsgId]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

function eventOf(fields: Fields): PushEvent {
  const { List: list = [] } = fields
  const event = textOf(fields.Event) || textOf(fields.MsgType) || 'unnamed'
  // withdrawn consent names the person in a field of its own
  const openid = textOf(fields.OpenID) || textOf(fields.FromUserName)
  const entries = (Array.isArray(list) ? list : [list]).filter((one): one is Fields => typeof one === 'object' && one !== null)
  return { event: event.slice(0, 100), openid, at: new Date(Number(fields.CreateTime ?? 0) * 1000), fields, list: entries }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

export const forgetOldPushes = (ctx: Context): Promise<void> => deletePushesBefore(ctx.db, new Date(ctx.now.getTime() - keptMs))
