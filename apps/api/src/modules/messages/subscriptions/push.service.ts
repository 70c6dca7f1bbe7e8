import { subscriptionAnswers, type SubscriptionAnswer } from '@ejia/domain/subscriptions'
import type { Context } from '../../../lib/context'
import type { PushEvent } from '../../wechat'
import { accountOf, removeDoubt } from './credits.repo'
import { end } from './claim.service'
import { recordAnswer } from './grants.service'
import { findByMsgId, holdInDoubt, settle } from './sends.repo'

type Entry = PushEvent['list'][number]

/** The platform writes numbers as texts, and not always. */
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value) : '')

/** `subscribe_msg_popup_event`: what somebody answered in the dialog. */
export const takePopup = (ctx: Context, event: PushEvent): Promise<void> => takeAnswers(ctx, 'popup', event)
/** `subscribe_msg_change_event`: what somebody changed in the settings. */
export const takeChange = (ctx: Context, event: PushEvent): Promise<void> => takeAnswers(ctx, 'change', event)

async function takeAnswers(ctx: Context, toldBy: 'popup' | 'change', { openid, at, list }: PushEvent): Promise<void> {
  const accountId = (await accountOf(ctx.db, openid)) ?? null
  const answers = list.map(readAnswer).sort((one, other) => (one.templateId < other.templateId ? -1 : 1))
  for (const { templateId, answer } of answers) {
    if (templateId !== '' && answer) await recordAnswer(ctx, { openid, templateId, accountId, answer, answeredAt: at > ctx.now ? ctx.now : at, toldBy, place: null })
  }
}

function readAnswer(entry: Entry): { templateId: string; answer: SubscriptionAnswer | undefined } {
  const said = textOf(entry.SubscribeStatusString)
  return { templateId: textOf(entry.TemplateId), answer: subscriptionAnswers.find((one) => one === said) }
}

const minute = 60_000
/** How late the platform tells, and how much its clock and ours differ. */
const [oldest, ahead] = [24 * 60 * minute, minute]

/** `subscribe_msg_sent_event`: whether a message reached its person; says so too of one whose answer got lost. */
export async function takeSent(ctx: Context, { openid, at, list }: PushEvent): Promise<void> {
  for (const entry of list) {
    const [templateId, msgId, errcode] = [textOf(entry.TemplateId), textOf(entry.MsgID), Number(textOf(entry.ErrorCode) || 0)]
    const known = msgId === '' ? undefined : await findByMsgId(ctx.db, openid, msgId)
    // what the platform took and could not bring: the member has turned it off meanwhile
    if (known && errcode !== 0) await settle(ctx.db, known, { state: 'refused', now: ctx.now, msgId, errcode })
    if (!known) await clear(ctx, { openid, templateId, at }, { msgId, errcode })
  }
}

/** Only where there is no choice: with two in doubt nobody knows which of them it was. */
async function clear(ctx: Context, { openid, templateId, at }: { openid: string; templateId: string; at: Date }, { msgId, errcode }: { msgId: string; errcode: number }): Promise<void> {
  const candidates = await holdInDoubt(ctx.db, openid, templateId, new Date(at.getTime() - oldest))
  const [one] = candidates
  if (!one || candidates.length > 1 || one.claimedAt === null || one.claimedAt.getTime() > at.getTime() + ahead) return
  await end(ctx, one, { state: errcode === 0 ? 'sent' : 'refused', now: ctx.now, msgId: msgId || null, errcode: errcode || null })
  if (one.state === 'unknown') await removeDoubt(ctx.db, { openid, templateId })
}
