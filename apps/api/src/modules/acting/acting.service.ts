import { actedByText, actingKindNames, mayBeActedFor, type ActingKind } from '@ejia/domain/acting'
import { quoted, type MessageLink } from '@ejia/domain/messages'
import { assertThat, found } from '../../lib/app-error'
import type { ActorContext } from '../../lib/context'
import { newId } from '../../lib/ids'
import { absentActor } from '../auth'
import { sendMessages } from '../messages'
import { assistingRole, mayAssist } from './acting.policy'
import { findPresent, holdPresent, insertRecord, listRecords } from './acting.repo'

type Present = NonNullable<Awaited<ReturnType<typeof findPresent>>>

/**
 * The context in which something is done for a retired member: as that member, without any office, and with the one who really
 * acts beside them. Checked in the transaction of the change: the roles are read anew, and the member is kept retired and in
 * place until it ends.
 */
export async function actFor(ctx: ActorContext, memberId: string): Promise<ActorContext> {
  const member = found(await holdPresent(ctx.db, memberId))
  const { sessionId, accountId } = ctx.actor
  const by = { ...found(await absentActor(ctx.db, accountId)), sessionId }
  return asMember({ ...ctx, actor: by }, member)
}

/** The same for looking: what could be done, as far as is remembered. */
export async function reachableForActing(ctx: ActorContext, memberId: string): Promise<ActorContext & { member: Present }> {
  const member = found(await findPresent(ctx.db, memberId))
  return { ...asMember(ctx, member), member }
}

function asMember(ctx: ActorContext, member: Present): ActorContext {
  const { actor: by } = ctx
  // whoever may not look after this member learns nothing, not even that there is one
  assertThat(mayAssist(by, member), 'thing.not_found')
  assertThat(by.memberId !== member.id, 'acting.own')
  assertThat(mayBeActedFor(member), 'acting.not_retired')
  const role = found(assistingRole(by, member))
  const { id: memberId, name, orgId, orgPath } = member
  return { ...ctx, actor: { accountId: by.accountId, sessionId: by.sessionId, name, memberId, orgId, orgPath, roles: [], acting: { by, role } } }
}

interface ActedSubject {
  type: Extract<MessageLink, 'activity' | 'post'>
  id: string
  title: string
  /** How it came out, where the title does not say it. */
  note?: string
}

/**
 * Keeps that it was done for the member, and writes to them; nothing happens where members act in person. Called by the use case
 * that has just changed something, in its transaction.
 */
export async function recordActing(ctx: ActorContext, kind: ActingKind, { type, id, title, note = '' }: ActedSubject): Promise<void> {
  const { acting, accountId, memberId } = ctx.actor
  if (!acting || memberId === null) return
  const { by, role } = acting
  await insertRecord(ctx.db, { id: newId(ctx.now), memberId, accountId, role, kind, subjectId: id, title, at: ctx.now })
  await sendMessages(ctx, {
    to: [memberId],
    kind: 'acted_for',
    title: `支部替您${actingKindNames[kind]}了《${quoted(title, 30)}》`,
    text: `${note}${actedByText({ name: by.name, role })}。如果不是您的意思，请告诉支部，可以改正。`,
    link: { type, id },
  })
}

/** Shown to whoever acts next. */
const lately = 10

export const listLately = async (ctx: ActorContext, memberId: string) =>
  (await listRecords(ctx.db, memberId, lately)).map(({ id, kind, title, at, name, role }) => ({ id, kind, title, at: at.toISOString(), by: { name, role } }))
