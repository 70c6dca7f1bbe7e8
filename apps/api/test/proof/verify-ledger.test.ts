import { sql } from 'drizzle-orm'
import { checks, verifyLedger, type What } from '../../scripts/proof/verify'
import { words } from '../../scripts/proof/words'
import { Meetings } from '../harness/meetings'
import { runScript } from '../harness/script'
import { untilSealed } from '../harness/sealed'
import { chronicle, type Chronicle } from './chronicle'

describe('the books', () => {
  const meetings = Meetings.use()
  const { host, people } = meetings
  let done: Chronicle
  const key = () => host.app.env.keys.seal

  beforeAll(async () => {
    done = await chronicle(meetings)
    await untilSealed(host)
  })

  class Undo extends Error {}

  /** What would be found after this, done by somebody who owns the database; then it never happened. */
  async function after(statement: string): Promise<{ what: string; id: string; stored: string | null; recomputed: string | null }[]> {
    let found: Awaited<ReturnType<typeof after>> = []
    const work = host.app.db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`)
      await tx.execute(sql.raw(statement))
      found = await verifyLedger(tx, key())
      throw new Undo()
    })
    await expect(work).rejects.toThrow(Undo)
    return found
  }

  const entry = (source: string, who: { memberId: string }, more = '') => `(select e.id from point_ledger e where e.source_type = '${source}' and e.member_id = '${who.memberId}'
    and e.reversal_of is null and not exists (select from point_ledger b where b.reversal_of = e.id) ${more} order by e.entered_at limit 1)`
  const attendance = (activity: string, who: { memberId: string }) => `(select id from attendances where activity_id = '${activity}' and member_id = '${who.memberId}')`
  const article = () => entry('manual', people.member, `and e.source_id = '${done.proposal}'`)
  const scanned = () => entry('attendance', people.member)
  /** The row again, with some columns otherwise. */
  const copy = (id: string, change: Record<string, string>) =>
    `insert into point_ledger select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid()${Object.entries(change).map(([name, value]) => `, '${name}', ${value}`).join('')}))).* from point_ledger e where e.id = ${id}`

  test('agree after a little of everything', async () => {
    expect(await verifyLedger(host.app.db, key())).toEqual([])
    for (const table of ['point_confirmations', 'point_appeals where reversal_id is not null', 'study_completions', 'idempotency_keys where route like \'%check-ins\'', 'point_years']) expect(await meetings.count(table)).toBeGreaterThan(0)
    expect(await meetings.count('point_ledger where reversal_of is not null')).toBe(5)
  })

  const sums: What[] = ['balance', 'usage_year', 'usage_month', 'usage_day']
  /** What was done, and the names under which it is listed: the proof that is for it first, then those that meet it too. */
  const faults: [What[], string, () => string][] = [
    [['balance'], 'a balance raised', () => `update point_balances set balance = balance + 1 where subject = 'm:${people.member.memberId}'`],
    [['balance'], 'a balance lost', () => `delete from point_balances where subject = 'm:${people.member.memberId}'`],
    [['balance'], 'a balance of nobody', () => `insert into point_balances values ('m:${people.retired.memberId}', 2026, 0)`],
    [['usage_year'], 'usage lowered: room beyond the cap', () => `update point_usage set used = 0 where member_id = '${people.member.memberId}' and rule_key = 'attendance.volunteering'`],
    [['usage_month'], 'a month forgotten', () => `update point_usage set months = '{}' where member_id = '${people.member.memberId}' and rule_key = 'attendance.volunteering'`],
    [['usage_day'], 'a day moved', () => `update point_usage set days = '{"2026-11-20": 80}' where member_id = '${people.member.memberId}' and rule_key = 'attendance.volunteering'`],
    [['usage_year', 'usage_month', 'usage_day'], 'usage lost', () => `delete from point_usage where member_id = '${people.member.memberId}' and rule_key = 'attendance.volunteering'`],
    [['entry_subject', 'balance'], 'an entry given to somebody else', () => `update point_ledger set subject = 'm:${people.retired.memberId}' where id = ${scanned()}`],
    [['entry_year', ...sums], 'an entry in another year', () => `update point_ledger set party_year = 2027 where id = ${article()}`],
    [['reversal', ...sums], 'a reversal of half', () => `update point_ledger set delta = -1 where reversal_of is not null and member_id = '${done.struck.memberId}'`],
    [['reversal', 'amount', 'attendance_confirmation', 'attendance_undue'], 'a reversal that points at nothing', () => `update point_ledger set reversal_of = null where reversal_of is not null and member_id = '${done.struck.memberId}'`],
    [['reversal', ...sums], 'a reversal twice', () => `drop index point_ledger_reversal_of_unique; ${copy(`(select id from point_ledger where reversal_of is not null and member_id = '${done.struck.memberId}')`, {})}`],
    [['attempts'], 'a try skipped', () => `update point_ledger set attempt = 3 where attempt = 2 and member_id = '${done.restored.memberId}'`],
    [['standing_twice', ...sums, 'attendance_confirmation'], 'points twice for one fact', () => copy(scanned(), { attempt: '2' })],
    [['closed_year'], 'a closed year, without a reason', () => `update point_ledger set note = ' ' where member_id = '${people.member.memberId}' and entered_at > '2027-01-01'`],
    [['closed_year'], 'a closed year, by the secretary', () => `update point_ledger set entered_by = '${people.secretary.accountId}' where member_id = '${people.member.memberId}' and entered_at > '2027-01-01'`],
    [['provisional'], 'an award that waits for a list', () => `update point_ledger set provisional = true where id = ${article()}`],
    [['provisional'], 'a confirmation of what did not wait', () => `insert into point_confirmations select ${article()}, '2026-11-22', null`],
    [['rule_versions'], 'a version lost', () => `update point_rules set version = 7 where key = 'attendance.talk'`],
    [['rule_versions', 'rule_in_force'], 'a version made up afterwards', () => `insert into point_rules select (jsonb_populate_record(r, '{"version": 2, "effective_from": "2026-11-01", "created_at": "2026-11-02T00:00:00Z", "created_by": "${people.office.accountId}"}')).* from point_rules r where key = 'attendance.volunteering'; update point_rules set effective_from = '2026-10-31' where key = 'attendance.volunteering' and version = 2`],
    [['rule_in_force'], 'no such version', () => `delete from point_rules where key = 'attendance.volunteering'`],
    [['rule_in_force'], 'a version of another time', () => `insert into point_rules select (jsonb_populate_record(r, '{"version": 2, "effective_from": "2026-11-30", "created_at": "2026-11-02T00:00:00Z", "created_by": "${people.office.accountId}"}')).* from point_rules r where key = 'attendance.volunteering'; update point_ledger set rule_version = 2 where id = ${scanned()}`],
    [['rule_versions'], 'a version called off while in force', () => `insert into point_rule_withdrawals values ('attendance.talk', 1, '误', '${people.office.accountId}', '2026-11-22')`],
    [['amount', ...sums], 'more than the rule gives', () => `update point_ledger set delta = 50 where id = ${scanned()}`],
    [['cap'], 'beyond the cap of the month', () => `update point_rules set month_cap = 50 where key = 'attendance.volunteering'`],
    [['proposal', ...sums], 'more than was proposed', () => `update point_ledger set delta = 70 where id = ${article()}`],
    [['proposal'], 'approved, and nothing given', () => `update award_proposal_members set skipped = null where member_id = '${people.retired.memberId}'`],
    [['proposal'], 'given, and not approved', () => `update award_proposals set state = 'refused' where id = '${done.proposal}'`],
    [['proposal'], 'given to somebody who was not named', () => `delete from award_proposal_members where proposal_id = '${done.proposal}' and member_id = '${people.member.memberId}'`],
    [['appeal', 'reversal_unfounded'], 'an appeal refused after all', () => `update point_appeals set state = 'refused', reversal_id = null, award_id = null`],
    [['reversal_unfounded', 'audit_chain'], 'taken back, and nobody did', () => `delete from audit_lines where action = 'points.reverse'`],
    [['attendance_events', 'attendance_line', 'check_in_answer'], 'an attendance without events', () => `delete from attendance_events where attendance_id = ${attendance(done.meeting, people.retired)}`],
    [['attendance_events', 'attendance_line', 'attendance_undue'], 'struck twice', () => `update attendance_events set kind = 'voided' where kind = 'restored'`],
    [['attendance_events'], 'a number skipped', () => `update attendance_events set seq = 4 where kind = 'restored'`],
    [['attendance_roster'], 'somebody who was not expected', () => `delete from activity_roster where activity_id = '${done.meeting}' and member_id = '${people.retired.memberId}'`],
    [['attendance_entry', 'check_in_answer'], 'an entry without its attendance', () => `delete from attendances where id = ${attendance(done.meeting, people.member)}`],
    [['attendance_entry', 'check_in_answer'], 'a day of another zone', () => `update attendance_events set occurred_at = '2026-11-22T17:00:00Z' where attendance_id = ${attendance(done.meeting, people.member)}`],
    [['attendance_undue', 'attendance_line'], 'struck, and the points stay', () => `insert into attendance_events select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'seq', 2, 'kind', 'voided'))).* from attendance_events e where attendance_id = ${attendance(done.meeting, people.member)}`],
    [['attendance_exempt'], 'retired, and paid', () => `update activity_roster set service = 'retired' where member_id = '${people.member.memberId}' and activity_id = '${done.meeting}'`],
    [['attendance_unpaid'], 'in service, and not paid', () => `update activity_roster set service = 'in_service' where member_id = '${people.retired.memberId}' and activity_id = '${done.meeting}'`],
    [['attendance_taken_back'], 'taken back, and not struck', () => `update attendance_events set recorded_at = recorded_at + interval '1 second' where kind = 'voided'`],
    [['attendance_confirmation'], 'confirmed, and still provisional', () => `delete from point_confirmations`],
    [['attendance_confirmation'], 'provisional no more, before the list was confirmed', () => `insert into point_confirmations select e.id, '2026-11-22', null from point_ledger e join attendances a on a.id::text = e.source_id where a.activity_id = '${done.openMeeting}'`],
    [['attendance_line', 'audit_chain'], 'an attendance nobody noted', () => `delete from audit_lines where id = (select min(id) from audit_lines where action = 'activities.record_attendance')`],
    [['attendance_line', 'audit_chain'], 'a strike nobody noted', () => `delete from audit_lines where action = 'activities.attendance_voided'`],
    [['check_in_answer'], 'told of points that are not there', () => `update idempotency_keys set answer = jsonb_set(answer, '{points,entryId}', to_jsonb(gen_random_uuid())) where key = '${done.meeting}' and account_id = '${people.member.accountId}'`],
    [['check_in_answer'], 'told of an attendance of another moment', () => `update idempotency_keys set answer = jsonb_set(answer, '{attendance,at}', '"2026-11-22T01:00:00.000Z"') where key = '${done.meeting}' and account_id = '${people.member.accountId}'`],
    [['study_completion'], 'a reading counted for another year', () => `update study_completions set party_year = 2025 where member_id = '${people.member.memberId}'`],
    [['study_entry', 'study_line'], 'points for a reading that is not there', () => `delete from study_completions where member_id = '${people.member.memberId}'`],
    [['study_unpaid', ...sums, 'reversal'], 'a reading without points', () => `delete from point_ledger where source_type = 'study_completion' and member_id = '${people.member.memberId}'`],
    [['study_line', 'audit_chain'], 'a reading nobody noted', () => `delete from audit_lines where action = 'study.complete' and detail ->> 'memberId' = '${people.commissioner.memberId}'`],
    [['audit_unsealed', 'audit_chain'], 'a line out of the chain', () => `delete from audit_seals where seq = 3`],
    [['audit_chain'], 'a line changed', () => `update audit_lines set at = at + interval '1 second' where id = (select max(id) from audit_lines)`],
  ]

  test.each(faults)('%j: %s', async (whats, _, statement) => {
    const found = await after(statement())
    expect([...new Set(found.map(({ what }) => what))].sort()).toEqual([...whats].sort())
    for (const { id, stored, recomputed } of found) expect(id !== '' && stored !== recomputed).toBe(true)
  })

  test('every proof has a fault that it finds, and words for it', () => {
    const all = [...new Set([...checks.map(({ what }) => what), 'audit_chain' as const])]
    expect(new Set(faults.map(([[first]]) => first))).toEqual(new Set(all))
    expect(Object.keys(words).sort()).toEqual([...all].sort())
  })

  test('a head noted elsewhere must be part of the chain', async () => {
    const head = { seq: 100_000, hash: 'x' }
    expect((await verifyLedger(host.app.db, key(), head)).map(({ what, stored }) => [what, stored])).toEqual([['audit_chain', 'cut']])
    expect((await verifyLedger(host.app.db, Buffer.alloc(32, 'another'))).map(({ what }) => what)).toEqual(['audit_chain'])
  })

  describe('as an operator asks', () => {
    const ask = (url = host.app.env.databaseUrl, ...args: string[]) => runScript('scripts/verify-ledger.ts', args, { env: { DATABASE_URL: url } })

    test('0: all agrees, and which proofs there were', async () => {
      const { code, said } = await ask()
      expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining(`账目一致：${checks.length + 1} 项核对全部相符。`) })
      for (const { title } of Object.values(words)) expect(said).toContain(`] ${title}`)
    })

    test('1: what differs, whose, what is stored and what it should be', async () => {
      await host.app.pool.query(`update point_balances set balance = balance + 7 where subject = 'm:${people.member.memberId}'`)
      const { code, said } = await ask()
      await host.app.pool.query(`update point_balances set balance = balance - 7 where subject = 'm:${people.member.memberId}'`)
      expect(code).toBe(1)
      expect(said).toMatch(new RegExp(`✗ 余额与流水之和不符（balance）：1 处\\n    m:${people.member.memberId} 2026  库中：\\d+7  应为：\\d+0\\n`))
      expect(said).toContain(`账目不一致：${checks.length + 1} 项核对中有 1 项不符。`)
    })

    test('2: nothing could be looked at', async () => {
      const { code, said } = await ask(host.app.env.databaseUrl.replace(/[^/]*$/, 'template1'))
      expect(code).toBe(2)
      expect(said).toContain('没能核对： 数据库结构不是最新的，请先更新')
      expect((await ask(host.app.env.databaseUrl, '--head', 'x')).code).toBe(2)
    })
  })
})
