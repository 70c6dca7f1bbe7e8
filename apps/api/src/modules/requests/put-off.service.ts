import { lapseAfterDays, lapses, unusedPictureHours } from '@ejia/domain/requests'
import { inTransaction, type Context } from '../../lib/context'
import { writeAudit } from '../audit'
import { dropUnnamed, type FileStore } from '../files'
import { findRequest, listLapsing, updateRequest } from './requests.repo'
import { holdRequest, stepOf } from './standing'
import { findOpenid, insertStep, isUsed } from './steps.repo'

const atOnce = 200
const ago = (now: Date, hours: number): Date => new Date(now.getTime() - hours * 3_600_000)

/** Answered, and nobody has said a word for a month: closed without one. */
export async function lapseAll(ctx: Context): Promise<void> {
  for (const { request } of await listLapsing(ctx.db, ago(ctx.now, lapseAfterDays * 24), atOnce)) {
    await inTransaction(ctx, async (tx) => {
      const row = await holdRequest(tx.db, request.id)
      if (!row || !lapses(row.request, tx.now)) return
      await insertStep(tx.db, stepOf(row.request, tx.now, { kind: 'lapse' }))
      await updateRequest(tx.db, request.id, { state: 'closed', closedAt: tx.now })
      await writeAudit(tx, { action: 'requests.lapse', subjectType: 'request', subjectId: request.id, orgId: row.request.orgId })
    })
  }
}

/** Pictures of requests that were never handed in. */
export const dropPictures = (ctx: Context, store: FileStore): Promise<void> =>
  dropUnnamed(ctx, store, ago(ctx.now, unusedPictureHours), (tx, fileId) => isUsed(tx.db, fileId))

/** What the platform thinks of a member's text; null when it could not be asked. */
type AskText = (asked: { openid: string; text: string; scene: 'forum' }) => Promise<{ suggest: string; label: number } | null>

/** Of named requests alone, and with a word for staff to look at as the only outcome. Of an anonymous one nothing is sent to anybody. */
export async function checkText(ctx: Context, ask: AskText, requestId: string): Promise<void> {
  const request = (await findRequest(ctx.db, requestId))?.request
  if (!request || request.memberId === null || request.checkMark !== null) return
  const openid = await findOpenid(ctx.db, request.memberId)
  const verdict = openid === undefined ? null : await ask({ openid, text: request.text, scene: 'forum' }).catch(() => null)
  if (verdict && verdict.suggest !== 'pass') await updateRequest(ctx.db, requestId, { checkMark: `${verdict.suggest} ${verdict.label}` })
}
