import type { ReplyOf } from '@ejia/contract/client/caller'
import type { PageParams } from '../../shared/nav'
import type { IconName } from '../../shared/ui'

export type Todo = ReplyOf<'GET /home/mine'>['todos'][number]
type Kind = Todo['kind']

interface Duty {
  /** What is to be done. */
  text: string
  icon: IconName
  /** Page where it is done, and the name its parameter has there. */
  path: string
  params: (id: string) => PageParams
}

const activity = (page: string) => `/features/activities/${page}/index`
const byId = (id: string): PageParams => ({ id })

const duties: Record<Kind, Duty> = {
  call_up: { text: '请马上回应', icon: 'warning', path: '/features/call-ups/call/index', params: byId },
  study: { text: '待学习', icon: 'study', path: '/features/study/item/index', params: byId },
  receipt: { text: '待签收', icon: 'notices', path: '/features/posts/article/index', params: byId },
  leave_to_decide: { text: '请假待批准', icon: 'people', path: activity('roster'), params: byId },
  list_to_confirm: { text: '名单待确认', icon: 'check', path: activity('confirm'), params: byId },
  entries_to_verify: { text: '签到待核实', icon: 'scan', path: activity('confirm'), params: byId },
  binding_to_decide: { text: '绑定待核对', icon: 'user', path: '/features/auth/binding-requests/index', params: () => ({}) },
}

export const dutyOf = ({ kind }: Pick<Todo, 'kind'>): Duty => duties[kind]

/** Where one thing I owe is done. */
export function todoLink({ kind, id }: Pick<Todo, 'kind' | 'id'>): { path: string; params: PageParams } {
  const { path, params } = duties[kind]
  return { path, params: params(id) }
}
