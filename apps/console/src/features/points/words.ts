import type { ReplyOf } from '@ejia/contract/client/caller'
import { exemptGroupNames } from '@ejia/domain/points'

export type RuleVersion = ReplyOf<'GET /points/rule-versions'>['items'][number]
export type Entry = ReplyOf<'GET /points/ledger'>['items'][number]
export type EntryDetail = ReplyOf<'GET /points/ledger/:entryId'>
export type Award = ReplyOf<'GET /points/award-proposals'>['items'][number]
export type AwardDetail = ReplyOf<'GET /points/award-proposals/:proposalId'>
export type Appeal = ReplyOf<'GET /points/appeals'>['items'][number]
export type OrgScore = ReplyOf<'GET /points/orgs'>['items'][number]

/** +5, −4, 0: with a true minus sign, as wide as the plus. */
export function signed(points: number): string {
  if (points === 0) return '0'
  return points > 0 ? `+${points}` : `−${Math.abs(points)}`
}

/** 每月最多 5 分，全年最多 60 分 */
export function capText({ dayCap, monthCap, yearCap }: Pick<RuleVersion, 'dayCap' | 'monthCap' | 'yearCap'>): string {
  const caps = [
    dayCap !== null && `每日最多 ${dayCap} 分`,
    monthCap !== null && `每月最多 ${monthCap} 分`,
    yearCap !== null && `全年最多 ${yearCap} 分`,
  ].filter(Boolean)
  return caps.length === 0 ? '不设上限' : caps.join('，')
}

export const exemptText = ({ exempt }: Pick<RuleVersion, 'exempt'>): string => (exempt.length === 0 ? '所有人适用' : `不适用：${exempt.map((group) => exemptGroupNames[group]).join('、')}`)

/** How a row of the ledger stands, as a word with its tone. */
export function stateOf(entry: Pick<Entry, 'reversalOf' | 'reversedBy' | 'pending'>): { text: string; tone: 'ok' | 'wait' | 'bad' | 'plain' } {
  if (entry.reversalOf !== null) return { text: '冲正', tone: 'plain' }
  if (entry.reversedBy !== null) return { text: '已冲正', tone: 'bad' }
  return entry.pending ? { text: '待确认', tone: 'wait' } : { text: '有效', tone: 'ok' }
}
