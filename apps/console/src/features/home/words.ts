import type { ReplyOf } from '@ejia/contract/client/caller'
import { dayOf, daysBetween } from '@ejia/domain/calendar'
import type { DutyStanding } from '@ejia/domain/duties'
import type { WorkKind } from '@ejia/domain/workbench'
import { today } from '../../shared/time'

export type Workbench = ReplyOf<'GET /home/workbench'>
export type WaitingGroup = Workbench['waiting'][number]
export type Duties = Workbench['duties']
export type Tally = Duties['tallies'][number]
export type Owed = Duties['owed'][number]
export type Doing = Workbench['recent'][number]

interface Places {
  /** Where all of them are. */
  all: string
  /** Where one of them is decided; with `all` when there is no page of its own. */
  one?: (id: string) => string
}

/** Each line leads to the place where it is done. */
export const placeOf: Record<WorkKind, Places> = {
  corrections: { all: '/members/corrections' },
  binding_requests: { all: '/binding-requests' },
  transfers: { all: '/members/transfers' },
  leaves: { all: '/leaves' },
  unconfirmed_lists: { all: '/activities', one: (id) => `/activities/${id}/confirm` },
  posts_to_review: { all: '/posts', one: (id) => `/posts/${id}/review` },
  requests: { all: '/requests', one: (id) => `/requests/${id}` },
  appeals: { all: '/points/appeals', one: (id) => `/points/appeals/${id}` },
  awards: { all: '/points/awards', one: (id) => `/points/awards/${id}` },
  terms_ending: { all: '/orgs' },
}

/** A list that nobody confirmed for 3 days is owed: points of those who came wait for it. */
const listDays = 3
export const isLate = (kind: WorkKind, at: string): boolean => kind === 'unconfirmed_lists' && daysBetween(dayOf(at), today()) > listDays

/** Where a doing's subject is looked at; undefined where it has no page. */
export function subjectPage({ subject: { type, id } }: Doing): string | undefined {
  if (type === 'post') return `/posts/${id}`
  if (type === 'activity') return `/activities/${id}`
  if (type === 'member') return `/members/${id}`
  return type === 'org' ? '/orgs' : undefined
}

const quarters = ['第一季度', '第二季度', '第三季度', '第四季度']

/** 11月, 第四季度, 2026年: the period from the first to the last of these days. */
export function periodText({ from, to }: { from: string; to: string }): string {
  const [first, last] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))]
  if (first === last) return `${first}月`
  return last - first === 2 ? (quarters[(first - 1) / 3] ?? '') : `${from.slice(0, 4)}年`
}

export const toneOf = (standing: DutyStanding): 'ok' | 'wait' | 'bad' | 'plain' => {
  if (standing === 'overdue') return 'bad'
  if (standing === 'held') return 'ok'
  return standing === 'due' || standing === 'due_soon' || standing === 'to_confirm' ? 'wait' : 'plain'
}
