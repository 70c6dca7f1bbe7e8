import type { ReplyOf } from '@ejia/contract/client/caller'
import { activityStateNames, type ActivityState } from '@ejia/domain/activities'
import { useRead, type GetEndpoint, type ItemOf } from '../../shared/api'
import { momentText } from '../../shared/time'

export type Activity = ReplyOf<'GET /activities/:activityId'>
export type Managed = ItemOf<'GET /managed-activities'>
export type RosterRow = ItemOf<'GET /activities/:activityId/roster'>

/** How often a page about something under way looks again. */
const lookAgainMs = 10_000

export const useActivity = (activityId: string) => useRead('GET /activities/:activityId', { params: { activityId } }, { refetchInterval: lookAgainMs })

/** What shows an activity and is out of date once it changed. */
export const touched: readonly GetEndpoint[] = [
  'GET /activities/:activityId', 'GET /activities/:activityId/roster', 'GET /activities/:activityId/planned-roster',
  'GET /managed-activities', 'GET /leaves-waiting',
]

const tones = { draft: 'wait', open: 'ok', confirmed: 'plain', cancelled: 'bad' } as const

/** An open activity is announced before it begins and waits for its list once it is over. */
export function stateWord({ state, startsAt, endsAt }: { state: ActivityState; startsAt: string; endsAt: string }, now: number = Date.now()) {
  const text = state !== 'open' ? activityStateNames[state] : Date.parse(startsAt) > now ? '已开放' : Date.parse(endsAt) < now ? '待确认名单' : '进行中'
  return { tone: state === 'open' && Date.parse(endsAt) < now ? ('wait' as const) : tones[state], text }
}

/** 2026-11-22 19:00–20:30; both days when it ends on another. */
export function spanText(startsAt: string, endsAt: string): string {
  const [from, to] = [momentText(startsAt), momentText(endsAt)]
  return from.slice(0, 10) === to.slice(0, 10) ? `${from}–${to.slice(11)}` : `${from} 至 ${to}`
}

/** Expected, neither here nor excused nor waiting to be verified. */
export const absentees = ({ expected, present, onLeave, pending }: Activity['headcount']): number => Math.max(0, expected - present - onLeave - pending)
