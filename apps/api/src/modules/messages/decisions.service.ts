import { quoted } from '@ejia/domain/messages'
import type { ActorContext } from '../../lib/context'
import type { BindingDecision } from '../auth'
import type { Decision } from '../points'
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
export async function tellOfBinding(ctx: ActorContext, { memberId, accepted }: BindingDecision): Promise<void> {
  if (!accepted) return
  await sendMessages(ctx, {
    to: [memberId],
    kind: 'binding_decided',
    title: '微信绑定成功',
    text: '支部核对后，已把申请的微信绑定到您的党员身份。如果不是您本人申请的，请马上联系支部书记。',
    link: null,
  })
}
