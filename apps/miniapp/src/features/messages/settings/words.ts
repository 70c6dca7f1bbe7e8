import { isAccepted, mostAskedAtOnce, type AskableTemplate, type StandingAnswers } from '@ejia/domain/subscriptions'

/** How a kind of reminder stands, in plain words. */
export function stateText({ templateId, credits }: AskableTemplate, standing: StandingAnswers | null, off: boolean): string {
  const always = standing?.[templateId]
  if (off || (always !== undefined && !isAccepted(always))) return '已关闭'
  return credits > 0 ? `还能提醒 ${credits} 次` : '没有次数了'
}

/** Those the member has least of; as many as WeChat asks in one dialog, and none they have turned off for good. */
export function templatesToAdd(templates: readonly AskableTemplate[], standing: StandingAnswers | null): string[] {
  const open = templates.filter(({ templateId }) => {
    const always = standing?.[templateId]
    return always === undefined || isAccepted(always)
  })
  return [...open].sort((one, other) => one.credits - other.credits).slice(0, mostAskedAtOnce).map(({ templateId }) => templateId)
}
