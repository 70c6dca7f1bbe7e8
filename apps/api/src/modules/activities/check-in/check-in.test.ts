import { Meetings } from '../../../../test/harness/meetings'

describe('check-in by scanning', () => {
  let meetings: Meetings
  beforeAll(async () => {
    meetings = await Meetings.start()
  })
  afterAll(() => meetings.host.close())
  beforeEach(() => meetings.host.clock.set('2026-11-22T06:00:00.000Z'))

  const someone = () => meetings.factory.person(meetings.people.branch)

  test('the scan is an attendance and its points are there at once, waiting for confirmation', async () => {
    const member = await someone()
    const { id } = await meetings.open()
    const { status, body } = await meetings.scan(id, member, { code: await meetings.code(id) })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      already: false,
      attendance: { state: 'present', way: 'self_scan', at: '2026-11-22T06:00:00.000Z' },
      points: { delta: 4, title: '义诊', ruleVersion: 1, pending: true },
      noPointsReason: null,
      headcount: { present: 1 },
    })
    expect(await meetings.ledger(member.memberId)).toMatchObject([{ delta: 40, provisional: true }])
    expect(await meetings.count(`audit_lines where action = 'activities.record_attendance' and account_id = $1`, member.accountId)).toBe(1)
  })

  test('checking in again is told kindly, with the attendance and the entry that are there', async () => {
    const member = await someone()
    const { id } = await meetings.open()
    const code = await meetings.code(id)
    const first = await meetings.scan(id, member, { code })
    meetings.host.clock.advance(1000)
    const again = await meetings.scan(id, member, { code })
    expect(again.body).toMatchObject({ already: true, attendance: first.body.attendance, points: { entryId: first.body.points?.entryId }, headcount: { present: 1 } })
    expect(await meetings.ledger(member.memberId)).toHaveLength(1)
  })

  test('a lost reply: the same key gets the same answer, however old the code is by then', async () => {
    const member = await someone()
    const { id } = await meetings.open()
    const scan = { code: await meetings.code(id), key: 'key-of-one-press' }
    const first = await meetings.scan(id, member, scan)
    meetings.host.clock.advance(3600)
    const repeated = await meetings.scan(id, member, scan)
    expect(repeated.body).toEqual(first.body)
    const other = await meetings.scan(id, member, { ...scan, code: `${scan.code}x` })
    expect(other.problem.code).toBe('idempotency.key_reused')
  })

  test.each([
    [40, 200, undefined],
    [40.001, 422, 'check_in.code_expired'],
  ])('a code %d s after it appeared answers %d', async (seconds, status, problem) => {
    const member = await someone()
    const { id } = await meetings.open()
    const code = await meetings.code(id)
    meetings.host.clock.advance(seconds)
    const reply = await meetings.scan(id, member, { code })
    expect([reply.status, reply.problem.code]).toEqual([status, problem])
  })

  test('codes the board holds for later are not taken before they are shown', async () => {
    const member = await someone()
    const { id } = await meetings.open()
    const board = await meetings.board(id)
    expect(board.codes).toHaveLength(30)
    expect((await meetings.scan(id, member, { code: board.codes[1]!.text })).problem.code).toBe('check_in.code_invalid')
    meetings.host.clock.advance(10)
    expect((await meetings.scan(id, member, { code: board.codes[1]!.text })).status).toBe(200)
  })

  test.each([
    ['a millisecond before it opens', 'opens', -1, 'check_in.not_open'],
    ['as it opens', 'opens', 0, 200],
    ['in its last instant', 'closes', 0, 200],
    ['a millisecond after it closed', 'closes', 1, 'check_in.closed'],
  ] as const)('the window: %s', async (_what, edge, shiftMs, expected) => {
    const member = await someone()
    const { id, checkInOpensAt, checkInClosesAt } = await meetings.open()
    const instant = Date.parse(edge === 'opens' ? checkInOpensAt : checkInClosesAt)
    meetings.host.clock.set(new Date(instant + Math.min(shiftMs, 0)))
    const code = await meetings.code(id)
    meetings.host.clock.set(new Date(instant + shiftMs))
    const reply = await meetings.scan(id, member, { code })
    expect(reply.status === 200 ? 200 : reply.problem.code).toBe(expected)
  })

  test('midnight of the year: a scan of 31 December counts for the old year, one second later for the new', async () => {
    meetings.host.clock.set('2026-12-31T15:00:00.000Z')
    const [before, after] = await Promise.all([someone(), someone()])
    const { id } = await meetings.open()
    meetings.host.clock.set('2026-12-31T15:59:59.000Z')
    await meetings.scan(id, before, { code: await meetings.code(id) })
    meetings.host.clock.set('2026-12-31T16:00:00.000Z')
    await meetings.scan(id, after, { code: await meetings.code(id) })
    expect(await meetings.ledger(before.memberId)).toMatchObject([{ fact_on: '2026-12-31', party_year: 2026 }])
    expect(await meetings.ledger(after.memberId)).toMatchObject([{ fact_on: '2027-01-01', party_year: 2027 }])
  })

  describe('codes that are not this activity\'s', () => {
    test('foreign, forged, another activity\'s', async () => {
      const member = await someone()
      const [one, other] = [await meetings.open(), await meetings.open()]
      const code = await meetings.code(one.id)
      expect((await meetings.scan(one.id, member, { code: 'https://example.com/ci/1' })).problem.code).toBe('check_in.code_invalid')
      expect((await meetings.scan(one.id, member, { code: code.replace(/.$/, (c) => (c === 'A' ? 'Q' : 'A')) })).problem.code).toBe('check_in.code_invalid')
      expect((await meetings.scan(other.id, member, { code })).problem.code).toBe('check_in.wrong_activity')
      expect((await meetings.scan(one.id, member, { code: 'a\u0000b' })).status).toBe(422)
    })

    test('a code made under another activity\'s secret does not fit, though it names this one', async () => {
      const member = await someone()
      const [one, other] = [await meetings.open(), await meetings.open()]
      const swapped = (await meetings.code(one.id)).replace(one.id.replaceAll('-', ''), other.id.replaceAll('-', ''))
      expect((await meetings.scan(other.id, member, { code: swapped })).problem.code).toBe('check_in.code_invalid')
    })
  })

  describe('the code to type', () => {
    test('is taken for its minute and 30 s, in any writing, and gives points at once', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const { typed } = await meetings.board(id)
      const text = typed[0]!.text
      meetings.host.clock.advance(90)
      const reply = await meetings.scan(id, member, { code: ` ${text.slice(0, 4).toLowerCase()}-${text.slice(4)} `, capture: 'typed' })
      expect(reply.body).toMatchObject({ already: false, points: { delta: 4 } })
    })

    test('an old one is old, not wrong', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const { typed } = await meetings.board(id)
      meetings.host.clock.advance(91)
      for (let n = 0; n < 7; n++) expect((await meetings.scan(id, member, { code: typed[0]!.text, capture: 'typed' })).problem.code).toBe('check_in.code_expired')
    })

    test('five wrong ones a minute, even at once, even if the sixth would be right; a scan still works', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const { typed, codes } = await meetings.board(id)
      const wrong = typed[0]!.text === 'ACDEFGHJ' ? 'ACDEFGHK' : 'ACDEFGHJ'
      const tries = await Promise.all(Array.from({ length: 12 }, () => meetings.scan(id, member, { code: wrong, capture: 'typed' })))
      expect(tries.filter((reply) => reply.problem.code === 'check_in.code_invalid')).toHaveLength(5)
      expect(tries.filter((reply) => reply.problem.code === 'check_in.too_many_tries')).toHaveLength(7)
      const right = await meetings.scan(id, member, { code: typed[0]!.text, capture: 'typed' })
      expect(right).toMatchObject({ status: 429, problem: { code: 'check_in.too_many_tries', retryAfter: 60 } })
      expect((await meetings.scan(id, meetings.people.member, { code: typed[0]!.text, capture: 'typed' })).status).toBe(200)
      expect((await meetings.scan(id, member, { code: codes[0]!.text })).status).toBe(200)
    })

    test('after a minute typing is possible again', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      for (let n = 0; n < 6; n++) await meetings.scan(id, member, { code: 'https://example.com/ci/forged' })
      meetings.host.clock.advance(60)
      const { typed } = await meetings.board(id)
      expect((await meetings.scan(id, member, { code: typed[0]!.text, capture: 'typed' })).status).toBe(200)
    })
  })

  describe('who may', () => {
    test('nobody who is not on the roster, though the code is right', async () => {
      const { id } = await meetings.open()
      const late = await someone()
      expect((await meetings.scan(id, late, { code: await meetings.code(id) })).problem.code).toBe('activities.not_on_roster')
      expect((await meetings.scan(id, meetings.people.foreignMember, { code: await meetings.code(id) })).problem.code).toBe('activities.not_on_roster')
      expect((await meetings.scan(id, null, { code: await meetings.code(id) })).problem.code).toBe('auth.required')
    })

    test('a retired member is present and simply gets no points', async () => {
      const { id } = await meetings.open()
      const { body } = await meetings.scan(id, meetings.people.retired, { code: await meetings.code(id) })
      expect(body).toMatchObject({ attendance: { state: 'present' }, points: null, noPointsReason: 'exempt' })
    })

    test('without a rule, and beyond a cap: present, and told why there are no points', async () => {
      const member = await someone()
      const [first, second] = [await meetings.open({ kind: 'theme_day' }), await meetings.open({ kind: 'theme_day' })]
      expect((await meetings.scan(first.id, member, { code: await meetings.code(first.id) })).body.points).toMatchObject({ delta: 5 })
      const capped = await meetings.scan(second.id, member, { code: await meetings.code(second.id) })
      expect(capped.body).toMatchObject({ attendance: { state: 'present' }, points: null, noPointsReason: 'capped' })
      expect((await meetings.scan(second.id, member, { code: await meetings.code(second.id) })).body).toMatchObject({ already: true, noPointsReason: 'capped' })
    })

    test('with sign-up: who signed up, and whoever still can as they arrive', async () => {
      const starts = new Date(Date.parse('2026-11-22T06:20:00Z')).toISOString()
      const [first, second] = await Promise.all([someone(), someone()])
      const { id } = await meetings.open({ signUpMode: 'sign_up', quota: 1, startsAt: starts })
      const code = await meetings.code(id)
      expect((await meetings.scan(id, first, { code })).body).toMatchObject({ already: false, headcount: { signedUp: 1, expected: 1, present: 1 } })
      expect((await meetings.scan(id, second, { code })).problem.code).toBe('activities.full')
      const newcomer = await someone()
      expect((await meetings.scan(id, newcomer, { code })).problem.code).toBe('activities.full')
      expect((await meetings.scan(id, meetings.people.foreignMember, { code })).problem.code).toBe('activities.not_on_roster')
      expect(await meetings.count('activity_sign_ups where activity_id = $1', id)).toBe(1)
    })
  })

  describe('what waits', () => {
    test('a picture makes present, its points wait for the confirmed list', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const { body } = await meetings.scan(id, member, { code: await meetings.code(id), capture: 'picture' })
      expect(body).toMatchObject({ attendance: { state: 'present' }, points: null, noPointsReason: 'after_confirmation' })
      expect((await meetings.row(id, member.memberId))?.attendance?.hint).toContain('图片')
      expect(await meetings.ledger(member.memberId)).toEqual([])
      await meetings.confirm(id)
      expect(await meetings.ledger(member.memberId)).toMatchObject([{ delta: 40, provisional: false }])
    })

    test('an offline scan waits to be verified: not present, no points', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const scan = { code: await meetings.code(id), scannedAt: meetings.host.clock.now().toISOString() }
      meetings.host.clock.advance(7200)
      const { body } = await meetings.scan(id, member, scan)
      expect(body).toMatchObject({ attendance: { state: 'pending', at: scan.scannedAt }, points: null, noPointsReason: 'after_confirmation', headcount: { present: 0, pending: 1 } })
      expect((await meetings.confirm(id)).problem.code).toBe('activities.unreviewed')
    })

    test('an offline scan is not believed blindly', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const code = await meetings.code(id)
      const now = meetings.host.clock.now().getTime()
      const claim = (seconds: number) => new Date(now + seconds * 1000).toISOString()
      meetings.host.clock.advance(600)
      expect((await meetings.scan(id, member, { code, scannedAt: claim(41) })).problem.code).toBe('check_in.code_expired')
      expect((await meetings.scan(id, member, { code, scannedAt: claim(-1) })).problem.code).toBe('check_in.code_invalid')
      expect((await meetings.scan(id, member, { code, scannedAt: claim(601) })).problem.code).toBe('request.invalid')
      expect((await meetings.scan(id, member, { code, scannedAt: '2026-06-30T23:59:60Z' })).problem.code).toBe('request.invalid')
      meetings.host.clock.advance(6601)
      expect((await meetings.scan(id, member, { code, scannedAt: claim(0) })).problem.code).toBe('check_in.too_late')
    })

    test('after the list was confirmed nothing comes in any more', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const code = await meetings.code(id)
      await meetings.confirm(id)
      expect((await meetings.scan(id, member, { code })).problem.code).toBe('check_in.closed')
      expect((await meetings.scan(id, member, { code, scannedAt: meetings.host.clock.now().toISOString() })).problem.code).toBe('check_in.too_late')
    })
  })
})
