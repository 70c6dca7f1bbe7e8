import type { ReplyOf } from '@ejia/contract/client/caller'
import { appealStateNames } from '@ejia/domain/points-decisions'
import { exemptGroupNames, pointSourceNames, type PointSourceType } from '@ejia/domain/points'

export type Entry = ReplyOf<'GET /points/mine/ledger'>['items'][number]
export type EntryDetail = ReplyOf<'GET /points/ledger/:entryId'>
export type Appeal = ReplyOf<'GET /points/appeals/:appealId'>
export type Rule = ReplyOf<'GET /points/rules'>['items'][number]

/** +5, −4, 0: with a true minus sign, as wide as the plus. */
export function signed(points: number): string {
  if (points === 0) return '0'
  return points > 0 ? `+${points}` : `−${Math.abs(points)}`
}

export const sourceName = (type: PointSourceType): string => pointSourceNames[type]

/** 每月最多 5 分，全年最多 60 分。 */
export function capText({ dayCap, monthCap, yearCap }: Pick<Rule, 'dayCap' | 'monthCap' | 'yearCap'>): string {
  const caps = [
    dayCap !== null && `每日最多 ${dayCap} 分`,
    monthCap !== null && `每月最多 ${monthCap} 分`,
    yearCap !== null && `全年最多 ${yearCap} 分`,
  ].filter(Boolean)
  return caps.length === 0 ? '不设上限。' : `${caps.join('，')}。`
}

/** Whom the rule leaves out; empty when nobody. */
export const exemptText = ({ exempt }: Pick<Rule, 'exempt'>): string =>
  exempt.length === 0 ? '' : `${exempt.map((group) => exemptGroupNames[group]).join('、')}不计积分。`

/** The word beside an entry that is not simply given. */
export function stateOf(entry: Entry): { text: string; tone: 'gold' | 'neutral' } | null {
  if (entry.reversalOf !== null) return { text: '冲正', tone: 'neutral' }
  if (entry.reversedBy !== null) return { text: '已冲正', tone: 'neutral' }
  return entry.pending ? { text: '待确认', tone: 'gold' } : null
}

/** What that word means for the member; null when the entry simply stands. */
export function stateNote(entry: Entry): string | null {
  if (entry.reversalOf !== null) return '这一条是对原来一条记分的更正，两条都保留，合计为 0。'
  if (entry.reversedBy !== null) return '这一条后来已经冲正，不再计入合计。原记录保留，可以查看更正的说明。'
  if (entry.pending) return '积分已先记上，等支部确认签到名单后就确定下来。如果名单里没有您，这一条会冲正并注明原因。'
  return null
}

/** What an appeal is about, in a few words. */
export const subjectOf = ({ entry }: Pick<Appeal, 'entry'>): string => entry?.title ?? '漏记的积分'

const appealTones = { waiting: 'gold', upheld: 'ok', refused: 'neutral' } as const
export const appealTag = ({ state }: Pick<Appeal, 'state'>): { text: string; tone: 'gold' | 'ok' | 'neutral' } => ({ text: appealStateNames[state], tone: appealTones[state] })

interface Step {
  title: string
  note: string
  at: string | null
  done: boolean
}

/** The three steps of every appeal, those to come included. */
export function stepsOf({ raisedAt, state, decidedBy, decidedAt, decision, results }: Appeal): Step[] {
  const sum = Math.round(results.reduce((all, { delta }) => all + delta, 0) * 10) / 10
  const outcome = { waiting: '申诉成立的，另记一条更正', upheld: `积分已更正，合计 ${signed(sum)} 分`, refused: '积分不变' }[state]
  return [
    { title: '您提出了申诉', note: '', at: raisedAt, done: true },
    { title: decidedAt === null ? '等待答复' : `${decidedBy ?? ''}答复：${appealStateNames[state]}`, note: decision, at: decidedAt, done: decidedAt !== null },
    { title: '更正', note: outcome, at: null, done: decidedAt !== null },
  ]
}
