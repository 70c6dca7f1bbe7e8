import type { MinutesContent } from '@ejia/contract/activities/minutes'
import { activityKindNames, activityStateNames, leaveReasonNames, leaveReasons, type LeaveReason } from '@ejia/domain/activities'
import { clockOf, dayOf, startOfDay } from '@ejia/domain/calendar'
import { dutiesWith, lateDays } from '@ejia/domain/duties'
import { attendanceRate, minutesStateNames } from '@ejia/domain/minutes'
import { rollOf, voteResult } from '@ejia/domain/votes'
import { toSheet, type SheetColumn } from '../../../documents/sheet-out'
import type { ActorContext } from '../../../lib/context'
import { reachableOrg } from '../../orgs'
import { listNames } from '../minutes/people.repo'
import { listLedger, type LedgerRecord } from './ledger.repo'

/** A line of the ledger: the meeting, and the names its minutes mention. */
interface Line extends LedgerRecord {
  nameOf: (memberId: string | null | undefined) => string
}

/** The 三会一课 ledger of a year as Excel: what was held so far, from the record that is there already. */
export async function exportLedger(ctx: ActorContext, { orgId, year }: { orgId: number; year: number }): Promise<{ name: `${string}.xlsx`; content: Buffer }> {
  const org = await reachableOrg(ctx, orgId, 'activities.manage')
  const duties = dutiesWith()
  // what begins this very moment is among them
  const until = Math.min(startOfDay(`${year + 1}-01-01`).getTime(), ctx.now.getTime() + 1)
  const records = await listLedger(ctx.db, {
    path: org.path,
    kinds: duties.flatMap(({ kind }) => kind ?? []),
    above: duties.flatMap(({ kind, alsoAbove }) => (kind && alsoAbove ? [kind] : [])),
    from: startOfDay(`${year}-01-01`),
    until: new Date(until),
  })
  const names = await listNames(ctx.db, [...new Set(records.flatMap(({ content }) => [content?.hostId ?? [], content?.recorderId ?? []].flat()))])
  const lines = records.map((record): Line => ({ ...record, nameOf: (memberId) => names.get(memberId ?? '') ?? '' }))
  return { name: `${org.name}${year}年三会一课台账.xlsx`, content: await toSheet(lines, columns, `${year}年台账`) }
}

const columns: SheetColumn<Line>[] = [
  { title: '类别', value: ({ kind }) => activityKindNames[kind], width: 12 },
  { title: '名称', value: ({ title }) => title, width: 34 },
  { title: '组织', value: ({ org_name }) => org_name, width: 18 },
  { title: '日期', kind: 'day', value: ({ starts_at }) => dayOf(starts_at) },
  { title: '时间', value: ({ starts_at, ends_at }) => `${clockOf(starts_at)}—${clockOf(ends_at)}`, width: 14 },
  { title: '地点', value: ({ place }) => place, width: 18 },
  { title: '应到', kind: 'number', value: ({ expected }) => expected },
  { title: '实到', kind: 'number', value: ({ present }) => present },
  { title: '到会率（%）', kind: 'number', value: ({ present, expected }) => attendanceRate(present, expected) },
  { title: '请假', value: ({ excused }) => excusedWords(excused), width: 22 },
  { title: '缺席', kind: 'number', value: ({ expected, present, excused }) => expected - present - excused.length },
  { title: '主持人', value: ({ content, nameOf }) => nameOf(content?.hostId) },
  { title: '记录人', value: ({ content, nameOf }) => nameOf(content?.recorderId) },
  { title: '议题', value: ({ content }) => topics(content), width: 40 },
  { title: '决议', value: decisions, width: 50 },
  { title: '名单', value: ({ state }) => activityStateNames[state] },
  { title: '会议记录', value: ({ content, revision }) => minutesStateNames[content === null ? 'none' : revision > 0 ? 'signed' : 'draft'] },
  { title: '补录（天）', kind: 'number', value: ({ ends_at, created_at }) => lateDays({ endsAt: new Date(ends_at), createdAt: new Date(created_at) }) || null },
]

/** `3（当班 2、手术 1）`: how many and why; who it was stays in the minutes. */
function excusedWords(excused: readonly LeaveReason[]): string {
  const counted = leaveReasons.map((reason) => [leaveReasonNames[reason], excused.filter((one) => one === reason).length] as const).filter(([, count]) => count > 0)
  return counted.length === 0 ? '0' : `${excused.length}（${counted.map(([name, count]) => `${name} ${count}`).join('、')}）`
}

const topics = (content: MinutesContent | null): string => numbered((content?.agenda ?? []).map(({ title }) => title))

/** With the result of each vote once the minutes are signed; before, the list may still change. */
function decisions({ content, people }: LedgerRecord): string {
  if (!content) return ''
  const voters = (people ?? []).map(({ guest, ...person }) => ({ ...person, addedLater: guest }))
  const roll = rollOf(voters, content.withoutVote.map(({ memberId }) => memberId))
  return numbered(content.decisions.map(({ text, vote }) => (vote && people ? `${text}（${voteResult(vote.rule, roll, vote).name}）` : text)))
}

const numbered = (texts: readonly string[]): string => {
  const filled = texts.map((text) => text.trim()).filter((text) => text !== '')
  return filled.length > 1 ? filled.map((text, index) => `${index + 1}. ${text}`).join('\n') : (filled[0] ?? '')
}
