import type { Minutes, MinutesContent, MinutesPerson, OldMinutes } from '@ejia/contract/activities/minutes'
import { lateDays } from '@ejia/domain/duties'
import { agendaTemplate } from '@ejia/domain/minutes'
import { found } from '../../../lib/app-error'
import type { ActorContext, Executor } from '../../../lib/context'
import { describeFiles, signFileUrl, type LinkEnv } from '../../files'
import { mayConfirm, mayManage } from '../activities.policy'
import type { ActivityRow } from '../activities.repo'
import { resultsOf } from './minutes.check'
import { findMinutes, findRevision, listRevisions, type MinutesRow } from './minutes.repo'
import { countPeople, peopleNow, peopleThen, toRecorded } from './people.service'

/** What a first draft begins with. */
const template = ({ kind }: Pick<ActivityRow, 'kind'>): MinutesContent => ({
  hostId: null, recorderId: null, guests: '', decisions: [], withoutVote: [], photos: [],
  agenda: agendaTemplate(kind).map((title) => ({ title, text: '', speeches: [] })),
})

export async function describeMinutes(env: LinkEnv, ctx: ActorContext, row: ActivityRow): Promise<Minutes> {
  const minutes = await findMinutes(ctx.db, row.id)
  const saved = saving(minutes)
  const signed = saved.state === 'signed'
  const now = await peopleNow(ctx.db, row)
  const recorded = signed && minutes ? found(await findRevision(ctx.db, row.id, minutes.revision)).people : null
  const people = recorded ? await peopleThen(ctx.db, recorded) : now
  return {
    ...(await describeRecord(env, ctx, row, minutes?.content ?? template(row), people)),
    ...saved,
    lateDays: lateDays(row),
    listChanged: recorded !== null && changed(toRecorded(now), recorded),
    revisions: (await listRevisions(ctx.db, row.id)).map((one) => ({ ...one, at: one.at.toISOString() })),
    can: abilities(ctx, row, signed),
  }
}

function saving(minutes: MinutesRow | undefined): Pick<Minutes, 'state' | 'version' | 'savedAt' | 'savedBy'> {
  if (!minutes) return { state: 'none', version: 0, savedAt: null, savedBy: null }
  const { version, savedAt, savedBy, revision } = minutes
  return { state: revision > 0 ? 'signed' : 'draft', version, savedAt: savedAt.toISOString(), savedBy }
}

/** A revision as it stood, with the list of then. */
export async function describeOld(env: LinkEnv, ctx: ActorContext, row: ActivityRow, revision: number): Promise<OldMinutes> {
  const { content, people, at, ...about } = found(await findRevision(ctx.db, row.id, revision))
  return { ...(await describeRecord(env, ctx, row, content, await peopleThen(ctx.db, people))), ...about, at: at.toISOString() }
}

async function describeRecord(env: LinkEnv, ctx: ActorContext, row: ActivityRow, content: MinutesContent, people: readonly MinutesPerson[]) {
  return {
    activity: describeActivity(row),
    content,
    attendance: countPeople(people),
    results: resultsOf(content, people),
    photos: await describePhotos(env, ctx.db, content, ctx.now),
  }
}

const describeActivity = ({ id, kind, state, title, place, orgId, orgName, startsAt, endsAt, confirmedAt }: ActivityRow): Minutes['activity'] => ({
  id, kind, state, title, place, org: { id: orgId, name: orgName },
  startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), confirmedAt: confirmedAt?.toISOString() ?? null,
})

async function describePhotos(env: LinkEnv, db: Executor, { photos }: MinutesContent, now: Date): Promise<Minutes['photos']> {
  const refs = await describeFiles(db, photos.map(({ fileId }) => fileId))
  return photos.flatMap(({ fileId, caption }) => {
    const file = refs.get(fileId)
    return file ? [{ file, caption, url: signFileUrl(env, fileId, now) }] : []
  })
}

function abilities({ actor }: ActorContext, row: ActivityRow, signed: boolean): Minutes['can'] {
  const writable = row.state === 'open' || row.state === 'confirmed'
  return {
    edit: mayManage(actor, row) && writable && !signed,
    signOff: mayConfirm(actor, row) && row.state === 'confirmed' && !signed,
    correct: mayConfirm(actor, row) && signed,
  }
}

const facts = (people: ReturnType<typeof toRecorded>): string => [...people].map((one) => [one.memberId, one.expected, one.present, one.excused].join(' ')).sort().join()
const changed = (now: ReturnType<typeof toRecorded>, then: ReturnType<typeof toRecorded>): boolean => facts(now) !== facts(then)
