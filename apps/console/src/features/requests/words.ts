import type { ReplyOf } from '@ejia/contract/client/caller'
import { dueNames, isOpen, requestStateNames, requestStepNames, type DueKind, type RequestState, type StaffStep } from '@ejia/domain/requests'

export type Summary = ReplyOf<'GET /managed-requests'>['items'][number]
export type Detail = ReplyOf<'GET /managed-requests/:caseId'>
export type Step = Detail['steps'][number]

type Tone = 'ok' | 'wait' | 'bad' | 'plain'

const tones: Record<RequestState, Tone> = { raised: 'wait', verified: 'wait', claimed: 'wait', done: 'ok', closed: 'plain' }

/** Where it stands, with its tone; what is late says so. */
export function stateOf({ state, due }: { state: RequestState; due: DueKind }): { text: string; tone: Tone } {
  if (isOpen(state) && due !== 'on_time') return { text: `${requestStateNames[state]}，${dueNames[due]}`, tone: due === 'overdue' ? 'bad' : 'wait' }
  return { text: requestStateNames[state], tone: tones[state] }
}

/** 心内科党支部 周明：受理. */
export function stepText({ kind, org, toOrg, by, handler, satisfied }: Step): string {
  if (kind === 'rate') return satisfied ? '提交人评价：满意' : '提交人评价：不满意'
  const what = [requestStepNames[kind], toOrg && `转至${toOrg.name}`, handler].filter(Boolean).join('，')
  const who = [org?.name, by].filter(Boolean).join(' ')
  return who ? `${who}：${what}` : ['raise', 'reply', 'follow_up'].includes(kind) ? `提交人：${what}` : what
}

interface Words {
  label: string
  required: boolean
  extra: string
}

export interface Asking {
  button: string
  /** On the form's own button and after it, where 确定 and 已 before the step's name would not be a sentence. */
  sure?: string
  done?: string
  words: Words | null
  note?: string
}

/** What each step is called at the desk, and what it asks for. */
export const askings: Record<StaffStep, Asking> = {
  accept: { button: '受理', words: null },
  assign: { button: '确定承办人', sure: '就由这位同志承办', words: null },
  ask: { button: '请提交人补充', sure: '发给提交人', words: { label: '想了解什么', required: true, extra: '提交人会看到，可以补充一次。期限照常计算。' } },
  answer: { button: '答复', words: { label: '答复内容', required: true, extra: '提交人会看到。写明查到的情况、怎样解决、由谁落实。' } },
  forward: { button: '转办', words: { label: '转办原因', required: true, extra: '提交人会看到。' }, note: '只能转办一次，期限不重新计算。' },
  recuse: { button: '与本人有关', sure: '转给上级', done: '已转给上级', words: { label: '说明', required: false, extra: '可以不写，提交人看不到。' }, note: '转给上级组织办理，您以后看不到这件事。' },
  close: { button: '办结', words: null, note: '答复后 10 天提交人没有评价，可以办结。办结后不能再改。' },
}

export const readings = ['GET /managed-requests', 'GET /managed-requests/:caseId', 'GET /managed-requests/figures', 'GET /home/workbench'] as const
