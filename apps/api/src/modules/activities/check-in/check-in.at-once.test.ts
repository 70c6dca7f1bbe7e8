import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CheckInResult } from '@ejia/contract/activities/schemas'
import type { ActivityKind } from '@ejia/domain/activities'
import { startTestApp, type TestApp } from '../../../../test/harness/app'
import type { TestPerson } from '../../../../test/harness/factories'
import { Meetings } from '../../../../test/harness/meetings'

describe('a scan in order is judged and recorded by one statement', () => {
  const meetings = Meetings.use()
  const agent = new Agent({ keepAlive: true, maxSockets: 300 })
  beforeAll(() => listen(meetings.host))
  afterAll(() => agent.destroy())

  const listen = ({ app }: TestApp) => app.listen({ port: 0, host: '127.0.0.1', backlog: 4096 })
  const run = (statement: string, ...values: unknown[]) => meetings.host.app.pool.query(statement, values)
  const attendancesOf = (memberId: string) => meetings.count('attendances where member_id = $1', memberId)
  const arrival = async (person?: TestPerson) => {
    const member = person ?? (await meetings.factory.person(meetings.people.branch))
    const { id } = await meetings.open()
    return { member, id, code: await meetings.code(id) }
  }

  /** The press of a button on a phone, as cheap to send as can be. */
  const press = ({ app }: TestApp, activityId: string, { token }: TestPerson, { key, ...scan }: { code: string; key?: string }): Promise<{ status: number; body: CheckInResult }> =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) }
      const { port } = app.server.address() as AddressInfo
      const sent = request({ agent, port, host: '127.0.0.1', method: 'POST', path: `/api/v1/activities/${activityId}/check-ins`, headers }, (reply) => {
        let text = ''
        reply.on('data', (part: Buffer) => (text += part.toString())).on('end', () => resolve({ status: reply.statusCode ?? 0, body: JSON.parse(text) as CheckInResult }))
      })
      sent.on('error', reject).end(JSON.stringify({ capture: 'camera', ...scan }))
    })

  describe('nobody has to be told that somebody may not act any more', () => {
    test.each([
      ['the session ended', 'update sessions set ended_at = now() where account_id = $1', 'auth.session_ended'],
      ['signed out everywhere', 'update accounts set epoch = epoch + 1 where id = $1', 'auth.session_ended'],
      ['the account is disabled', 'update accounts set disabled_at = now() where id = $1', 'auth.account_disabled'],
      ['the member has left', `update members set left_on = '2026-11-01' where id = (select member_id from accounts where id = $1)`, 'auth.account_disabled'],
      ['the account is nobody\'s any more', 'update accounts set member_id = null where id = $1', 'activities.not_on_roster'],
    ])('%s', async (_what, change, problem) => {
      const { member, id, code } = await arrival()
      // everything of them that a process could remember is remembered
      await meetings.get(id, member)
      await run(change, member.accountId)
      const reply = await meetings.scan(id, member, { code, key: `press-of-${member.memberId}` })
      expect([reply.problem.code, await attendancesOf(member.memberId)]).toEqual([problem, 0])
    })

    test('a token of another session of the same account, and one of another account\'s session', async () => {
      const { member, id, code } = await arrival()
      const { jwt } = meetings.host.app
      const { sid } = jwt.decode<{ sid: string }>(meetings.people.retired.token)!
      const forged = { ...member, token: jwt.sign({ sub: member.accountId, sid, ep: 0 }) }
      expect((await meetings.scan(id, forged, { code })).problem.code).toBe('auth.session_ended')
      expect(await attendancesOf(member.memberId)).toBe(0)
      expect((await meetings.scan(id, await meetings.factory.signIn(member.accountId), { code })).body.already).toBe(false)
    })
  })

  test('a key that is taken gives its own answer, and records nothing anywhere', async () => {
    const { member, id, code } = await arrival()
    const other = await meetings.open()
    const key = 'one-press-two-places'
    const first = await meetings.scan(id, member, { code, key })
    expect((await meetings.scan(id, member, { code, key })).body).toEqual(first.body)
    expect((await meetings.scan(other.id, member, { code: await meetings.code(other.id), key })).problem.code).toBe('idempotency.key_reused')
    expect(await attendancesOf(member.memberId)).toBe(1)
    await run(`update idempotency_keys set created_at = created_at - interval '7 days 1 second' where key = $1`, key)
    expect((await meetings.scan(other.id, member, { code: await meetings.code(other.id), key })).body.already).toBe(false)
  })

  test('who signed up is taken at once; who withdrew signs up by arriving; who cannot any more is told so', async () => {
    const [early, changed, late] = await meetings.crowd(3)
    const { id } = await meetings.open({ signUpMode: 'sign_up', quota: 2 })
    const to = (as: TestPerson) => [{ params: { activityId: id } }, { as }] as const
    for (const one of [early!, changed!]) await meetings.host.client.call('PUT /activities/:activityId/sign-up', ...to(one))
    await meetings.host.client.call('DELETE /activities/:activityId/sign-up', ...to(changed!))
    const code = await meetings.code(id)
    const replies = [await meetings.scan(id, early!, { code }), await meetings.scan(id, changed!, { code }), await meetings.scan(id, late!, { code })]
    expect(replies.map((reply) => (reply.status === 200 ? reply.body.headcount.present : reply.problem.code))).toEqual([1, 2, 'activities.full'])
    expect(await meetings.count('activity_sign_ups where activity_id = $1', id)).toBe(2)
  })

  test('3000 presses at once for 100 pairs of member and activity: 100 of everything', async () => {
    const kinds: ActivityKind[] = ['members_meeting', 'lecture', 'theme_day', 'life_meeting', 'volunteering']
    const crowd = await meetings.crowd(20)
    const halls = await Promise.all(kinds.map(async (kind) => (await meetings.open({ kind })).id).map(async (id) => ({ id: await id, code: await meetings.code(await id) })))
    const pairs = halls.flatMap((hall) => crowd.map((member) => ({ ...hall, member })))
    // a third repeats one key, as a phone does that hears nothing; the others are presses of their own
    const presses = Array.from({ length: 30 }, (_, n) => pairs.map((pair, p) => ({ ...pair, key: n % 3 === 0 ? `pair-${p}-again` : `pair-${p}-${n}` }))).flat()
    const replies = await Promise.all(presses.map(({ id, member, code, key }) => press(meetings.host, id, member, { code, key })))
    const points = (row: { body: CheckInResult }) => row.body.points?.entryId
    expect(replies.filter(({ status }) => status !== 200)).toEqual([])
    expect(new Set(replies.map(points)).size).toBe(100)
    expect(pairs.every((_pair, p) => new Set(replies.filter((_reply, n) => n % 100 === p).map(points)).size === 1)).toBe(true)
    const ids = halls.map(({ id }) => id)
    const of = (query: string) => meetings.count(`attendances a ${query} where a.activity_id = any ($1::uuid[])`, ids)
    expect(await Promise.all([
      of(''), of('join attendance_events e on e.attendance_id = a.id'), of('join point_ledger l on l.source_id = a.id::text'),
      of(`join audit_lines l on l.subject_type = 'attendance' and l.subject_id = a.id::text`),
      meetings.count(`(select distinct member_id, rule_key from point_usage where member_id = any ($1::uuid[])) u`, crowd.map(({ memberId }) => memberId)),
      meetings.count(`idempotency_keys where key like 'pair-%' and answer ->> 'already' = 'false'`),
    ])).toEqual([100, 100, 100, 100, 100, 100])
    const { rows } = await run(`select (select sum(balance) from point_balances where subject = any ($1)) as balances, (select sum(delta) from point_ledger where subject = any ($1)) as ledger`,
      crowd.map(({ memberId }) => `m:${memberId}`))
    expect(rows).toEqual([{ balances: String(20 * (50 * 4 + 40)), ledger: String(20 * (50 * 4 + 40)) }])
  }, 60_000)

  describe('how many are here', () => {
    let second: TestApp
    beforeAll(async () => {
      second = await startTestApp({}, meetings.host.app.env.databaseUrl)
      await listen(second)
    })
    afterAll(() => second.close())

    test('one after the other: exact, whoever entered them', async () => {
      const [first, byHand, last] = await meetings.crowd(3)
      const { id } = await meetings.open()
      const code = await meetings.code(id)
      const present = async (member: TestPerson) => (await meetings.scan(id, member, { code })).body.headcount.present
      expect(await present(first!)).toBe(1)
      await meetings.host.client.call('POST /activities/:activityId/staff-check-ins', { params: { activityId: id }, body: { memberId: byHand!.memberId, way: 'staff_scan' } }, { as: meetings.people.secretary })
      expect(await present(last!)).toBe(3)
    })

    test('two processes and a crowd at each: nobody twice, nobody of one\'s own process missing, and exact once it is quiet', async () => {
      const crowd = await meetings.crowd(90)
      const { id } = await meetings.open()
      const [excused, ...others] = crowd
      await meetings.host.client.call('POST /activities/:activityId/leave', { params: { activityId: id }, body: { reason: 'on_duty', note: '' } }, { as: excused! })
      await meetings.host.client.call('POST /activities/:activityId/leaves/:memberId/decision', { params: { activityId: id, memberId: excused!.memberId }, body: { grant: true } }, { as: meetings.people.secretary })
      const code = await meetings.code(id)
      const answered = new Map([[meetings.host, 0], [second, 0]])
      const arrive = async (host: TestApp, member: TestPerson) => {
        const before = answered.get(host)!
        const { headcount } = (await press(host, id, member, { code })).body
        answered.set(host, answered.get(host)! + 1)
        return { member, before, headcount }
      }
      // some arrive only when others have been answered, so that counts are both shared and old
      const wave = (members: TestPerson[]) => Promise.all(members.map((member, n) => arrive(n % 2 === 0 ? meetings.host : second, member)))
      const replies = [...(await wave([excused!, ...others.slice(0, 39)])), ...(await wave(others.slice(39, 87)))]
      expect(replies.filter(({ before, headcount }) => headcount.present <= before || headcount.present > 88)).toEqual([])
      expect(replies.find(({ member }) => member === excused)?.headcount.onLeave).toBe(0)
      const quiet = [await arrive(meetings.host, others[87]!), await arrive(second, others[88]!)]
      expect(quiet.map(({ headcount }) => [headcount.present, headcount.onLeave])).toEqual([[89, 0], [90, 0]])
    })
  })
})
