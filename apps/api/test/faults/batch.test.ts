import { randomUUID } from 'node:crypto'
import type { ActivityKind } from '@ejia/domain/activities'
import type { As } from '../harness/client'
import type { TestPerson } from '../harness/factories'
import { Meetings } from '../harness/meetings'
import { Chance, rounds } from './chance'
import { watchRows } from './rows'

const start = '2026-11-22T06:00:00.000Z'

/** Check-ins that share a statement, a cap or a rule with others. check-in.crowd.test.ts holds the plain crowd. */
describe('many in one statement, against one cap, across one change of rules', () => {
  const meetings = Meetings.use()
  beforeEach(() => meetings.host.clock.set(start))
  const { host, people } = meetings

  const query = (text: string, ...values: unknown[]) => host.app.pool.query(text, values)
  const inOpen = async (kind: ActivityKind) => {
    const { id } = await meetings.open({ kind })
    return { id, code: await meetings.code(id) }
  }
  const decide = (verb: 'void' | 'restore', id: string, memberId: string) =>
    host.client.call(`POST /activities/:activityId/attendances/:memberId/${verb}`, { params: { activityId: id, memberId }, body: { reason: verb === 'void' ? '核对：不在现场' : '核对：确在现场' } }, { as: people.secretary })

  /** Sum of the ledger, what the balance says, and what was counted towards the caps: all three, in tenths. */
  async function sums(memberId: string) {
    const { rows } = await query(
      `select (select coalesce(sum(delta), 0)::int from point_ledger where member_id = $1) as ledger,
        (select coalesce(sum(balance), 0)::int from point_balances where subject = 'm:' || $1) as balance,
        (select coalesce(sum(used), 0)::int from point_usage where member_id = $1) as used`,
      memberId,
    )
    return rows[0] as { ledger: number; balance: number; used: number }
  }
  const all = (tenths: number) => ({ ledger: tenths, balance: tenths, used: tenths })

  describe('a batch in which one row is bad', () => {
    /** The database refuses this member's row of a table, with this SQLSTATE. */
    async function refuse(table: string, column: string, value: string, state: string): Promise<() => Promise<unknown>> {
      await query(`create function refuse_one() returns trigger language plpgsql as $f$ begin
        if new.${column}::text = '${value}' then raise exception 'refused' using errcode = '${state}'; end if; return new; end $f$`)
      await query(`create trigger refuse_one before insert on ${table} for each row execute function refuse_one()`)
      return () => query('drop function refuse_one() cascade')
    }
    /** How many statements wrote the attendances of an activity. */
    const statements = async (id: string) => (await query('select count(distinct xmin::text)::int as n from attendances where activity_id = $1', id)).rows[0].n as number

    test('that they do share statements is what the rest stands on', async () => {
      const crowd = await meetings.crowd(40)
      const { id, code } = await inOpen('volunteering')
      await Promise.all(crowd.map((member) => meetings.scan(id, member, { code })))
      expect(await statements(id)).toBeLessThan(40)
    })

    test.each([
      ['its attendance', 'attendances', 'member_id', 'memberId', '23514', 500],
      ['its points, deep in the statement', 'point_ledger', 'member_id', 'memberId', '40001', 503],
      ['its balance', 'point_balances', 'subject', 'subject', '22003', 400],
      ['its line of the audit, last of all', 'audit_lines', 'account_id', 'accountId', '23502', 500],
    ] as const)('refused for %s: the others are there once, of the bad one nothing, and its retry is as good as new', async (_, table, column, field, state, status) => {
      const crowd = await meetings.crowd(24)
      const bad = crowd[17]!
      const { id, code } = await inOpen('volunteering')
      const press = (member: TestPerson) => meetings.scan(id, member, { code, key: `press-${member.memberId}` })
      const mend = await refuse(table, column, { ...bad, subject: `m:${bad.memberId}` }[field], state)
      const { result, written } = await watchRows(host, () => Promise.all(crowd.map(press))).finally(mend)
      expect(result.filter((reply) => reply.status === 200 && !reply.body.already)).toHaveLength(23)
      expect(result[17]!.status).toBe(status)
      // try again: what to do is said where it is worth doing
      if (status === 503) expect(Number(result[17]!.headers['retry-after'])).toBeGreaterThan(0)
      expect(written).toEqual({ attendances: 23, attendance_events: 23, point_ledger: 23, point_usage: 23, point_balances: 23, audit_lines: 23, idempotency_keys: 23, balance: 920, used: 920 })
      expect(await sums(bad.memberId)).toEqual(all(0))
      // whoever lost the answer sends again; the bad one comes through now
      const again = await Promise.all(crowd.map(press))
      expect(again.map(({ body }) => body.already)).toEqual(Array(24).fill(false))
      expect(again[17]!.body.points).toMatchObject({ delta: 4 })
      expect(await meetings.count('attendances where activity_id = $1', id)).toBe(24)
    })

    test('somebody who left the roster of the branch meanwhile: the list was frozen, nobody else’s entry minds, and nothing is half written', async () => {
      const crowd = await meetings.crowd(12)
      const leaving = crowd[5]!
      const { id, code } = await inOpen('volunteering')
      const leave = async () => {
        const { version } = await host.client.call('GET /members/:memberId', { params: { memberId: leaving.memberId } }, { as: people.secretary })
        return host.client.send('PATCH /members/:memberId', { params: { memberId: leaving.memberId }, body: { version, leftOn: '2026-11-22' } }, { as: people.secretary })
      }
      const [left, ...replies] = await Promise.all([leave(), ...crowd.map((member) => meetings.scan(id, member, { code }))])
      expect(left.status).toBe(200)
      expect(replies.filter((reply, n) => n !== 5 && reply.status !== 200)).toEqual([])
      const came = replies[5]!.status === 200
      expect(await meetings.count('attendances where activity_id = $1 and member_id = $2', id, leaving.memberId)).toBe(came ? 1 : 0)
      expect(await sums(leaving.memberId)).toEqual(all(came ? 40 : 0))
    })

    test('the frozen roster itself is nobody’s to thin out', async () => {
      const { id } = await meetings.open()
      await expect(query('delete from activity_roster where activity_id = $1', id)).rejects.toThrow()
    })
  })

  describe('two activities at once against one cap', () => {
    /** Kind → how many of them one month pays for, at how many tenths each (domain, default rules). */
    const caps = [['theme_day', 1, 50, 3], ['community', 2, 40, 4], ['volunteering', 4, 40, 6]] as const

    test.each(caps)('%s: %i a month, by many at once: never more, never fewer', async (kind, paid, tenths, held) => {
      const chance = new Chance(`caps ${kind}`)
      await chance.told(async () => {
        for (const _round of rounds(2)) {
          const crowd = await meetings.crowd(5)
          const open = await Promise.all(Array.from({ length: held }, () => inOpen(kind)))
          const scans = chance.shuffled(crowd.flatMap((member) => open.map(({ id, code }) => () => meetings.scan(id, member, { code }))))
          const replies = await Promise.all(scans.map((scan) => scan()))
          expect(replies.filter(({ body }) => body.attendance.state !== 'present')).toEqual([])
          expect(replies.filter(({ body }) => body.noPointsReason === 'capped')).toHaveLength(5 * (held - paid))
          for (const { memberId } of crowd) expect(await sums(memberId)).toEqual(all(paid * tenths))
        }
      })
    })

    test('two lists confirmed at once, each with what the other would use up: one of them gives it', async () => {
      const crowd = await meetings.crowd(6)
      const open = await Promise.all([inOpen('theme_day'), inOpen('theme_day')])
      for (const { id, code } of open) await Promise.all(crowd.map((member) => meetings.scan(id, member, { code, capture: 'picture' })))
      const confirmed = await Promise.all(open.map(({ id }) => meetings.confirm(id)))
      expect(confirmed.map(({ status }) => status)).toEqual([200, 200])
      for (const { memberId } of crowd) expect(await sums(memberId)).toEqual(all(50))
    })

    test('struck here while scanned there: the room is used once or left, never twice; what was left comes with the list', async () => {
      const chance = new Chance('struck while scanned')
      await chance.told(async () => {
        for (const _round of rounds(2)) {
          const crowd = await meetings.crowd(4)
          const [first, second] = await Promise.all([inOpen('theme_day'), inOpen('theme_day')])
          await Promise.all(crowd.map((member) => meetings.scan(first.id, member, { code: first.code })))
          const acts = crowd.flatMap((member) => [() => decide('void', first.id, member.memberId), () => meetings.scan(second.id, member, { code: second.code })])
          await Promise.all(chance.shuffled<() => Promise<unknown>>(acts).map((act) => act()))
          for (const { memberId } of crowd) {
            const { ledger, balance, used } = await sums(memberId)
            expect([0, 50]).toContain(ledger)
            expect([balance, used]).toEqual([ledger, ledger])
          }
          await meetings.confirm(second.id)
          for (const { memberId } of crowd) expect(await sums(memberId)).toEqual(all(50))
        }
      })
    })
  })

  describe('struck, restored and struck again', () => {
    test('three times over: taken back, given as the next attempt, exact at every step; every row says what it is', async () => {
      const [member] = await meetings.crowd(1)
      const { id, code } = await inOpen('volunteering')
      await meetings.scan(id, member!, { code })
      for (let cycle = 1; cycle <= 3; cycle++) {
        await decide('void', id, member!.memberId)
        expect(await sums(member!.memberId)).toEqual(all(0))
        await decide('restore', id, member!.memberId)
        expect(await sums(member!.memberId)).toEqual(all(40))
      }
      await decide('void', id, member!.memberId)
      expect(await sums(member!.memberId)).toEqual(all(0))
      await explained(member!, 4)
      await meetings.confirm(id)
      expect(await sums(member!.memberId)).toEqual(all(0))
      await decide('restore', id, member!.memberId)
      expect(await sums(member!.memberId)).toEqual(all(40))
      expect((await meetings.ledger(member!.memberId)).filter(({ delta }) => delta > 0).map(({ attempt }) => attempt).sort()).toEqual([1, 2, 3, 4, 5])
    })

    /** Every award is taken back by exactly one row that points at it, with the reason and who entered it. */
    async function explained(as: TestPerson, awards: number): Promise<void> {
      const { items } = await host.client.call('GET /points/mine/ledger', { query: {} }, { as })
      const [given, back] = [items.filter(({ reversalOf }) => reversalOf === null), items.filter(({ reversalOf }) => reversalOf !== null)]
      expect([given.length, back.length]).toEqual([awards, awards])
      expect(new Set(back.map(({ reversalOf }) => reversalOf))).toEqual(new Set(given.map(({ id }) => id)))
      for (const row of back) {
        const detail = await host.client.call('GET /points/ledger/:entryId', { params: { entryId: row.id } }, { as })
        expect(detail).toMatchObject({ delta: -4, title: '义诊', note: '核对：不在现场', enteredBy: '本支部书记', source: { type: 'reversal', id: row.reversalOf } })
        expect(given.find(({ id }) => id === row.reversalOf)).toMatchObject({ delta: 4, reversedBy: row.id, pending: false })
      }
    }

    test('the room under the cap goes with it: struck, another takes it, restored it finds none, struck there it finds it again', async () => {
      const [member] = await meetings.crowd(1)
      const [first, second] = [await inOpen('theme_day'), await inOpen('theme_day')]
      await meetings.scan(first.id, member!, { code: first.code })
      await decide('void', first.id, member!.memberId)
      expect((await meetings.scan(second.id, member!, { code: second.code })).body.points).toMatchObject({ delta: 5 })
      await decide('restore', first.id, member!.memberId)
      expect(await sums(member!.memberId)).toEqual(all(50))
      await decide('void', second.id, member!.memberId)
      expect(await sums(member!.memberId)).toEqual(all(0))
      await meetings.confirm(first.id)
      expect(await sums(member!.memberId)).toEqual(all(50))
    })

    test('by several at once, in a heap: whatever stands at the end, it has given exactly once or nothing', async () => {
      const chance = new Chance('heap')
      await chance.told(async () => {
        for (const _round of rounds(3)) {
          const [member] = await meetings.crowd(1)
          const { id, code } = await inOpen('volunteering')
          await meetings.scan(id, member!, { code })
          const acts = chance.shuffled(Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? 'void' : 'restore')))
          await Promise.all(acts.map((verb) => decide(verb, id, member!.memberId).catch(() => undefined)))
          const { attendance } = await meetings.get(id, member!)
          expect(await sums(member!.memberId)).toEqual(all(attendance!.state === 'void' ? 0 : 40))
        }
      })
    })

    const takeBackByHand = (entryId: string) =>
      host.client.call('POST /points/ledger/:entryId/reversal', { params: { entryId }, body: { reason: '不应计分' } }, { as: people.office })

    test('what the committee office took back by hand comes back neither with the confirmed list nor by a strike and its restoring', async () => {
      const [member] = await meetings.crowd(1)
      const { id, code } = await inOpen('volunteering')
      const { points } = (await meetings.scan(id, member!, { code })).body
      host.clock.advance(60)
      await takeBackByHand(points!.entryId)
      for (const step of [() => decide('void', id, member!.memberId), () => decide('restore', id, member!.memberId), () => meetings.confirm(id), () => decide('void', id, member!.memberId), () => decide('restore', id, member!.memberId)]) {
        host.clock.advance(60)
        await step()
        expect(await sums(member!.memberId)).toEqual(all(0))
      }
    })

    test('an entry that an appeal put right before the list was confirmed is not given once more by the confirmation', async () => {
      const [member] = await meetings.crowd(1)
      const { id, code } = await inOpen('volunteering')
      const { points } = (await meetings.scan(id, member!, { code })).body
      host.clock.advance(60)
      const appeal = await host.client.call('POST /points/appeals', { body: { entryId: points!.entryId, text: '记错了活动' } }, { as: member! })
      const award = { ruleKey: 'manual.article', title: '宣传稿件' }
      await host.client.call('POST /points/appeals/:appealId/decision', { params: { appealId: appeal.id }, body: { uphold: true, text: '已更正', reverse: true, award } }, { as: people.office })
      expect((await sums(member!.memberId)).balance).toBe(30)
      await meetings.confirm(id)
      expect((await sums(member!.memberId)).balance).toBe(30)
    })
  })

  /**
   * A fact counts by the version in force on its day, as the rules stand at the moment its points are entered. So who scanned before a
   * version of the same day was added keeps what the older one gave; who scans after, and whose points come with the list, get the new one.
   */
  describe('a rule changed in mid-meeting', () => {
    const rule = (ruleKey: string, delta: number, effectiveFrom: string, over: object = {}) =>
      host.client.send('POST /points/rules', {
        body: { key: ruleKey, name: '参加', explanation: `每次 ${delta} 分。`, category: 'vanguard', delta, dayCap: null, monthCap: null, yearCap: null, exempt: ['retired', 'not_yet_member'], effectiveFrom, ...over },
      }, { as: people.office })
    const given = async (memberId: string) => (await query(`select delta, rule_version from point_ledger where member_id = $1 and reversal_of is null order by attempt`, memberId)).rows.map((row) => `${row.delta} v${row.rule_version}`)
    const scan = (id: string, as: As, over: object = {}) => meetings.code(id).then((code) => meetings.scan(id, as, { code, key: randomUUID(), ...over }))

    test('which version counts for whom; and nobody is given anything twice', async () => {
      const [early, late, picture, restored] = await meetings.crowd(4)
      const { id } = await inOpen('talk')
      await scan(id, early!)
      await scan(id, picture!, { capture: 'picture' })
      await scan(id, restored!)
      expect((await rule('attendance.talk', 2, '2026-11-22')).status).toBe(201)
      await scan(id, late!)
      expect((await scan(id, early!)).body).toMatchObject({ already: true, points: { delta: 1, ruleVersion: 1 } })
      await decide('void', id, restored!.memberId)
      await decide('restore', id, restored!.memberId)
      for (let n = 0; n < 2; n++) await meetings.confirm(id)
      expect(await Promise.all([early, late, picture, restored].map((one) => given(one!.memberId)))).toEqual([['10 v1'], ['20 v2'], ['20 v2'], ['10 v1', '20 v2']])
      expect(await Promise.all([early, late, picture, restored].map(async (one) => (await sums(one!.memberId)).balance))).toEqual([10, 20, 20, 20])
    })

    test('from tomorrow on: today’s facts are today’s, though the list is confirmed the day after; a day begins at midnight in Shanghai', async () => {
      const [today, picture, tomorrow] = await meetings.crowd(3)
      host.clock.set('2026-11-22T15:30:00.000Z')
      const { id } = await inOpen('contest')
      expect((await rule('attendance.contest', 6, '2026-11-23')).status).toBe(201)
      await scan(id, today!)
      await scan(id, picture!, { capture: 'picture' })
      host.clock.set('2026-11-22T16:00:00.000Z')
      await scan(id, tomorrow!)
      host.clock.set('2026-11-24T02:00:00.000Z')
      await meetings.confirm(id)
      expect(await Promise.all([today, picture, tomorrow].map((one) => given(one!.memberId)))).toEqual([['30 v1'], ['30 v1'], ['60 v2']])
    })

    test('added while a crowd is scanning: each by the one or the other, each once, and a repeated scan says which', async () => {
      const crowd = await meetings.crowd(20)
      const { id, code } = await inOpen('lecture')
      const press = (member: TestPerson) => meetings.scan(id, member, { code })
      const [added, ...replies] = await Promise.all([rule('attendance.lecture', 9, '2026-11-22'), ...crowd.map(press)])
      expect(added.status).toBe(201)
      for (const [n, { memberId }] of crowd.entries()) {
        const points = replies[n]!.body.points!
        expect(`${points.delta} v${points.ruleVersion}`).toMatch(/^(5 v1|9 v2)$/)
        expect(await given(memberId)).toEqual([`${points.delta * 10} v${points.ruleVersion}`])
        expect((await press(crowd[n]!)).body.points).toMatchObject({ entryId: points.entryId, delta: points.delta })
      }
      await meetings.confirm(id)
      for (const [n, { memberId }] of crowd.entries()) expect(await sums(memberId)).toEqual(all(replies[n]!.body.points!.delta * 10))
    })

    test('a new version does not open the cap anew: what the older one gave is counted, by rule and not by version', async () => {
      const [member] = await meetings.crowd(1)
      const open = [await inOpen('community'), await inOpen('community'), await inOpen('community')]
      for (const { id } of open.slice(0, 2)) await scan(id, member!)
      expect(await sums(member!.memberId)).toEqual(all(80))
      expect((await rule('attendance.community', 4, '2026-11-22', { monthCap: 8, yearCap: 48 })).status).toBe(201)
      expect((await scan(open[2]!.id, member!)).body.noPointsReason).toBe('capped')
      for (const { id } of open) await meetings.confirm(id)
      expect(await sums(member!.memberId)).toEqual(all(80))
    })
  })
})
