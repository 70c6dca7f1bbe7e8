import type { ReplyOf } from '@ejia/contract/client/caller'
import { dueNames, isOpen, matterNames, requestStateNames, requestStepNames, type DueKind, type RequestState } from '@ejia/domain/requests'

export type Submitted = ReplyOf<'POST /requests/look-ups'>
export type Step = Submitted['steps'][number]
export type Managed = ReplyOf<'GET /managed-requests/:caseId'>
export type WorkedStep = Managed['steps'][number]
export type Addressee = ReplyOf<'GET /requests/addressees'>['items'][number]
export type Receipt = ReplyOf<'POST /requests/anonymous'>

type Tone = 'red' | 'gold' | 'ok' | 'neutral'

const tones: Record<RequestState, Tone> = { raised: 'gold', verified: 'gold', claimed: 'gold', done: 'ok', closed: 'neutral' }

/** Where it stands, as a word with its tone; what is late says so. */
export function tagOf({ state, due }: { state: RequestState; due: DueKind }): { text: string; tone: Tone } {
  const name = requestStateNames[state]
  return isOpen(state) && due === 'overdue' ? { text: `${name} · ${dueNames.overdue}`, tone: 'red' } : { text: name, tone: tones[state] }
}

/** 投诉 · 心内科党支部 */
export const headingOf = ({ matter, org }: Pick<Submitted, 'matter' | 'org'>): string => `${matterNames[matter]} · ${org.name}`

const happened = ({ kind, toOrg }: Pick<Step, 'kind' | 'toOrg'>): string => (toOrg ? `${requestStepNames[kind]}（转至${toOrg.name}）` : requestStepNames[kind])

/** What happened, with who acted: 心内科党支部受理. */
export function stepTitle(step: Step): string {
  if (step.kind === 'rate') return step.satisfied ? '您的评价：满意' : '您的评价：不满意'
  return step.org ? `${step.org.name} · ${happened(step)}` : happened(step)
}

/** The same for those who work it: of the submitter, not of you. */
export function workedTitle(step: WorkedStep): string {
  if (step.kind === 'rate') return step.satisfied ? '提交人评价：满意' : '提交人评价：不满意'
  const who = [step.org?.name, step.by].filter(Boolean).join(' ')
  const what = happened(step)
  return [who, step.handler ? `${what}：${step.handler}` : what].filter(Boolean).join(' · ')
}
