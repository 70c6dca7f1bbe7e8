import { isExempt, type ExemptGroup } from '@ejia/domain/points'
import { isPartyMember } from '@ejia/domain/members'
import type { Activity, RosterRow } from '../activity'

/** What confirming the list does, in sentences. */
export function effectsOf({ headcount, points, makeUpMinutes, endsAt }: Activity, now: number): string[] {
  return [
    ...(now < Date.parse(endsAt) ? ['活动还没有结束。确认以后，后来的同志不能再签到。'] : []),
    '名单从此为准，不能再签到、请假和补签；确需更正的，仍可以逐条撤销或恢复，要写原因。',
    ...(points ? [`实到的 ${headcount.present} 人积分生效，每人 ${points.delta} 分（${points.rule}）；不计分的和已达上限的除外。`] : []),
    ...(makeUpMinutes !== null && headcount.onLeave > 0 ? [`准假的 ${headcount.onLeave} 人收到 ${makeUpMinutes} 分钟的补学，30 天内完成。`] : []),
    ...(headcount.pending > 0 ? [`还有 ${headcount.pending} 条待核实，逐条接受或撤销以后才能确认。`] : []),
  ]
}

const exemptWords: Record<ExemptGroup, string> = { retired: '离退休', away: '流动在外', not_yet_member: '尚未入党' }

/** What a row gives in points: an amount, or why none. */
export function pointsText(row: RosterRow, points: Activity['points'], confirmed: boolean): string {
  const { attendance, status, service, away } = row
  if (!points || !attendance || attendance.state === 'void') return '—'
  const person = { retired: service === 'retired', away, partyMember: isPartyMember(status) }
  const why = points.exempt.find((group) => isExempt([group], person))
  if (why) return `不计分（${exemptWords[why]}）`
  if (attendance.state === 'pending') return '核实以后计'
  return `${points.delta} 分${confirmed ? '' : '，待确认'}`
}
