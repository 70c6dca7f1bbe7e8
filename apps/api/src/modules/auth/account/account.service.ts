import type { Account } from '@ejia/contract/auth/routes'
import { ownDataExportsPerDay } from '@ejia/domain/account'
import { dayOf, startOfDay } from '@ejia/domain/calendar'
import { assertThat } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { describeMember } from '../../members'
import { countDone, endSessionOf, findBinding, listOpenSessions } from './account.repo'

export const exportAction = 'auth.export_own_data'

/** Exports of one's own data since midnight. */
export const countExportsToday = (ctx: ActorContext): Promise<number> => countDone(ctx.db, ctx.actor.accountId, exportAction, startOfDay(dayOf(ctx.now)))

/** Who I am here, which WeChat signs in as me, and where. */
export async function describeAccount(ctx: ActorContext): Promise<Account> {
  const { accountId, memberId, sessionId } = ctx.actor
  const binding = await findBinding(ctx.db, accountId)
  const sessions = await listOpenSessions(ctx.db, accountId, ctx.now)
  return {
    member: memberId === null ? null : ((await describeMember(ctx.db, memberId)) ?? null),
    binding: binding ? { boundAt: binding.boundAt.toISOString() } : null,
    sessions: sessions.map(({ id, client, createdAt, lastSeenAt }) => ({
      id, client, signedInAt: createdAt.toISOString(), lastSeenAt: (lastSeenAt ?? createdAt).toISOString(), current: id === sessionId,
    })),
    exportsLeft: Math.max(0, ownDataExportsPerDay - (await countExportsToday(ctx))),
  }
}

/** Ends one of my sessions. Somebody else's does not exist. */
export async function endOwnSession(ctx: ActorContext, sessionId: string): Promise<void> {
  const { accountId, orgId } = ctx.actor
  assertThat(await endSessionOf(ctx.db, accountId, sessionId, ctx.now), 'thing.not_found')
  await writeAudit(ctx, { action: 'auth.end_session', subjectType: 'account', subjectId: accountId, orgId, detail: { sessionId } })
}
