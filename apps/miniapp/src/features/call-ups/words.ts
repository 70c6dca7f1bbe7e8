import type { ReplyOf } from '@ejia/contract/client/caller'
import { callStandingNames, callStateNames, cannotReasonNames, type CallStanding, type CallState } from '@ejia/domain/call-ups'
import { clockText } from '../../shared/format'
import type { Tone } from '../../shared/ui'

export type Live = ReplyOf<'GET /call-ups/:callUpId/live'>
export type CalledPerson = Live['people'][number]
type Answer = NonNullable<CalledPerson['answer']>

/** Red asks for a call by telephone. */
const standingTones: Record<CallStanding, Tone> = { silent: 'red', seen: 'red', cannot: 'neutral', coming: 'gold', arrived: 'ok' }
export const standingTag = (standing: CallStanding): { text: string; tone: Tone } => ({ text: callStandingNames[standing], tone: standingTones[standing] })

export const stateTag = (state: CallState): { text: string; tone: Tone } => ({ text: callStateNames[state], tone: state === 'running' ? 'red' : 'neutral' })

/** 20 分钟内到, 来不了：正在手术. */
export function answerText({ kind, minutes, reason }: Pick<Answer, 'kind' | 'minutes' | 'reason'>): string {
  if (kind === 'coming') return `${minutes} 分钟内到`
  return reason === null ? '来不了' : `来不了：${cannotReasonNames[reason]}`
}

/** When the server heard it, and when it was said if that was earlier. */
export const answeredText = ({ at, saidAt }: Pick<Answer, 'at' | 'saidAt'>): string =>
  saidAt === null ? `${clockText(at)} 收到` : `${clockText(saidAt)} 点的，${clockText(at)} 收到`

/** Everything known of one who was called, in one line. */
export function factsOf({ org, answer, seenAt, arrivedAt, arrivedBy, earlier }: CalledPerson): string[] {
  return [
    org.name,
    answer && `${answerText(answer)}（${answeredText(answer)}）`,
    earlier > 0 && `之前回应过 ${earlier} 次`,
    !answer && seenAt && `${clockText(seenAt)} 看过`,
    arrivedAt && `${clockText(arrivedAt)} 到场（${arrivedBy ? `${arrivedBy}登记` : '本人'}）`,
  ].filter((text): text is string => typeof text === 'string')
}
