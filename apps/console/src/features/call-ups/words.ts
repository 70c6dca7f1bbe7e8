import type { ReplyOf } from '@ejia/contract/client/caller'
import { cannotReasonNames, type CallStanding, type CallState } from '@ejia/domain/call-ups'
import { zone } from '@ejia/domain/calendar'
import dayjs from 'dayjs'

export type Live = ReplyOf<'GET /call-ups/:callUpId/live'>
export type CalledPerson = Live['people'][number]
export type Team = ReplyOf<'GET /standing-teams/:teamId'>
type Tone = 'ok' | 'wait' | 'bad' | 'plain'

export const callTones: Record<CallState, Tone> = { running: 'bad', stood_down: 'plain', ended: 'plain' }
/** Whoever has not answered has to be telephoned. */
export const standingTones: Record<CallStanding, Tone> = { silent: 'bad', seen: 'bad', cannot: 'plain', coming: 'wait', arrived: 'ok' }

/** To the second: a call is a matter of minutes. */
export const clockText = (instant: string): string => dayjs(instant).tz(zone).format('HH:mm:ss')

export function answerText({ answer }: CalledPerson): string {
  if (!answer) return ''
  const word = answer.kind === 'coming' ? `${answer.minutes} 分钟内到` : answer.reason === null ? '来不了' : cannotReasonNames[answer.reason]
  return answer.note ? `${word}：${answer.note}` : word
}

/** When it was heard; and when it was said, if it was kept on a phone until then. */
export function answeredText({ answer, seenAt, earlier }: CalledPerson): string {
  if (!answer) return seenAt ? `${clockText(seenAt)} 看过` : ''
  const when = answer.saidAt ? `${clockText(answer.saidAt)} 点的，${clockText(answer.at)} 收到` : clockText(answer.at)
  return earlier > 0 ? `${when}（改过 ${earlier} 次）` : when
}
