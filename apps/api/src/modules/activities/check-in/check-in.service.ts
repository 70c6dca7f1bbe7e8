import type { CheckInResult } from '@ejia/contract/activities/schemas'
import type { RouteInput } from '@ejia/contract/core/route'
import type { Wire } from '@ejia/contract/wire'
import { awardsAtOnce, offlineHours, windowAt } from '@ejia/domain/activities'
import { looksTyped } from '@ejia/domain/check-in'
import { dayOf } from '@ejia/domain/calendar'
import { AppError, assertThat, found } from '../../../lib/app-error'
import { keyedHash } from '../../../lib/cipher'
import { inTransaction, type ActorContext, type Context } from '../../../lib/context'
import { recall, remember, type RepeatableRequest } from '../../../lib/idempotency'
import { newId } from '../../../lib/ids'
import { readActor } from '../../auth'
import { inAudience } from '../activities.policy'
import { findActivity, type ActivityRow } from '../activities.repo'
import { describeAttendance } from './already.service'
import type { CheckInCodes, CodeVerdict } from './check-in.codes'
import { countAlready, countRecorded } from './check-in.counts'
import type { CheckInQueue } from './check-in.queue'
import { recordEntries, type Recorded, type RecordedAnswer } from './check-in.repo'
import type { WrongTries } from './check-in.tries'
import type { CrowdHeadcount } from '../headcount.crowd'
import type { SharedHeadcount } from '../headcount.service'
import { findMarksOn, type MemberMarks } from '../marks.repo'
import { readInstant } from '../planning/plan.service'
import { enter } from '../planning/sign-up.service'
import type { ScanRow } from './scan.repo'

type Scan = RouteInput<Wire['POST /activities/:activityId/check-ins']>['body']

/** What check-ins of one process share. */
export interface CheckInDesk {
  codes: CheckInCodes
  tries: WrongTries
  queue: CheckInQueue
  headcount: SharedHeadcount
  crowd: CrowdHeadcount
  /** Key that device names are hashed with. */
  deviceKey: Buffer
}

/** What a token says: account, session and epoch; believed only after the database has agreed. */
interface Claims {
  sub: string
  sid: string
  ep: number
}

/** A scan as it arrived. */
interface Arriving {
  id: string
  scan: Scan
  claims: Claims
  request: RepeatableRequest | null
}

/**
 * A member says: I am here. Almost everybody shows a code that is right and in time, so that is tried first: one statement
 * that judges and records. Whatever it does not take is looked at step by step, to be answered with the reason.
 */
export async function checkIn(desk: CheckInDesk, ctx: Context, arriving: Arriving): Promise<CheckInResult> {
  const result = (await checkInAtOnce(desk, ctx, arriving)) ?? (await checkInStepByStep(desk, { ...ctx, actor: await readActor(ctx.db, arriving.claims) }, arriving))
  if (result.already) countAlready(result.attendance.way)
  return result
}

async function checkInAtOnce(desk: CheckInDesk, { now }: Context, arriving: Arriving): Promise<CheckInResult | null> {
  const { id, scan } = arriving
  if (scan.scannedAt !== undefined || looksTyped(scan.code) || desk.codes.judge(id, scan.code, now) !== 'current') return null
  const taken = await desk.crowd.countWith(id, desk.queue.push(toScan(desk, now, arriving, now)))
  return taken && { ...taken.arrival.answer, headcount: taken.headcount }
}

/** The key is looked at before anything that time could change, so a lost reply is never "expired". */
async function checkInStepByStep(desk: CheckInDesk, ctx: ActorContext, arriving: Arriving): Promise<CheckInResult> {
  const { id, request } = arriving
  const earlier = request && (await recall(ctx.db, request))
  const answer = (earlier?.body as RecordedAnswer | undefined) ?? (await answerScan(desk, ctx, arriving))
  return { ...answer, headcount: await desk.headcount.count(id) }
}

async function answerScan(desk: CheckInDesk, ctx: ActorContext, arriving: Arriving): Promise<RecordedAnswer> {
  const { id, scan, request } = arriving
  const at = scanTime(ctx, scan)
  const verdict = judge(desk, ctx, id, scan.code, at)
  const row = found(await findActivity(ctx.db, id))
  const { memberId } = ctx.actor
  assertThat(memberId !== null, 'activities.not_on_roster')
  const marks = await findMarksOn(ctx.db, id, memberId)
  if (marks.attendance) return repeat(ctx, row, memberId, request)
  assertThat(verdict !== 'expired', 'check_in.code_expired')
  assertInTime(ctx, row, scan, at)
  const recorded = await record(desk, ctx, row, marks, { ...toScan(desk, ctx.now, arriving, at), member_id: memberId })
  return recorded?.answer ?? repeat(ctx, row, memberId, request)
}

/**
 * Nothing is to be written: the member is checked in already, or another scan of theirs was faster, or the list was
 * confirmed meanwhile. The key is looked at again, since its first request may have ended just now.
 */
async function repeat(ctx: ActorContext, row: ActivityRow, memberId: string, request: RepeatableRequest | null): Promise<RecordedAnswer> {
  const earlier = request && (await recall(ctx.db, request))
  if (earlier) return earlier.body as RecordedAnswer
  const answer = await describeAttendance(ctx, row, memberId)
  assertThat(answer, 'check_in.closed')
  if (request) await remember(ctx.db, request, { status: 200, body: answer })
  return answer
}

/** When it happened: now, or when a scan without a network says it was. */
function scanTime(ctx: ActorContext, scan: Scan): Date {
  if (scan.scannedAt === undefined) return ctx.now
  const at = readInstant(scan.scannedAt, 'scannedAt')
  assertThat(at.getTime() <= ctx.now.getTime(), 'request.invalid', { fields: [{ field: 'body/scannedAt', message: '扫码时间不能晚于现在' }] })
  return at
}

const refusals: Partial<Record<CodeVerdict, 'check_in.wrong_activity' | 'check_in.code_invalid'>> = {
  other_activity: 'check_in.wrong_activity',
  foreign: 'check_in.code_invalid',
  future: 'check_in.code_invalid',
}

/** Typed codes could be guessed, so an account that guessed wrong too often waits; a right scan is always taken. */
function judge(desk: CheckInDesk, ctx: ActorContext, id: string, code: string, at: Date): CodeVerdict {
  const { accountId } = ctx.actor
  if (looksTyped(code)) desk.tries.check(accountId, ctx.now)
  const verdict = desk.codes.judge(id, code, at)
  const refusal = refusals[verdict]
  if (!refusal) return verdict
  desk.tries.check(accountId, ctx.now)
  desk.tries.add(accountId, ctx.now)
  throw new AppError(refusal)
}

function assertInTime(ctx: ActorContext, row: ActivityRow, scan: Scan, at: Date): void {
  const where = windowAt(row, at)
  assertThat(row.state !== 'draft', 'thing.not_found')
  assertThat(row.state !== 'cancelled', 'activities.wrong_state')
  const late = scan.scannedAt !== undefined && (row.state === 'confirmed' || ctx.now.getTime() - at.getTime() > offlineHours * 3_600_000)
  assertThat(!late, 'check_in.too_late')
  assertThat(where !== 'before', 'check_in.not_open')
  assertThat(where !== 'after' && row.state === 'open', 'check_in.closed')
}

function toScan(desk: CheckInDesk, now: Date, { id, scan, claims, request }: Arriving, at: Date): ScanRow {
  const offline = scan.scannedAt !== undefined
  const { capture } = scan
  return {
    attendance_id: newId(now), event_id: newId(now), ledger_id: newId(now),
    activity_id: id, account_id: claims.sub, session_id: claims.sid, epoch: claims.ep,
    way: 'self_scan', capture, pending: offline, awards: awardsAtOnce({ way: 'self_scan', capture, offline }),
    occurred_at: at, fact_on: dayOf(at), recorded_at: now,
    device_hash: scan.device ? keyedHash(desk.deviceKey, scan.device) : null,
    reason: '',
    key: request?.key ?? null, route: request?.route ?? null, request_hash: request?.requestHash ?? null,
  }
}

/** Those expected are written together with whoever arrives with them; who has yet to sign up does so in the same transaction. */
async function record(desk: CheckInDesk, ctx: ActorContext, row: ActivityRow, marks: MemberMarks, entry: ScanRow & { member_id: string }): Promise<Recorded | null> {
  const expected = row.signUpMode === 'sign_up' ? marks.signedUp : marks.onRoster
  const recorded = expected ? await desk.queue.push(entry) : null
  // a sign-up may have been withdrawn a moment ago; they are here, so that is for them to make anew
  if (recorded || (expected && row.signUpMode === 'roster')) return recorded
  assertThat(marks.onRoster || inAudience(ctx.actor, row), 'activities.not_on_roster')
  return inTransaction(ctx, async (tx) => {
    await enter(tx, row.id, entry.member_id)
    const recorded = await recordEntries(tx.db, [entry])
    countRecorded(recorded)
    return recorded[0] ?? null
  })
}
