import { Meetings } from '../../../../test/harness/meetings'

describe('many at once', () => {
  let meetings: Meetings
  beforeAll(async () => {
    meetings = await Meetings.start()
    // one listener for all: supertest would open and close one per request; with room for a thousand that wait to be accepted
    await meetings.host.app.listen({ port: 0, host: '127.0.0.1', backlog: 4096 })
  })
  afterAll(() => meetings.host.close())

  const attendancesOf = (id: string) => meetings.count('attendances where activity_id = $1', id)
  const eventsOf = (id: string) => meetings.count('attendance_events e join attendances a on a.id = e.attendance_id where a.activity_id = $1', id)
  const entriesOf = (id: string) => meetings.count(`point_ledger l join attendances a on a.id::text = l.source_id where a.activity_id = $1`, id)
  const linesOf = (id: string) => meetings.count(`audit_lines where action = 'activities.record_attendance' and detail ->> 'activityId' = $1`, id)

  test('50 members, 20 presses each, all in parallel: 50 attendances, 50 entries, 1000 answers that make sense', async () => {
    const crowd = await meetings.crowd(50)
    const { id } = await meetings.open()
    const code = await meetings.code(id)
    const presses = crowd.flatMap((member) => Array.from({ length: 20 }, (_, n) => ({ member, key: n % 2 === 0 ? `press-${n}-${member.memberId}` : undefined })))
    const replies = await Promise.all(presses.map(async ({ member, key }) => ({ member, reply: await meetings.scan(id, member, { code, ...(key ? { key } : {}) }) })))
    expect(replies.filter(({ reply }) => reply.status !== 200).map(({ reply }) => reply.problem)).toEqual([])
    for (const member of crowd) {
      const mine = replies.filter((one) => one.member === member).map(({ reply }) => reply.body)
      expect(mine.filter((body) => !body.already)).toHaveLength(1)
      expect(new Set(mine.map((body) => body.points?.entryId)).size).toBe(1)
      expect(mine.every((body) => body.attendance.state === 'present' && body.points?.delta === 4 && body.noPointsReason === null)).toBe(true)
      expect(await meetings.balance(member.memberId)).toBe(40)
    }
    expect([await attendancesOf(id), await eventsOf(id), await entriesOf(id), await linesOf(id)]).toEqual([50, 50, 50, 50])
  }, 60_000)

  test('the same press sent several times in parallel: one first answer, and every reply is that answer', async () => {
    const [member] = await meetings.crowd(1)
    const { id } = await meetings.open()
    const scan = { code: await meetings.code(id), key: 'same-press-in-parallel' }
    const replies = await Promise.all(Array.from({ length: 12 }, () => meetings.scan(id, member!, scan)))
    expect(new Set(replies.map((reply) => JSON.stringify(reply.body))).size).toBe(1)
    expect(replies[0]!.body).toMatchObject({ already: false, points: { delta: 4 }, headcount: { present: 1 } })
    expect([await attendancesOf(id), await entriesOf(id)]).toEqual([1, 1])
  })

  test('two activities at once against a cap of one a month: present at both, points once', async () => {
    const crowd = await meetings.crowd(10)
    const ids = [(await meetings.open({ kind: 'theme_day' })).id, (await meetings.open({ kind: 'theme_day' })).id]
    const codes = await Promise.all(ids.map((id) => meetings.code(id)))
    const replies = await Promise.all(crowd.flatMap((member) => ids.map((id, n) => meetings.scan(id, member, { code: codes[n]! }))))
    expect(replies.every((reply) => reply.status === 200 && reply.body.attendance.state === 'present')).toBe(true)
    expect(replies.filter((reply) => reply.body.noPointsReason === 'capped')).toHaveLength(10)
    for (const member of crowd) expect(await meetings.balance(member.memberId)).toBe(50)
  })

  test('arriving while the list is being confirmed: in it and confirmed, or told it is closed; never in between', async () => {
    const crowd = await meetings.crowd(20)
    const { id } = await meetings.open()
    const code = await meetings.code(id)
    const [early, late] = [crowd.slice(0, 10), crowd.slice(10)]
    const arriving = early.map((member) => meetings.scan(id, member, { code }))
    const confirming = [meetings.confirm(id), meetings.confirm(id)]
    const [scans, confirmations] = await Promise.all([Promise.all([...arriving, ...late.map((member) => meetings.scan(id, member, { code }))]), Promise.all(confirming)])
    expect(confirmations.map((reply) => reply.status)).toEqual([200, 200])
    expect(scans.every((reply) => reply.status === 200 || reply.problem.code === 'check_in.closed')).toBe(true)
    const present = scans.filter((reply) => reply.status === 200).length
    expect([await attendancesOf(id), await entriesOf(id)]).toEqual([present, present])
    expect(await meetings.count('point_confirmations c join point_ledger l on l.id = c.entry_id join attendances a on a.id::text = l.source_id where a.activity_id = $1', id)).toBe(present)
    expect(await meetings.count(`audit_lines where action = 'activities.confirm' and subject_id = $1`, id)).toBe(1)
  })

  test('the last place of a quota is given once', async () => {
    const crowd = await meetings.crowd(12)
    const { id } = await meetings.open({ signUpMode: 'sign_up', quota: 5 })
    const signUps = await Promise.all(crowd.map((as) => meetings.host.client.send('PUT /activities/:activityId/sign-up', { params: { activityId: id } }, { as })))
    expect(signUps.filter((reply) => reply.status === 200)).toHaveLength(5)
    expect(signUps.filter((reply) => reply.problem.code === 'activities.full')).toHaveLength(7)
    expect(await meetings.count('activity_sign_ups where activity_id = $1', id)).toBe(5)
  })

  test('one entry that the database refuses does not fail those that came with it', async () => {
    const crowd = await meetings.crowd(6)
    const { id } = await meetings.open()
    const code = await meetings.code(id)
    const broken = crowd[3]!
    await meetings.host.app.pool.query(`create function break_one() returns trigger language plpgsql as $f$ begin
      if new.member_id = '${broken.memberId}' then raise exception 'no' using errcode = 'check_violation'; end if; return new; end $f$`)
    await meetings.host.app.pool.query('create trigger break_one before insert on attendances for each row execute function break_one()')
    const replies = await Promise.all(crowd.map((member) => meetings.scan(id, member, { code })))
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(5)
    expect(replies[3]!.status).toBe(500)
    await meetings.host.app.pool.query('drop trigger break_one on attendances')
    expect((await meetings.scan(id, broken, { code })).body.already).toBe(false)
  })
})
