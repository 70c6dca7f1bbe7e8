import type { CheckInResult } from '@ejia/contract/activities/schemas'
import type { TestApp } from '../../harness/app'
import { verifyLedger } from '../../../scripts/proof/verify'
import { lasting, type Receipt } from './storm'

/** What there must be none of, anywhere: halves of a check-in. */
const halves: Readonly<Record<string, string>> = {
  'an attendance without its event': `attendances a where not exists (select from attendance_events e where e.attendance_id = a.id)`,
  'an attendance recorded twice': `(select from attendance_events where kind = 'recorded' group by attendance_id having count(*) > 1) x`,
  'an attendance without its audit line, or with two': `attendances a where 1 <> (select count(*) from audit_lines l where l.action = 'activities.record_attendance' and l.subject_id = a.id::text)`,
  'an audit line without its attendance': `audit_lines l where l.action = 'activities.record_attendance' and not exists (select from attendances a where a.id::text = l.subject_id)`,
  'points without their attendance': `point_ledger l where l.source_type = 'attendance' and not exists (select from attendances a where a.id::text = l.source_id)`,
  'points twice for one attendance': `(select from point_ledger where source_type = 'attendance' group by source_id having count(*) > 1) x`,
  'usage that is not the sum': `point_usage u where used <> (select coalesce(sum(delta), 0) from point_ledger l where (l.member_id, l.rule_key, l.party_year) = (u.member_id, u.rule_key, u.party_year))`,
  'points without usage': `point_ledger l where not exists (select from point_usage u where (u.member_id, u.rule_key, u.party_year) = (l.member_id, l.rule_key, l.party_year))`,
  'a balance that is not the sum': `point_balances b where balance <> (select coalesce(sum(delta), 0) from point_ledger l where (l.subject, l.party_year) = (b.subject, b.party_year))`,
  'points without a balance': `point_ledger l where not exists (select from point_balances b where (b.subject, b.party_year) = (l.subject, l.party_year))`,
  'a remembered answer whose points are not there': `idempotency_keys k where k.answer -> 'points' ->> 'entryId' is not null and not exists (select from point_ledger l where l.id::text = k.answer -> 'points' ->> 'entryId')`,
  'a remembered answer without its attendance': `idempotency_keys k where k.key like 'storm-%' and not exists (
    select from attendances a join accounts c on c.member_id = a.member_id where c.id::text = k.account_id and k.key like 'storm-' || a.activity_id || '-%')`,
  'a key that was claimed and never answered': `idempotency_keys where status is null`,
}

const counted = async ({ app }: TestApp, from: string): Promise<number> => Number((await app.pool.query<{ n: string }>(`select count(*) as n from ${from}`)).rows[0]!.n)

/** Names of what is half there. */
export async function findHalves(host: TestApp): Promise<string[]> {
  const found: string[] = []
  for (const [name, from] of Object.entries(halves)) {
    const times = await counted(host, from)
    if (times > 0) found.push(`${name}: ${times}`)
  }
  return found
}

/** Attendance, event, audit and ledger row of one member at one activity, as the database has them. */
async function written({ app }: TestApp, { activityId, who }: Receipt) {
  const { rows } = await app.pool.query<{ attendances: number; events: number; lines: number; entries: string[]; answers: number }>(
    `with a as (select id from attendances where activity_id = $1 and member_id = $2)
     select (select count(*)::int from a) as attendances,
       (select count(*)::int from attendance_events where attendance_id in (select id from a) and kind = 'recorded') as events,
       (select count(*)::int from audit_lines where action = 'activities.record_attendance' and subject_id in (select id::text from a)) as lines,
       (select coalesce(array_agg(id::text), '{}') from point_ledger where source_type = 'attendance' and source_id in (select id::text from a)) as entries`,
    [activityId, who.memberId],
  )
  return rows[0]!
}

/** What each acknowledgement promised beside what is there; empty when every promise is kept, exactly once. */
export async function findBroken(host: TestApp, receipts: readonly Receipt[]): Promise<object[]> {
  const broken: object[] = []
  for (const receipt of receipts) {
    if (receipt.answer?.status !== 200) continue
    const { attendances, events, lines, entries } = await written(host, receipt)
    const points = (receipt.answer.body as unknown as CheckInResult).points
    const kept = attendances === 1 && events === 1 && lines === 1 && JSON.stringify(entries) === JSON.stringify(points ? [points.entryId] : [])
    if (!kept) broken.push({ key: receipt.key, promised: lasting(receipt.answer), attendances, events, lines, entries })
  }
  return broken
}

/** The whole of it: every promise, no halves, and the books recomputed, the audit sealed before. */
export async function expectBooksRight(host: TestApp, receipts: readonly Receipt[]): Promise<void> {
  expect(await findBroken(host, receipts)).toEqual([])
  expect(await findHalves(host)).toEqual([])
  host.clock.set(new Date())
  await host.app.sealAudit()
  expect(await verifyLedger(host.app.db, host.app.env.keys.seal)).toEqual([])
}
