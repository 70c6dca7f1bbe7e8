import { addMonths } from './calendar'

/** 党委 · 党总支 · 党支部 · 党小组. A group is an organisation too, but is not counted among a hospital's 41. */
export const orgKinds = ['committee', 'general_branch', 'branch', 'group'] as const
export type OrgKind = (typeof orgKinds)[number]

export const orgKindNames: Record<OrgKind, string> = {
  committee: '党委',
  general_branch: '党总支',
  branch: '党支部',
  group: '党小组',
}

export const orgEventKinds = ['created', 'renamed', 'term_set', 'moved', 'dissolved'] as const
export type OrgEventKind = (typeof orgEventKinds)[number]

/** Which kinds may stand directly below which (a city: committees below a committee). */
export const childKinds: Record<OrgKind, readonly OrgKind[]> = {
  committee: ['committee', 'general_branch', 'branch'],
  general_branch: ['branch'],
  branch: ['group'],
  group: [],
}

/** Paths are ids from the root, `/1/3/12/`; the closing slash keeps 12 from matching 120. */
export const isWithin = (path: string, ancestor: string): boolean => path.startsWith(ancestor)

/** Whether an organisation of this kind may stand directly below one of that kind. */
export const mayStandBelow = (kind: OrgKind, parent: OrgKind): boolean => childKinds[parent].includes(kind)

/** Kinds that people belong to directly (党章 第八条: every member is organised into a branch, a group or another unit of it). */
export const holdsMembers = (kind: OrgKind): boolean => kind === 'branch' || kind === 'group'

const kindWords = /(?:中共|中国共产党)?(.+?)(?:党支部|党总支|党委|党小组)(?:委员会)?$/

/** `心内科党支部` → `心内科`; a name without such words stays as it is. */
export const shortNameOf = (name: string): string => kindWords.exec(name)?.[1] ?? name

/** Ids on a path from the root down: `/1/3/12/` → [1, 3, 12]. */
export const pathIds = (path: string): number[] => path.split('/').filter(Boolean).map(Number)

/** Every path from the root to this one, itself included. */
export const ancestorPaths = (path: string): string[] =>
  pathIds(path).map((_, index, ids) => `/${ids.slice(0, index + 1).join('/')}/`)

/**
 * Years of a term of office: 基层党委 5, 总支 and 支部 3
 * (《关于党的基层组织任期的意见》 2018; villages and neighbourhoods, 5 everywhere, are no hospital's).
 */
export const termYears: Record<OrgKind, number> = { committee: 5, general_branch: 3, branch: 3, group: 3 }

/** The organisation above reminds of the election this many months before a term ends (the same 意见). */
export const termWarningMonths = 6

export const termStates = ['unset', 'running', 'ending', 'ended'] as const
export type TermState = (typeof termStates)[number]
export const termStateNames: Record<TermState, string> = { unset: '未登记任期', running: '任期内', ending: '即将届满', ended: '已届满' }

/** How a term of office stands on a day in Shanghai; its last day still belongs to it. */
export function termState(termEndsOn: string | null, today: string): TermState {
  if (termEndsOn === null) return 'unset'
  if (termEndsOn < today) return 'ended'
  return termEndsOn <= addMonths(today, termWarningMonths) ? 'ending' : 'running'
}

/** The last day of a term that begins on this one, as the rule has it. */
export const termEndOf = (kind: OrgKind, startsOn: string): string => addMonths(startsOn, termYears[kind] * 12)
