import { dayOf, momentOf } from '@ejia/domain/calendar'
import { correctionFieldNames } from '@ejia/domain/corrections'
import { quoted } from '@ejia/domain/messages'
import type { ActorContext, Context } from '../../lib/context'
import type { BindingAttempt, BindingDecision } from '../auth'
import type { CorrectionDecision } from '../members'
import type { Decision } from '../points'
import { nearestHoldersOf } from './recipients.repo'
import { sendMessages } from './send.service'

const outcomes: Record<Decision['outcome'], string> = { approved: '已通过', upheld: '成立', refused: '未通过' }

/** Those whom a decision on an award or an appeal concerns, and who proposed the award. */
export async function tellOfPoints(ctx: ActorContext, { kind, id, outcome, memberIds, proposerId, title, text }: Decision): Promise<void> {
  const about = `“${quoted(title, 36)}”`
  const message = { kind: kind === 'award' ? 'award_decided' : 'appeal_decided', text, link: { type: kind, id } } as const
  const word = kind === 'appeal' && outcome === 'refused' ? '不成立' : outcomes[outcome]
  await sendMessages(ctx, { ...message, to: memberIds, title: kind === 'award' ? `${about}已登记积分` : `${about}的申诉${word}` })
  if (proposerId !== null && !memberIds.includes(proposerId)) await sendMessages(ctx, { ...message, to: [proposerId], title: `您提交的${about}${word}` })
}

/** The member a WeChat identity was bound to hears of it, so that nobody is bound to somebody else unseen. */
export async function tellOfBinding(ctx: ActorContext, { memberId, accepted, moved }: BindingDecision): Promise<void> {
  if (!accepted) return
  const text = moved
    ? '支部核对后，已把您的党员身份换绑到申请的微信，原来的微信和设备都已退出。如果不是您本人申请的，请马上联系支部书记。'
    : '支部核对后，已把申请的微信绑定到您的党员身份。如果不是您本人申请的，请马上联系支部书记。'
  await sendMessages(ctx, { to: [memberId], kind: 'binding_decided', title: moved ? '已换绑到新的微信' : '微信绑定成功', text, link: { type: 'account', id: memberId } })
}

/**
 * Somebody tried to bind a WeChat to an entry that another one is bound to: its member hears of it, for it may be a theft, and
 * so does the branch. Once a day, however often it is tried.
 */
export async function tellOfBindingAttempt(ctx: Context, { memberId, memberName, orgPath, at }: BindingAttempt): Promise<void> {
  const when = momentOf(at)
  const onceKey = `binding-attempt:${memberId}:${dayOf(at)}`
  await sendMessages(ctx, {
    to: [memberId],
    kind: 'binding_attempt',
    title: '有人想用另一个微信绑定您的身份',
    text: `${when}有一个微信申请绑定您的党员身份，没有放行。如果是您换了手机或微信，请等支部核对后换绑；如果不是您本人，请马上联系支部书记，不要把验证码告诉别人。`,
    link: { type: 'account', id: memberId },
    onceKey,
  })
  const keepers = await nearestHoldersOf(ctx.db, 'members.manage', orgPath, (holder) => holder.memberId === memberId)
  await sendMessages(ctx, {
    to: keepers,
    kind: 'binding_attempt',
    title: `有人用另一个微信申请绑定${memberName}`,
    text: `${when}有一个微信想绑定${memberName}的党员身份，而该同志已绑定其他微信。可能是换了手机，也可能是冒用，请先联系本人核实，再处理绑定申请。`,
    link: { type: 'binding_requests', id: memberId },
    onceKey: `${onceKey}:branch`,
  })
}

/** Who asked to have their entry put right hears what became of it. */
export async function tellOfCorrection(ctx: ActorContext, { memberId, field, accepted, answer }: CorrectionDecision): Promise<void> {
  const name = correctionFieldNames[field]
  const text = accepted ? `支部已核对并更正名册上的“${name}”。` : `支部核对后没有更正“${name}”。`
  await sendMessages(ctx, {
    to: [memberId],
    kind: 'correction_decided',
    title: accepted ? `“${name}”已更正` : `“${name}”的更正申请未采纳`,
    text: answer === '' ? text : `${text}答复：${answer}`,
    link: { type: 'account', id: memberId },
  })
}
