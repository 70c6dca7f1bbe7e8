import { Meetings } from '../../../../test/harness/meetings'
import type { As } from '../../../../test/harness/client'

describe('the list: staff entries, strikes, confirmation', () => {
  let meetings: Meetings
  beforeAll(async () => {
    meetings = await Meetings.start()
  })
  afterAll(() => meetings.host.close())
  beforeEach(() => meetings.host.clock.set('2026-11-22T06:00:00.000Z'))

  const someone = () => meetings.factory.person(meetings.people.branch)
  const staff = (id: string, memberId: string, over: Record<string, unknown> = {}, as: As = meetings.people.commissioner) =>
    meetings.host.client.send('POST /activities/:activityId/staff-check-ins', { params: { activityId: id }, body: { memberId, way: 'staff_scan', ...over } }, { as })
  const act = (verb: 'void' | 'restore', id: string, memberId: string, as: As = meetings.people.secretary) =>
    meetings.host.client.send(`POST /activities/:activityId/attendances/:memberId/${verb}`, { params: { activityId: id, memberId }, body: { reason: '核对名单' } }, { as })
  const accept = (id: string, memberId: string, as: As = meetings.people.secretary) =>
    meetings.host.client.send('POST /activities/:activityId/attendances/:memberId/accept', { params: { activityId: id, memberId } }, { as })

  /** Present by a scan of their own, with points 待确认. */
  async function scanned() {
    const member = await someone()
    const { id } = await meetings.open()
    await meetings.scan(id, member, { code: await meetings.code(id) })
    return { member, id }
  }

  async function waiting() {
    const member = await someone()
    const { id } = await meetings.open()
    const scan = { code: await meetings.code(id), scannedAt: meetings.host.clock.now().toISOString() }
    meetings.host.clock.advance(60)
    await meetings.scan(id, member, scan)
    return { member, id }
  }

  describe('staff enter somebody', () => {
    test('by scan, by hand and from paper: present at once, points with the confirmed list', async () => {
      const people = await Promise.all([someone(), someone(), someone()])
      const { id } = await meetings.open()
      const ways = [{ way: 'staff_scan' }, { way: 'manual', reason: '手机没电' }, { way: 'written', reason: '纸质签到' }]
      for (const [n, member] of people.entries()) {
        const reply = await staff(id, member.memberId, ways[n])
        expect(reply.body).toMatchObject({ expected: true, attendance: { state: 'present', way: ways[n]!.way, by: '本支部委员', reason: ways[n]!.reason ?? '' } })
        expect(await meetings.ledger(member.memberId)).toEqual([])
      }
      expect((await meetings.confirm(id)).body).toMatchObject({ state: 'confirmed', headcount: { present: 3 } })
      for (const member of people) expect(await meetings.ledger(member.memberId)).toMatchObject([{ delta: 40, provisional: false }])
    })

    test('a queue replayed in any order, in parallel too, leaves one entry', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const replies = await Promise.all(Array.from({ length: 8 }, () => staff(id, member.memberId, { occurredAt: '2026-11-22T06:00:00Z' })))
      expect(new Set(replies.map((reply) => `${reply.status} ${reply.body.attendance?.state}`))).toEqual(new Set(['200 present']))
      expect(await meetings.count('attendances where activity_id = $1', id)).toBe(1)
    })

    test('manual and written entries need a reason, scans the window, nobody the future', async () => {
      const { memberId } = await someone()
      const { id } = await meetings.open({ startsAt: '2026-11-22T06:00:00Z', endsAt: '2026-11-22T07:00:00Z' })
      expect((await staff(id, memberId, { way: 'manual' })).problem).toMatchObject({ code: 'request.invalid', fields: [{ field: 'body/reason' }] })
      expect((await staff(id, memberId, { way: 'written', reason: '  ' })).problem.code).toBe('request.invalid')
      expect((await staff(id, memberId, { occurredAt: '2026-11-22T06:00:01Z' })).problem.code).toBe('request.invalid')
      expect((await staff(id, memberId, { occurredAt: '2026-11-22T05:29:59Z' })).problem.code).toBe('check_in.not_open')
      meetings.host.clock.advance(3601)
      expect((await staff(id, memberId)).problem.code).toBe('check_in.closed')
      const late = await staff(id, memberId, { way: 'manual', reason: '会后补签' })
      expect(late.body.attendance).toMatchObject({ state: 'present', at: '2026-11-22T07:00:00.000Z' })
    })

    test('somebody from elsewhere joins the roster if the actor looks after them; others are not there', async () => {
      const { people } = meetings
      const { id } = await meetings.open()
      const neighbour = await meetings.factory.member(people.sibling)
      expect((await staff(id, neighbour.id)).problem.code).toBe('reference.not_found')
      expect((await staff(id, '00000000-0000-7000-8000-000000000000')).problem.code).toBe('reference.not_found')
      const guest = await staff(id, neighbour.id, {}, people.generalSecretary)
      expect(guest.body).toMatchObject({ expected: false, org: { name: '呼吸科党支部' }, attendance: { state: 'present' } })
    })

    test('only staff of this organisation', async () => {
      const { people } = meetings
      const { id } = await meetings.open()
      expect((await staff(id, people.member.memberId, {}, people.member)).problem.code).toBe('thing.forbidden')
      expect((await staff(id, people.member.memberId, {}, people.siblingSecretary)).problem.code).toBe('thing.not_found')
    })
  })

  describe('striking and restoring', () => {
    test('a struck row takes its points back by a new entry, a restored one gives them again', async () => {
      const { member, id } = await scanned()
      expect((await act('void', id, member.memberId)).body.attendance).toMatchObject({ state: 'void', way: 'self_scan', by: '本支部书记', reason: '核对名单' })
      expect(await meetings.balance(member.memberId)).toBe(0)
      expect((await meetings.get(id, member)).headcount.present).toBe(0)
      expect((await act('restore', id, member.memberId)).body.attendance).toMatchObject({ state: 'present' })
      expect((await meetings.ledger(member.memberId)).map((entry) => [entry.delta, entry.attempt])).toEqual([[40, 1], [40, 2], [-40, 1]])
      expect(await meetings.balance(member.memberId)).toBe(40)
    })

    test('after the confirmation too: corrections append', async () => {
      const { member, id } = await scanned()
      await meetings.confirm(id)
      await act('void', id, member.memberId)
      expect(await meetings.balance(member.memberId)).toBe(0)
      await act('restore', id, member.memberId)
      expect(await meetings.balance(member.memberId)).toBe(40)
      expect((await meetings.ledger(member.memberId)).filter((entry) => entry.attempt === 2)).toMatchObject([{ provisional: false }])
    })

    test('an entry of staff that was struck before the confirmation gives nothing by being restored', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      await staff(id, member.memberId)
      await act('void', id, member.memberId)
      await act('restore', id, member.memberId)
      expect(await meetings.ledger(member.memberId)).toEqual([])
      await meetings.confirm(id)
      expect(await meetings.balance(member.memberId)).toBe(40)
    })

    test('a struck row gets nothing at the confirmation', async () => {
      const { member, id } = await scanned()
      await act('void', id, member.memberId)
      await meetings.confirm(id)
      expect(await meetings.balance(member.memberId)).toBe(0)
    })

    test('several at once: one strike, one reversal; one restore, one award', async () => {
      const { member, id } = await scanned()
      for (const [verb, rows, balance] of [['void', 2, 0], ['restore', 3, 40]] as const) {
        const replies = await Promise.all(Array.from({ length: 8 }, () => act(verb, id, member.memberId)))
        expect(replies.map((reply) => reply.status)).toEqual(Array(8).fill(200))
        expect(await meetings.ledger(member.memberId)).toHaveLength(rows)
        expect(await meetings.balance(member.memberId)).toBe(balance)
      }
      expect(await meetings.count('attendance_events e join attendances a on a.id = e.attendance_id where a.activity_id = $1', id)).toBe(3)
    })

    test('nobody without the office: a 委员 prepares, a 书记 decides', async () => {
      const { people } = meetings
      const { member, id } = await scanned()
      for (const verb of ['void', 'restore'] as const) {
        expect((await act(verb, id, member.memberId, people.commissioner)).problem.code).toBe('thing.forbidden')
        expect((await act(verb, id, member.memberId, member)).problem.code).toBe('thing.forbidden')
        expect((await act(verb, id, member.memberId, people.siblingSecretary)).problem.code).toBe('thing.not_found')
      }
      expect((await act('void', id, people.retired.memberId)).problem.code).toBe('activities.not_checked_in')
      expect((await act('void', id, people.foreignMember.memberId)).problem.code).toBe('thing.not_found')
      expect((await act('void', id, member.memberId, people.office)).status).toBe(200)
    })
  })

  describe('what waits to be verified', () => {
    test('accepted it is present, its points come with the list', async () => {
      const { member, id } = await waiting()
      expect((await meetings.confirm(id)).problem.code).toBe('activities.unreviewed')
      expect((await meetings.get(id, meetings.people.secretary)).state).toBe('open')
      expect((await accept(id, member.memberId)).body.attendance).toMatchObject({ state: 'present', at: '2026-11-22T06:00:00.000Z' })
      expect(await meetings.ledger(member.memberId)).toEqual([])
      expect((await meetings.confirm(id)).status).toBe(200)
      expect(await meetings.balance(member.memberId)).toBe(40)
    })

    test('struck instead, the list can be confirmed; restored it waits again, and accepted then it gives points at once', async () => {
      const { member, id } = await waiting()
      await act('void', id, member.memberId)
      expect((await meetings.confirm(id)).status).toBe(200)
      expect((await act('restore', id, member.memberId)).body.attendance?.state).toBe('pending')
      await accept(id, member.memberId)
      expect(await meetings.balance(member.memberId)).toBe(40)
    })

    test('accepting at once from two phones accepts once', async () => {
      const { member, id } = await waiting()
      const replies = await Promise.all(Array.from({ length: 6 }, () => accept(id, member.memberId)))
      expect(replies.map((reply) => reply.body.attendance?.state)).toEqual(Array(6).fill('present'))
      expect(await meetings.count(`audit_lines where action = 'activities.attendance_accepted' and detail ->> 'activityId' = $1`, id)).toBe(1)
    })

    test('a card scanned by staff accepts it as well', async () => {
      const { member, id } = await waiting()
      expect((await staff(id, member.memberId)).body.attendance).toMatchObject({ state: 'present', way: 'staff_scan' })
    })
  })

  describe('confirmation', () => {
    test('provisional entries are so no longer; a second confirmation changes nothing', async () => {
      const { member, id } = await scanned()
      const replies = await Promise.all(Array.from({ length: 4 }, () => meetings.confirm(id)))
      expect(replies.map((reply) => reply.body.state)).toEqual(Array(4).fill('confirmed'))
      expect(await meetings.ledger(member.memberId)).toMatchObject([{ delta: 40, confirmed: true }])
    })

    test('is the secretary\'s, and not before the activity began', async () => {
      const { people } = meetings
      const { id } = await meetings.open({ startsAt: '2026-11-22T06:10:00Z' })
      expect((await meetings.confirm(id)).problem.code).toBe('activities.wrong_state')
      meetings.host.clock.advance(600)
      expect((await meetings.confirm(id, people.commissioner)).problem.code).toBe('thing.forbidden')
      expect((await meetings.confirm(id, people.foreignSecretary)).problem.code).toBe('thing.not_found')
      expect((await meetings.confirm(id)).status).toBe(200)
    })

    test('who was excused and did not come gets make-up study, once', async () => {
      const { host, people } = meetings
      const [ill, came, refused] = await Promise.all([someone(), someone(), someone()])
      const { id } = await meetings.open({ makeUpMinutes: 45, description: '学习内容：<b>二十届</b>\n\n第二段' })
      for (const [as, grant] of [[ill, true], [came, true], [refused, false]] as const) {
        await host.client.call('POST /activities/:activityId/leave', { params: { activityId: id }, body: { reason: 'sick' } }, { as })
        await host.client.call('POST /activities/:activityId/leaves/:memberId/decision', { params: { activityId: id, memberId: as.memberId }, body: { grant } }, { as: people.commissioner })
      }
      await meetings.scan(id, came, { code: await meetings.code(id) })
      expect((await meetings.get(id, people.secretary)).headcount).toMatchObject({ present: 1, onLeave: 1 })
      await Promise.all([meetings.confirm(id), meetings.confirm(id)])
      const { rows } = await host.app.pool.query('select a.member_id, a.due_on::text, i.credit_minutes from study_assignments a join study_items i on i.id = a.item_id where i.kind = $1', ['make_up'])
      expect(rows).toEqual([{ member_id: ill.memberId, due_on: '2026-12-22', credit_minutes: 45 }])
    })
  })

  test('one phone for three people is a hint, and no more than that', async () => {
    const crowd = await meetings.crowd(4)
    const { id } = await meetings.open()
    const code = await meetings.code(id)
    for (const [n, member] of crowd.entries()) await meetings.scan(id, member, { code, device: n < 3 ? 'one-phone' : 'another' })
    const hints = await Promise.all(crowd.map(async (member) => (await meetings.row(id, member.memberId))?.attendance?.hint))
    expect(hints).toEqual(['同一台手机为 3 人签到', '同一台手机为 3 人签到', '同一台手机为 3 人签到', null])
    expect(await meetings.count(`attendance_events where device_hash like '%phone%'`)).toBe(0)
  })
})
