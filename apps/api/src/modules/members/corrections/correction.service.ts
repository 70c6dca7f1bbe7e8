import type { Waiting } from '@ejia/contract/core/schema'
import type { Correction } from '@ejia/contract/members/routes'
import { reaches, reachOf } from '@ejia/domain/actor'
import { changesRoster, correctionFieldNames, correctionProblem, type CorrectionField } from '@ejia/domain/corrections'
import { AppError, assertThat, found } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { decodeCursor, pageSize, textIn, toPage } from '../../../lib/cursor'
import { newId } from '../../../lib/ids'
import { writeAudit } from '../../audit'
import { holdMember } from '../members.repo'
import { phoneHashes, type PhoneKeys } from '../phone'
import { changeMember, type MemberUpdate } from '../update.service'
import { tellCorrectionDecided } from './correction.hooks'
import { countWaiting, endCorrection, findCorrection, holdCorrection, insertCorrection, listOf, listWaiting, type CorrectionRow } from './correction.repo'
import { openWanted, sealWanted, toCorrection } from './correction.view'

interface Wish {
  field: CorrectionField
  wanted: string
  reason: string
}

/** A member says what is wrong in their own entry (个人信息保护法第四十六条). One open for each field; the unique index holds it. */
export async function askCorrection(ctx: ActorContext, keys: PhoneKeys, { field, wanted, reason }: Wish): Promise<Correction> {
  const { memberId } = ctx.actor
  assertThat(memberId, 'members.not_on_roster')
  const value = wanted.trim()
  const problem = correctionProblem(field, value)
  if (problem) throw new AppError('request.invalid', { fields: [{ field: 'body/wanted', message: problem }] })
  const member = found(await holdMember(ctx.db, memberId))
  assertThat(!isSame(keys, member, field, value), 'members.correction_unchanged')
  const id = newId(ctx.now)
  await insertCorrection(ctx.db, { id, memberId, field, wantedSealed: sealWanted(keys.data, id, value), reason: reason.trim(), state: 'asked', askedAt: ctx.now, answer: '' })
  await audit(ctx, 'ask_correction', { id, memberId, field, orgId: member.orgId })
  return toCorrection(keys.data, found(await findCorrection(ctx.db, id)))
}

type Member = NonNullable<Awaited<ReturnType<typeof holdMember>>>

function isSame(keys: PhoneKeys, member: Member, field: CorrectionField, value: string): boolean {
  if (field === 'phone') return member.phoneHash !== null && phoneHashes(keys, value).includes(member.phoneHash)
  return field !== 'other' && member[field] === value
}

export async function listOwnCorrections(ctx: ActorContext, keys: PhoneKeys): Promise<{ items: Correction[] }> {
  const rows = ctx.actor.memberId === null ? [] : await listOf(ctx.db, ctx.actor.memberId)
  return { items: rows.map((row) => toCorrection(keys.data, row)) }
}

/** What waits for whoever keeps these rosters. */
export async function listCorrections(ctx: ActorContext, keys: PhoneKeys, query: { cursor?: string; limit?: number }) {
  const key = decodeCursor(query.cursor, 1)
  const size = pageSize(query.limit)
  const rows = await listWaiting(ctx.db, { roots: reachOf(ctx.actor, 'members.manage'), after: key && textIn(key[0]), limit: size + 1 })
  const page = toPage(rows, size, (row) => [row.id])
  return { ...page, items: page.items.map((row) => toCorrection(keys.data, row)) }
}

const shownOnWorkbench = 5

/** The same for the workbench: how many, and the first few. */
export async function correctionsWaiting(ctx: ActorContext): Promise<Waiting> {
  const roots = reachOf(ctx.actor, 'members.manage')
  const rows = await listWaiting(ctx.db, { roots, after: null, limit: shownOnWorkbench })
  const items = rows.map(({ id, field, member, orgName, askedAt }) => ({
    id, title: `${member.name}：${correctionFieldNames[field]}`, org: { id: member.orgId, name: orgName }, at: askedAt.toISOString(),
  }))
  return { count: await countWaiting(ctx.db, roots), items }
}

export async function withdrawCorrection(ctx: ActorContext, correctionId: string): Promise<void> {
  const correction = found(await holdCorrection(ctx.db, correctionId))
  assertThat(correction.memberId === ctx.actor.memberId, 'thing.not_found')
  const ending = { state: 'withdrawn' as const, decidedAt: ctx.now, decidedBy: ctx.actor.accountId, answer: '', wantedSealed: null }
  assertThat(await endCorrection(ctx.db, correctionId, ending), 'members.correction_decided')
  await auditOf(ctx, 'withdraw_correction', correction)
}

/** Whoever keeps the roster accepts, and the roster is right from this moment; or says why not. */
export async function decideCorrection(ctx: ActorContext, keys: PhoneKeys, correctionId: string, decision: { accept: boolean; answer: string }): Promise<void> {
  const correction = found(await holdCorrection(ctx.db, correctionId))
  assertThat(reaches(ctx.actor, 'members.manage', correction.orgPath), 'thing.not_found')
  assertThat(correction.state === 'asked', 'members.correction_decided')
  const answer = decision.answer.trim()
  const state = decision.accept ? ('accepted' as const) : ('refused' as const)
  assertThat(decision.accept || answer !== '', 'members.correction_reason', { fields: [{ field: 'body/answer', message: '请写明不采纳的原因' }] })
  if (decision.accept && changesRoster(correction.field)) await putRight(ctx, keys, correction)
  await endCorrection(ctx.db, correctionId, { state, decidedAt: ctx.now, decidedBy: ctx.actor.accountId, answer })
  await auditOf(ctx, decision.accept ? 'accept_correction' : 'refuse_correction', correction)
  await tellCorrectionDecided(ctx, { memberId: correction.memberId, field: correction.field, accepted: decision.accept, answer })
}

/** As anybody who keeps the roster would do by hand; what its rules refuse is refused here. */
async function putRight(ctx: ActorContext, keys: PhoneKeys, correction: CorrectionRow): Promise<void> {
  const { version } = found(await holdMember(ctx.db, correction.memberId))
  const update = { version, [correction.field]: openWanted(keys.data, correction) } as MemberUpdate
  await changeMember(ctx, keys, correction.memberId, update)
}

type Subject = { id: string; memberId: string; field: CorrectionField; orgId: number }
const auditOf = (ctx: ActorContext, verb: string, { id, memberId, field, member }: CorrectionRow) => audit(ctx, verb, { id, memberId, field, orgId: member.orgId })
const audit = (ctx: ActorContext, verb: string, { id, memberId, field, orgId }: Subject): Promise<void> =>
  writeAudit(ctx, { action: `members.${verb}`, subjectType: 'member', subjectId: memberId, orgId, detail: { correctionId: id, field } })
