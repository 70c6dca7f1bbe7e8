import type { MinutesContent, MinutesPerson } from '@ejia/contract/activities/minutes'
import { AppError, assertThat } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { requireOwnFiles } from '../../files'
import { mayConfirm, mayManage } from '../activities.policy'
import { holdActivity, type ActivityRow } from '../activities.repo'
import { seeActivity } from '../activities.service'
import { missingFields, voteFields } from './minutes.check'
import { addMinutesFiles, findMinutes, insertRevision, listMinutesFiles, writeMinutes, type MinutesRow } from './minutes.repo'
import { peopleNow, toRecorded } from './people.service'

/** Minutes are for those who look after the meeting; its members see the meeting, not its record. */
export async function managedActivity(ctx: ActorContext, id: string): Promise<ActivityRow> {
  const { row } = await seeActivity(ctx, id)
  assertThat(mayManage(ctx.actor, row), 'thing.forbidden')
  return row
}

interface Draft {
  basedOn: number
  content: MinutesContent
}

/** Saves the draft. Impossible counts wait for a list that may still grow, and are refused once it stands. */
export async function saveMinutes(ctx: ActorContext, id: string, { basedOn, content }: Draft): Promise<ActivityRow> {
  const { row, minutes } = await held(ctx, id)
  assertThat(isWritable(row), 'activities.wrong_state')
  assertThat((minutes?.revision ?? 0) === 0, 'minutes.signed_off')
  const people = await checkContent(ctx, row, content)
  if (row.state === 'confirmed') checkVotes(row, content, people)
  await write(ctx, row, { basedOn, content, from: 0, to: 0 })
  await audit(ctx, row, 'save_minutes', { version: basedOn + 1 })
  return row
}

/** What stands in the draft, and the list as confirmed, become the record. A 委员 writes, the 书记 signs. */
export async function signOffMinutes(ctx: ActorContext, id: string, basedOn: number): Promise<ActivityRow> {
  const { row, minutes } = await held(ctx, id)
  assertThat(mayConfirm(ctx.actor, row), 'thing.forbidden')
  assertThat(isWritable(row), 'activities.wrong_state')
  assertThat((minutes?.revision ?? 0) === 0, 'minutes.signed_off')
  assertThat(row.state === 'confirmed', 'minutes.list_unconfirmed')
  if (!minutes) throw new AppError('minutes.incomplete')
  const { content } = minutes
  const people = await checkComplete(ctx, row, content)
  await write(ctx, row, { basedOn, content, from: 0, to: 1 })
  await insertRevision(ctx.db, { activityId: id, revision: 1, kind: 'signed', content, people: toRecorded(people), at: ctx.now, accountId: ctx.actor.accountId, reason: '' })
  await audit(ctx, row, 'sign_off_minutes', { revision: 1 })
  return row
}

/** What was signed off stays to be read; the correction says why it differs, and takes the list as it is now. */
export async function correctMinutes(ctx: ActorContext, id: string, { basedOn, content, reason }: Draft & { reason: string }): Promise<ActivityRow> {
  const { row, minutes } = await held(ctx, id)
  assertThat(mayConfirm(ctx.actor, row), 'thing.forbidden')
  assertThat(minutes && minutes.revision > 0, 'minutes.not_signed')
  await checkContent(ctx, row, content)
  const people = await checkComplete(ctx, row, content)
  const revision = minutes.revision + 1
  await write(ctx, row, { basedOn, content, from: minutes.revision, to: revision })
  await insertRevision(ctx.db, { activityId: id, revision, kind: 'correction', content, people: toRecorded(people), at: ctx.now, accountId: ctx.actor.accountId, reason: reason.trim() })
  await audit(ctx, row, 'correct_minutes', { revision })
  return row
}

/** The activity keeps its state until the transaction ends. */
async function held(ctx: ActorContext, id: string): Promise<{ row: ActivityRow; minutes: MinutesRow | undefined }> {
  await managedActivity(ctx, id)
  const row = await holdActivity(ctx.db, id)
  assertThat(row, 'thing.not_found')
  return { row, minutes: await findMinutes(ctx.db, id) }
}

export const isWritable = ({ state }: Pick<ActivityRow, 'state'>): boolean => state === 'open' || state === 'confirmed'

async function write(ctx: ActorContext, row: ActivityRow, saving: { basedOn: number; content: MinutesContent; from: number; to: number }): Promise<void> {
  assertThat(await writeMinutes(ctx.db, row.id, { ...saving, now: ctx.now, by: ctx.actor.accountId }), 'thing.changed')
  await addMinutesFiles(ctx.db, row.id, saving.content.photos.map(({ fileId }) => fileId))
}

/** Every id in it: people of this roster, pictures one sent oneself or that are shown already. */
async function checkContent(ctx: ActorContext, row: ActivityRow, content: MinutesContent): Promise<MinutesPerson[]> {
  const people = await peopleNow(ctx.db, row)
  const known = new Set(people.map(({ member }) => member.id))
  const named = [content.hostId, content.recorderId, ...content.withoutVote.map(({ memberId }) => memberId)]
  assertThat(named.every((memberId) => memberId === null || known.has(memberId)), 'reference.not_found')
  const files = await requireOwnFiles(ctx, content.photos.map(({ fileId }) => fileId), await listMinutesFiles(ctx.db, row.id))
  assertThat(files.every(({ image }) => image), 'reference.not_found')
  return people
}

async function checkComplete(ctx: ActorContext, row: ActivityRow, content: MinutesContent): Promise<MinutesPerson[]> {
  const missing = missingFields(row.kind, content)
  assertThat(missing.length === 0, 'minutes.incomplete', { fields: missing.slice(0, 20) })
  const people = await peopleNow(ctx.db, row)
  checkVotes(row, content, people)
  return people
}

function checkVotes(row: ActivityRow, content: MinutesContent, people: readonly MinutesPerson[]): void {
  const wrong = voteFields(row.kind, content, people)
  assertThat(wrong.length === 0, 'minutes.votes_impossible', { fields: wrong.slice(0, 20) })
}

const audit = (ctx: ActorContext, row: ActivityRow, verb: string, detail: Record<string, number>): Promise<void> =>
  writeAudit(ctx, { action: `activities.${verb}`, subjectType: 'activity', subjectId: row.id, orgId: row.orgId, detail })
