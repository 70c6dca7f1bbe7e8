import { roleNames } from '@ejia/domain/roles'
import { prepareSheet, type PreparedSheet } from '../../../documents/sheet-out'
import type { ActorContext } from '../../../lib/context'
import { listDoings, listIdentities, listOffices, listRequests, listSessions } from './own-data.repo'

const clients = { weapp: '微信小程序', browser: '浏览器' }
const ways = { name: '姓名和手机号', phone: '微信验证的手机号' }
const answers = { yes: '同意', no: '不同意' }

/** How somebody signs in and what they did, as this module and the audit keep it. Without openids, which mean nothing to anybody. */
export async function accountSheets(ctx: ActorContext, { accountId, memberId }: { accountId: string; memberId: string | null }): Promise<PreparedSheet[]> {
  return [
    prepareSheet({
      name: '任职授权',
      rows: await listOffices(ctx.db, accountId),
      columns: [
        { title: '职务', value: (row) => roleNames[row.role] },
        { title: '组织', value: (row) => row.org },
        { title: '开始', kind: 'instant', value: (row) => row.grantedAt },
        { title: '结束', kind: 'instant', value: (row) => row.revokedAt },
      ],
    }),
    prepareSheet({
      name: '微信绑定',
      rows: await listIdentities(ctx.db, accountId),
      columns: [{ title: '绑定时间', kind: 'instant', value: (row) => row.boundAt }, { title: '解除时间', kind: 'instant', value: (row) => row.unboundAt }],
    }),
    prepareSheet({
      name: '绑定申请',
      rows: memberId === null ? [] : await listRequests(ctx.db, memberId),
      columns: [
        { title: '申请时间', kind: 'instant', value: (row) => row.requestedAt },
        { title: '方式', value: (row) => ways[row.way] },
        { title: '处理结果', value: (row) => (row.accepted === null ? '待处理' : answers[row.accepted]) },
        { title: '处理时间', kind: 'instant', value: (row) => row.decidedAt },
      ],
    }),
    prepareSheet({
      name: '登录记录',
      rows: await listSessions(ctx.db, accountId),
      columns: [
        { title: '登录时间', kind: 'instant', value: (row) => row.createdAt },
        { title: '设备', value: (row) => clients[row.client] },
        { title: '退出时间', kind: 'instant', value: (row) => row.endedAt },
      ],
    }),
    prepareSheet({
      name: '操作留痕',
      rows: await listDoings(ctx.db, accountId),
      columns: [
        { title: '时间', kind: 'instant', value: (row) => row.at },
        { title: '操作代号', value: (row) => row.action, width: 28 },
        { title: '对象类型', value: (row) => row.subjectType, width: 18 },
        { title: '对象编号', value: (row) => row.subjectId, width: 40 },
      ],
    }),
  ]
}
