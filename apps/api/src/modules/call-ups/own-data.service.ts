import { cannotReasonNames, teamKindNames } from '@ejia/domain/call-ups'
import { prepareSheet } from '../../documents/sheet-out'
import type { OwnDataSource } from '../auth'
import { titleOf } from './calls/calls.service'
import { listAnswersBy, listArrivalsOf, listSummonsTo, listTimesInTeams, listViewsBy } from './own-data.repo'

interface Line {
  callUpId: string
  at: Date
  what: string
  /** By the phone's clock. */
  saidAt: Date | null
}

/** What happened between a member and a call, one line each. */
async function linesOf(ctx: Parameters<OwnDataSource>[0], memberId: string): Promise<(Line & { title: string })[]> {
  const calls = await listSummonsTo(ctx.db, memberId)
  const titles = new Map(calls.map((call) => [call.id, titleOf(call)]))
  const lines: Line[] = [
    ...calls.map(({ id, calledAt }) => ({ callUpId: id, at: calledAt, what: '被召集', saidAt: null })),
    ...(await listViewsBy(ctx.db, memberId)).map(({ callUpId, seenAt }) => ({ callUpId, at: seenAt, what: '看到', saidAt: null })),
    ...(await listAnswersBy(ctx.db, memberId)).map(({ callUpId, answeredAt, saidAt, minutes, reason, note }) => ({
      callUpId, at: answeredAt, saidAt, what: [reason === null ? `${minutes} 分钟内到` : `来不了：${cannotReasonNames[reason]}`, note].filter(Boolean).join('，'),
    })),
    ...(await listArrivalsOf(ctx.db, memberId)).map(({ callUpId, at, arrived, own }) => ({ callUpId, at, what: arrived ? (own ? '本人报到场' : '登记到场') : '取消到场登记', saidAt: null })),
  ]
  return lines.sort((a, b) => a.at.getTime() - b.at.getTime()).map((line) => ({ ...line, title: titles.get(line.callUpId) ?? '' }))
}

/** Teams a member stood in, and everything between them and the calls they were called to. */
export const ownCallUps: OwnDataSource = async (ctx, { memberId }) => [
  prepareSheet({
    name: '应急队伍',
    rows: await listTimesInTeams(ctx.db, memberId),
    columns: [
      { title: '队伍', value: (row) => row.name, width: 24 },
      { title: '类别', value: (row) => teamKindNames[row.kind] },
      { title: '加入', kind: 'instant', value: (row) => row.joinedAt },
      { title: '离开', kind: 'instant', value: (row) => row.leftAt },
    ],
  }),
  prepareSheet({
    name: '应急召集',
    rows: await linesOf(ctx, memberId),
    columns: [
      { title: '时间', kind: 'instant', value: (row) => row.at },
      { title: '召集', value: (row) => row.title, width: 30 },
      { title: '内容', value: (row) => row.what, width: 30 },
      { title: '手机上点的时间', kind: 'instant', value: (row) => row.saidAt },
    ],
  }),
]
