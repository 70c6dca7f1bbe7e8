import { randomUUID } from 'node:crypto'
import type { TestPerson } from '../harness/factories'
import { Meetings } from '../harness/meetings'
import { until } from '../harness/until'
import { Chance, rounds } from './chance'
import { watchRows } from './rows'

const start = '2026-11-22T06:00:00.000Z'

/**
 * What was kept without a network and comes later (design §3, check-in 5 and 6). The member's own scan waits to be verified: not 实到, no
 * points, until staff accept it. What staff scanned is present at once and gives points with the list. Neither queue minds its order.
 */
describe('queues that were kept without a network', () => {
  const meetings = Meetings.use()
  beforeEach(() => meetings.host.clock.set(start))

  const { people, host } = meetings
  const someone = () => meetings.factory.person(people.branch)
  const at = (seconds: number) => new Date(Date.parse(start) + seconds * 1000).toISOString()
  const watched = <T>(act: () => Promise<T>) => watchRows(host, act)
  const staff = (id: string, memberId: string, over: Record<string, unknown> = {}, as = people.commissioner, key: string = randomUUID()) =>
    host.client.send('POST /activities/:activityId/staff-check-ins', { params: { activityId: id }, body: { memberId, way: 'staff_scan', occurredAt: at(60), ...over } }, { as, idempotencyKey: key })
  const decide = (verb: 'void' | 'accept', id: string, memberId: string) =>
    host.client.send(`POST /activities/:activityId/attendances/:memberId/${verb}`, { params: { activityId: id, memberId }, body: verb === 'void' ? { reason: '不在现场' } : undefined } as never, { as: people.secretary })

  /** A scan as a phone keeps it: seen at the start of the meeting, with the key it was pressed with. */
  async function kept(id: string) {
    return { code: await meetings.code(id), scannedAt: at(5), key: randomUUID() }
  }
  const standing = async (id: string) =>
    Object.fromEntries((await meetings.roster(id)).filter((row) => row.attendance).map(({ member, attendance }) => [member.id, `${attendance!.state} ${attendance!.way}`]))

  describe('in any order, twice, several at once', () => {
    /** Six members: two only on their own phone, two only on the device of staff, two on both. */
    async function queues(id: string, crowd: readonly TestPerson[]) {
      const scan = await kept(id)
      const own = [0, 1, 4, 5].map((n) => () => meetings.scan(id, crowd[n]!, { ...scan, key: `own-${id}-${n}` }))
      const cards = [2, 3, 4, 5].map((n) => () => staff(id, crowd[n]!.memberId, {}, people.commissioner, `card-${id}-${n}`))
      return [...own, ...cards]
    }
    const wanted = (crowd: readonly TestPerson[]) =>
      Object.fromEntries(crowd.map(({ memberId }, n) => [memberId, n < 2 ? 'pending self_scan' : 'present staff_scan']))

    test.each([
      ['one after another', 1],
      ['three at a time', 3],
      ['all at once', 100],
    ])('%s: the same list comes of it', async (_, width) => {
      const chance = new Chance(`queues ${width}`)
      const crowd = await meetings.crowd(6)
      await chance.told(async () => {
        for (const _round of rounds(2)) {
          host.clock.set(start)
          const { id } = await meetings.open()
          const sent = await queues(id, crowd)
          host.clock.advance(3600)
          // every entry at least once, some of them twice
          const line = chance.shuffled([...sent, ...chance.shuffled(sent).slice(0, 5)])
          for (let from = 0; from < line.length; from += width) {
            const replies = await Promise.all(line.slice(from, from + width).map((send) => send()))
            expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200))
          }
          expect(await standing(id)).toEqual(wanted(crowd))
          expect(await meetings.count('attendances where activity_id = $1', id)).toBe(6)
          expect(await meetings.count(`point_ledger l join attendances a on a.id::text = l.source_id where a.activity_id = $1`, id)).toBe(0)
        }
      })
    })

    test('a card scanned while the member’s own entry is just arriving is not lost: the entry is accepted by it', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const scan = await kept(id)
      host.clock.advance(600)
      // the member's entry has been written, and is not committed before this lock is let go
      const holder = await host.app.pool.connect()
      await host.app.pool.query(`create function slow_arrival() returns trigger language plpgsql as $f$ begin
        if new.pending then perform pg_advisory_xact_lock(5); end if; return null; end $f$`)
      await host.app.pool.query('create trigger slow_arrival after insert on attendance_events for each row execute function slow_arrival()')
      await holder.query('select pg_advisory_lock(5)')
      const arriving = meetings.scan(id, member, scan)
      await until('the scan waits', async () => (await blocked('advisory')) === 1)
      const entering = staff(id, member.memberId)
      await until('the entry of staff waits for it', async () => (await blocked('transactionid')) === 1)
      await holder.query('select pg_advisory_unlock(5)')
      holder.release()
      const [own, entered] = await Promise.all([arriving, entering]).finally(() => host.app.pool.query('drop function slow_arrival() cascade'))
      expect(own.body.attendance.state).toBe('pending')
      expect(entered.body.attendance).toMatchObject({ state: 'present', way: 'staff_scan' })
      expect(await standing(id)).toEqual({ [member.memberId]: 'present staff_scan' })
    })

    const blocked = (kind: string) => meetings.count(`pg_locks where not granted and locktype = $1 and pid in (select pid from pg_stat_activity where datname = current_database())`, kind)

    test('two devices of staff with the same people: each once', async () => {
      const crowd = await meetings.crowd(4)
      const { id } = await meetings.open()
      host.clock.advance(3600)
      const sent = crowd.flatMap(({ memberId }) => [() => staff(id, memberId), () => staff(id, memberId, { occurredAt: at(90) }, people.secretary)])
      const { written } = await watched(() => Promise.all(sent.map((send) => send())))
      expect(written).toEqual({ attendances: 4, attendance_events: 4, audit_lines: 4, idempotency_keys: 8 })
    })

    test('a row struck meanwhile stays struck, however often its entry comes again', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const scan = await kept(id)
      host.clock.advance(600)
      await meetings.scan(id, member, scan)
      await decide('void', id, member.memberId)
      for (const again of [() => meetings.scan(id, member, scan), () => meetings.scan(id, member, { ...scan, key: randomUUID() }), () => staff(id, member.memberId)]) {
        expect((await again()).status).toBe(200)
        expect(await standing(id)).toEqual({ [member.memberId]: 'void self_scan' })
      }
      expect((await meetings.confirm(id)).status).toBe(200)
      expect(await meetings.ledger(member.memberId)).toEqual([])
    })
  })

  describe('late', () => {
    test('two hours to the second; a minute, an hour and a day later it is too late, and staff are who can still enter it', async () => {
      const crowd = await meetings.crowd(4)
      const { id } = await meetings.open({ endsAt: at(2 * 86_400) })
      const scan = await kept(id)
      for (const [n, seconds] of [7200, 7260, 10_800, 86_400].entries()) {
        host.clock.set(at(5 + seconds))
        const { result, written } = await watched(() => meetings.scan(id, crowd[n]!, { ...scan, key: randomUUID() }))
        if (n === 0) expect(result.body.attendance.state).toBe('pending')
        else expect([result.problem.code, written]).toEqual(['check_in.too_late', {}])
      }
      expect((await staff(id, crowd[3]!.memberId)).body.attendance).toMatchObject({ state: 'present', at: at(60) })
    })

    test('a day later, but answered before: the same key has the same answer', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const scan = await kept(id)
      host.clock.advance(600)
      const first = await meetings.scan(id, member, scan)
      host.clock.advance(86_400)
      const { result, written } = await watched(() => meetings.scan(id, member, scan))
      expect([result.body, written]).toEqual([first.body, {}])
    })

    test('what staff scanned in the window counts for then, though it comes after the end; scanned after the end it does not', async () => {
      const [one, two] = await Promise.all([someone(), someone()])
      const { id } = await meetings.open({ endsAt: at(3600) })
      host.clock.set(at(86_400))
      expect((await staff(id, one.memberId)).body.attendance).toMatchObject({ state: 'present', at: at(60) })
      const { result, written } = await watched(() => staff(id, two.memberId, { occurredAt: at(3601) }))
      expect([result.problem.code, written]).toEqual(['check_in.closed', {}])
    })
  })

  describe('after the list was confirmed', () => {
    test('the member’s own is too late, that of staff meets a closed list; neither writes anything, and answers given before stay', async () => {
      const [own, card, known, entered] = await meetings.crowd(4)
      const { id } = await meetings.open()
      const scan = await kept(id)
      host.clock.advance(600)
      const answered = await meetings.scan(id, known!, scan)
      await decide('accept', id, known!.memberId)
      const key = randomUUID()
      const before = await staff(id, entered!.memberId, {}, people.commissioner, key)
      expect((await meetings.confirm(id)).status).toBe(200)
      const { result, written } = await watched(async () => [
        (await meetings.scan(id, own!, scan)).problem.code,
        (await staff(id, card!.memberId)).problem.code,
        (await staff(id, entered!.memberId)).problem.code,
        (await meetings.scan(id, known!, scan)).body.attendance,
        (await staff(id, entered!.memberId, {}, people.commissioner, key)).body,
      ])
      expect(result).toEqual(['check_in.too_late', 'activities.wrong_state', 'activities.wrong_state', answered.body.attendance, before.body])
      expect(written).toEqual({})
    })

    test('queues that arrive while it is being confirmed: in the list, or told; nobody is left waiting in a confirmed list', async () => {
      const chance = new Chance('confirming')
      const crowd = await meetings.crowd(6)
      await chance.told(async () => {
        for (const _round of rounds(2)) {
          host.clock.set(start)
          const { id } = await meetings.open()
          const scan = await kept(id)
          host.clock.advance(600)
          const sent = crowd.flatMap((member, n) => [...(n < 2 ? [() => meetings.scan(id, member, { ...scan, key: randomUUID() })] : []), () => staff(id, member.memberId)])
          const calls = chance.shuffled([...sent, () => meetings.confirm(id)]).map((send) => send())
          const codes = (await Promise.all(calls)).map(({ status, problem }) => (status === 200 ? '200' : problem.code))
          expect(codes.filter((code) => !['200', 'check_in.closed', 'check_in.too_late', 'activities.wrong_state', 'activities.unreviewed'].includes(code))).toEqual([])
          const { state } = await meetings.get(id, people.secretary)
          const list = Object.values(await standing(id))
          if (state === 'confirmed') expect(list.filter((one) => one !== 'present staff_scan')).toEqual([])
          const given = await meetings.count(`point_ledger l join attendances a on a.id::text = l.source_id where a.activity_id = $1`, id)
          expect(given).toBeLessThanOrEqual(state === 'confirmed' ? list.length : 0)
        }
      })
    })
  })

  describe('under another account', () => {
    test('sent with another’s token it is that other’s own entry, waiting like any; its maker’s comes for itself, under the same key', async () => {
      const [maker, other] = await Promise.all([someone(), someone()])
      const { id } = await meetings.open()
      const scan = await kept(id)
      host.clock.advance(600)
      expect((await meetings.scan(id, other, scan)).body).toMatchObject({ already: false, attendance: { state: 'pending' }, points: null })
      expect(await standing(id)).toEqual({ [other.memberId]: 'pending self_scan' })
      expect((await meetings.scan(id, maker, scan)).body).toMatchObject({ already: false, attendance: { state: 'pending' }, points: null })
      expect([await meetings.balance(maker.memberId), await meetings.balance(other.memberId)]).toEqual([0, 0])
    })

    test('a queue of staff is worth nothing in the hands of a member, of another branch, or of somebody whose office ended', async () => {
      const { memberId } = await someone()
      const former = await meetings.factory.person(people.branch, { roles: [['commissioner', people.branch]] })
      const grants = (await host.client.call('GET /role-grants', { query: {} }, { as: people.office })).items
      const { id } = await meetings.open()
      await host.client.call('DELETE /role-grants/:grantId', { params: { grantId: grants.find(({ member }) => member?.id === former.memberId)!.id } }, { as: people.office })
      for (const [as, code] of [[people.member, 'thing.forbidden'], [people.foreignSecretary, 'thing.not_found'], [former, 'thing.forbidden']] as const) {
        const { result, written } = await watched(() => staff(id, memberId, {}, as))
        expect([result.problem.code, written]).toEqual([code, {}])
      }
    })

    test('nobody writes for somebody else: there is no field for a member in a member’s own scan', async () => {
      const [member, friend] = await Promise.all([someone(), someone()])
      const { id } = await meetings.open()
      const body = { code: await meetings.code(id), capture: 'camera' }
      for (const field of ['memberId', 'accountId', 'userId']) {
        const { result, written } = await watched(() => host.client.raw('POST', `/activities/${id}/check-ins`, { ...body, [field]: friend.memberId }, { as: member }))
        expect([result.problem.code, written]).toEqual(['request.invalid', {}])
      }
    })
  })

  describe('a photo of the code, forwarded to somebody who is not there', () => {
    test('sent as if it had been kept offline it is 待核实: not 实到, no points, and the list is not confirmed over it', async () => {
      const [here, away] = await Promise.all([someone(), someone()])
      const { id } = await meetings.open()
      const photo = await meetings.code(id)
      await meetings.scan(id, here, { code: photo })
      host.clock.advance(3600)
      const { result, written } = await watched(() => meetings.scan(id, away, { code: photo, scannedAt: at(4), key: randomUUID() }))
      expect(result.body).toMatchObject({ attendance: { state: 'pending' }, points: null, noPointsReason: 'after_confirmation', headcount: { present: 1, pending: 1 } })
      expect(written).toEqual({ attendances: 1, attendance_events: 1, audit_lines: 1, idempotency_keys: 1 })
      expect(await meetings.ledger(away.memberId)).toEqual([])
      expect((await meetings.confirm(id)).problem.code).toBe('activities.unreviewed')
      expect((await host.client.call('GET /attendances/mine', { query: {} }, { as: away })).items[0]).toMatchObject({ state: 'pending', confirmed: false })
    })

    test('struck by staff it gives nothing, now or when the list is confirmed; accepted it is theirs to answer for, and said whose word it was', async () => {
      const [struck, accepted] = await Promise.all([someone(), someone()])
      const { id } = await meetings.open()
      const photo = await kept(id)
      host.clock.advance(3600)
      for (const member of [struck, accepted]) await meetings.scan(id, member, photo)
      await decide('void', id, struck.memberId)
      expect((await decide('accept', id, accepted.memberId)).body.attendance).toMatchObject({ state: 'present', by: '本支部书记' })
      expect(await meetings.ledger(accepted.memberId)).toEqual([])
      await meetings.confirm(id)
      expect([await meetings.balance(struck.memberId), await meetings.balance(accepted.memberId)]).toEqual([0, 40])
      expect(await meetings.count(`audit_lines where action = 'activities.attendance_accepted' and detail ->> 'memberId' = $1`, accepted.memberId)).toBe(1)
    })

    test('sent at once, as the picture it is, it is a hint to staff and gives no points before they confirm; claimed to be a camera it is marked by its device', async () => {
      const [sender, crowd] = [await someone(), await meetings.crowd(3)]
      const { id } = await meetings.open()
      const code = await meetings.code(id)
      const picture = await meetings.scan(id, sender, { code, capture: 'picture' })
      expect(picture.body).toMatchObject({ points: null, noPointsReason: 'after_confirmation' })
      for (const member of crowd) await meetings.scan(id, member, { code, device: 'one phone of a friend' })
      for (const member of crowd) expect((await meetings.row(id, member.memberId))?.attendance?.hint).toBe('同一台手机为 3 人签到')
    })
  })
})
