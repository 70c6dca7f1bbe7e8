import { ownDataExportsPerDay } from '@ejia/domain/account'
import { addDays, dayOf, startOfDay } from '@ejia/domain/calendar'
import { joinSheets, prepareSheet, type PreparedSheet } from '../../../documents/sheet-out'
import type { DataKeys } from '../../../keys/sealed-column'
import { AppError } from '../../../lib/app-error'
import { inTransaction, type ActorContext } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { ownRecord } from '../../members'
import { holdAccount } from './account.repo'
import { countExportsToday, exportAction } from './account.service'
import { accountSheets } from './own-data.sheets'
import { gatherOwnData } from './own-data.hooks'

/**
 * Everything that is kept on whoever asks, in a file they can read and take along (个人信息保护法第四十五条). A few a day, and
 * each is in the audit: somebody who holds a phone that is not theirs should not fetch it unseen.
 */
export async function exportOwnData(ctx: ActorContext, keys: DataKeys): Promise<Buffer> {
  await spendExport(ctx)
  const { accountId, memberId } = ctx.actor
  const owner = memberId === null ? null : { accountId, memberId }
  const sheets = [
    ...(owner ? await ownRecord(ctx, keys, owner.memberId) : []),
    ...(owner ? await gatherOwnData(ctx, owner) : []),
    ...(await accountSheets(ctx, { accountId, memberId })),
  ]
  return joinSheets([contents(ctx, sheets), ...sheets])
}

const spendExport = (ctx: ActorContext): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const { accountId, orgId } = tx.actor
    await holdAccount(tx.db, accountId)
    if ((await countExportsToday(tx)) >= ownDataExportsPerDay) throw new AppError('rate.limited', { retryAfter: untilTomorrow(tx.now) })
    await writeAudit(tx, { action: exportAction, subjectType: 'account', subjectId: accountId, orgId })
  })

const untilTomorrow = (now: Date): number => Math.ceil((startOfDay(addDays(dayOf(now), 1)).getTime() - now.getTime()) / 1000)

/** The first sheet: what the others are, and how much is on them. */
function contents(ctx: ActorContext, sheets: readonly PreparedSheet[]): PreparedSheet {
  const rows: { topic: string; rows: number | null }[] = [
    { topic: `导出人：${ctx.actor.name}`, rows: null },
    ...sheets.map(({ sheet, data }) => ({ topic: sheet, rows: data.length - 1 })),
    { topic: '没有列出的主题，表示系统里没有您的这类记录。密码、登录凭证等安全数据不在其中。', rows: null },
  ]
  return prepareSheet({ name: '说明', rows, columns: [{ title: '内容', value: ({ topic }) => topic, width: 60 }, { title: '条数', value: (row) => row.rows }, { title: '导出时间', kind: 'instant', value: () => ctx.now }] })
}
