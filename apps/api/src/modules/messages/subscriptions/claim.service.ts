import { isDaytime, nextDaytime } from '@ejia/domain/daytime'
import type { Templates } from '@ejia/domain/subscription-templates'
import { fillTemplate, isReminder, isUrgent } from '@ejia/domain/subscriptions'
import { inTransaction, type Context } from '../../../lib/context'
import { subscriptionSendings } from '../../../metrics'
import { addDoubt, holdCredits, holdOpenidOfMember, takeOne } from './credits.repo'
import { holdDue, isBusy, isOvertaking, markSending, postpone, settle, wasRemindedToday, type DueRow, type Ending, type SendKey } from './sends.repo'

/** A message that was taken up: committed, and not sent yet. */
export interface Claim extends SendKey {
  group: DueRow['group']
  openid: string
  templateId: string
  page: string
  data: Record<string, string>
  staleAt: Date
  tries: number
  claimedAt: Date
  /** It may have gone out before: a refusal now says that it has. */
  repeated: boolean
}

/** `none`: nothing is due. `over`: one was looked at and not sent. */
export type Claimed = Claim | 'none' | 'over'

/**
 * Takes up the message that is due longest. All that decides whether it goes out is looked at under a lock, and the credit is
 * taken, before the call leaves: whoever finds it `sending` later knows that it may have gone out.
 */
export const claimNext = (ctx: Context, templates: Templates): Promise<Claimed> =>
  inTransaction(ctx, async (tx) => {
    const row = await holdDue(tx.db, tx.now)
    if (!row) return 'none'
    if (!isUrgent(row.group) && !isDaytime(tx.now)) {
      // in doubt until the morning, it would keep a call-up of the night from them
      if (row.state === 'again') await giveUp(tx, row)
      else await postpone(tx.db, row, { state: 'queued', dueAt: nextDaytime(tx.now) })
      return 'over'
    }
    return row.state === 'again' ? claimAgain(tx, templates, row) : claimFirst(tx, templates, row)
  })

async function claimFirst(ctx: Context, templates: Templates, row: DueRow): Promise<Claimed> {
  const over = async (state: Ending['state']): Promise<'over'> => {
    await end(ctx, row, { state, now: ctx.now })
    return 'over'
  }
  if (row.staleAt <= ctx.now) return over('stale')
  // they have seen it in the inbox
  if (row.readAt !== null) return over('skipped')
  const openid = await holdOpenidOfMember(ctx.db, row.memberId)
  if (openid === undefined) return over('skipped')
  // somebody was quicker with another message, or this one with their older one: the last credit is the older one's
  if ((await isBusy(ctx.db, openid, row)) || (await isOvertaking(ctx.db, row))) return 'over'
  if (isReminder(row.kind) && (await wasRemindedToday(ctx.db, row.memberId, ctx.now))) return over('skipped')
  const template = templates[row.group]
  if (!template || !(await takeOne(ctx.db, { openid, templateId: template.templateId }))) return over('no_credit')
  return claimed(ctx, templates, row, { openid, templateId: template.templateId }, false)
}

/** Sent again only where the platform itself would refuse it if it had been sent: nothing is left by any reckoning. */
async function claimAgain(ctx: Context, templates: Templates, row: DueRow): Promise<Claimed> {
  const { openid, templateId } = row
  const same = openid !== null && templateId !== null && templates[row.group]?.templateId === templateId && (await holdOpenidOfMember(ctx.db, row.memberId)) === openid
  if (!same || row.staleAt <= ctx.now || row.readAt !== null || !(await isHarmless(ctx, row))) {
    await giveUp(ctx, row)
    return 'over'
  }
  return claimed(ctx, templates, row, { openid, templateId }, true)
}

async function claimed(ctx: Context, templates: Templates, row: DueRow, to: { openid: string; templateId: string }, repeated: boolean): Promise<Claim> {
  await markSending(ctx.db, row, { ...to, now: ctx.now })
  const { messageId, memberId, group, staleAt, tries } = row
  const data = fillTemplate(templates[group]?.fields ?? [], row)
  return { messageId, memberId, group, staleAt, tries, ...to, data, page: pageOf(row), claimedAt: ctx.now, repeated }
}

/** The inbox, which goes on to what the message opens. */
function pageOf({ messageId, linkType, linkId }: DueRow): string {
  const link = linkType === null || linkId === null ? '' : `&type=${linkType}&id=${encodeURIComponent(linkId)}`
  return `features/messages/inbox/index?message=${messageId}${link}`
}

type Doubtful = Pick<DueRow, 'messageId' | 'memberId' | 'group' | 'openid' | 'templateId'>

/** Whether sending it once more cannot make it two: with nothing left, the platform refuses the second itself. */
export async function isHarmless({ db }: Context, { openid, templateId }: Doubtful): Promise<boolean> {
  if (openid === null || templateId === null) return false
  const { granted, used, surplus } = await holdCredits(db, { openid, templateId })
  return granted === used && surplus === 0
}

/** Nobody will know whether it went out. It is not sent again, and what the platform may still hold is remembered. */
export async function giveUp(ctx: Context, row: Doubtful): Promise<void> {
  await end(ctx, row, { state: 'unknown', now: ctx.now })
  const { openid, templateId } = row
  if (openid !== null && templateId !== null) await addDoubt(ctx.db, { openid, templateId })
}

/** Ends it, and counts how. */
export async function end({ db }: Context, row: SendKey & Pick<DueRow, 'group'>, ending: Ending): Promise<void> {
  await settle(db, row, ending)
  subscriptionSendings.add({ group: row.group, outcome: ending.state })
}
