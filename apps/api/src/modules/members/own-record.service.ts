import { cardEndNames } from '@ejia/domain/cards'
import { correctionChoices, correctionFieldNames, correctionStateNames, type CorrectionField } from '@ejia/domain/corrections'
import { memberStatusNames, serviceNames } from '@ejia/domain/members'
import { prepareSheet, type PreparedSheet } from '../../documents/sheet-out'
import { found } from '../../lib/app-error'
import type { ActorContext, Context } from '../../lib/context'
import { listCards } from './cards/card.repo'
import { listOf } from './corrections/correction.repo'
import { openWanted } from './corrections/correction.view'
import { findMember, type ShownMember } from './members.repo'
import { openPhone, type PhoneKeys } from './phone'
import { listMemberHistory } from './roster/history.service'

const genders: Readonly<Record<string, string>> = correctionChoices.gender ?? {}
const eventNames = { entered: '登记入册', changed: '登记变更', transferred: '组织关系转接', left: '标为离开', returned: '恢复在册' }
const most = 1000

/** What the roster has on a member, for themselves: their own phone in full, where they belonged, what they asked to have put right. */
export async function ownRecord(ctx: ActorContext, keys: PhoneKeys, memberId: string): Promise<PreparedSheet[]> {
  const member = found(await findMember(ctx.db, memberId))
  return [entrySheet(keys, member), await historySheet(ctx, memberId), await correctionSheet(ctx, keys, memberId), await cardSheet(ctx, memberId)]
}

const yesNo = (value: boolean): string => (value ? '是' : '否')

const entrySheet = (keys: PhoneKeys, member: ShownMember): PreparedSheet =>
  prepareSheet({
    name: '名册登记',
    rows: [
      ['姓名', member.name],
      ['工号（名册编号）', member.rosterNo],
      ['性别', genders[member.gender ?? ''] ?? ''],
      ['手机号', member.phoneSealed === null ? '' : openPhone(keys, member.id, member.phoneSealed)],
      ['所在组织', member.orgName],
      ['人员状态', memberStatusNames[member.status]],
      ['在职状态', serviceNames[member.service]],
      ['外出', yesNo(member.away)],
      ['入党日期', member.joinedOn ?? ''],
      ['转正日期', member.fullOn ?? ''],
      ['已绑定微信', yesNo(member.bound)],
    ] as const,
    columns: [{ title: '项目', value: ([name]) => name, width: 20 }, { title: '内容', value: ([, value]) => value, width: 40 }],
  })

/** When there was a card; never what it says, which is worth as much as the card. */
const cardSheet = async (ctx: Context, memberId: string): Promise<PreparedSheet> =>
  prepareSheet({
    name: '党员码',
    rows: await listCards(ctx.db, memberId),
    columns: [
      { title: '启用时间', kind: 'instant', value: ({ issuedAt }) => issuedAt },
      { title: '作废时间', kind: 'instant', value: ({ endedAt }) => endedAt },
      { title: '作废原因', value: ({ endReason }) => endReason && cardEndNames[endReason] },
    ],
  })

async function historySheet(ctx: ActorContext, memberId: string): Promise<PreparedSheet> {
  const { items } = await listMemberHistory(ctx, memberId, { limit: most })
  return prepareSheet({
    name: '组织经历',
    rows: items,
    columns: [
      { title: '时间', kind: 'instant', value: ({ at }) => new Date(at) },
      { title: '事项', value: ({ kind }) => eventNames[kind] },
      { title: '所在组织', value: ({ org }) => org.name },
      { title: '原组织', value: ({ from }) => from?.name },
      { title: '原因', value: ({ reason }) => reason },
    ],
  })
}

const wordOf = (field: CorrectionField, value: string): string => correctionChoices[field]?.[value] ?? value

async function correctionSheet(ctx: Context, keys: PhoneKeys, memberId: string): Promise<PreparedSheet> {
  return prepareSheet({
    name: '更正申请',
    rows: await listOf(ctx.db, memberId),
    columns: [
      { title: '申请时间', kind: 'instant', value: (row) => row.askedAt },
      { title: '项目', value: (row) => correctionFieldNames[row.field] },
      { title: '更正为', value: (row) => wordOf(row.field, openWanted(keys.data, row)) },
      { title: '说明', value: (row) => row.reason },
      { title: '结果', value: (row) => correctionStateNames[row.state] },
      { title: '答复', value: (row) => row.answer },
    ],
  })
}
