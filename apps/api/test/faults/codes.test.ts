import { randomUUID } from 'node:crypto'
import { formatCheckIn, stepOf } from '@ejia/domain/check-in'
import type { As } from '../harness/client'
import { Meetings } from '../harness/meetings'
import { oneCheckIn, watchRows } from './rows'

/**
 * What can happen to a code between the board and the server. Beside these, check-in.test.ts holds the ages of a code to the
 * millisecond, the edges of the window, codes made under another secret, and the tries of typed ones.
 */
describe('codes: cheating and bad luck', () => {
  const meetings = Meetings.use()
  beforeEach(() => meetings.host.clock.set('2026-11-22T06:00:00.000Z'))

  const someone = () => meetings.factory.person(meetings.people.branch)
  const isoAfter = (seconds: number) => new Date(meetings.host.clock.now().getTime() + seconds * 1000).toISOString()
  const watched = <T>(act: () => Promise<T>) => watchRows(meetings.host, act)

  /** Scans, and expects to be refused so, with nothing written anywhere. */
  async function refused(id: string, as: As, scan: Parameters<Meetings['scan']>[2], code: string): Promise<void> {
    const { result, written } = await watched(() => meetings.scan(id, as, { key: randomUUID(), ...scan }))
    expect({ code: result.problem.code, written }).toEqual({ code, written: {} })
  }

  describe('one press, sent twice in parallel', () => {
    test('by somebody who signs up by coming: signed up once, present once, one answer', async () => {
      for (let round = 0; round < 5; round++) {
        const member = await someone()
        const { id } = await meetings.open({ signUpMode: 'sign_up', startsAt: isoAfter(600), endsAt: isoAfter(7200), quota: 1 })
        const scan = { code: await meetings.code(id), key: randomUUID() }
        const { result, written } = await watched(() => Promise.all([meetings.scan(id, member, scan), meetings.scan(id, member, scan), meetings.scan(id, member, scan)]))
        expect(new Set(result.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
        expect(result[0].body).toMatchObject({ already: false, points: { delta: 4 }, headcount: { signedUp: 1, present: 1 } })
        expect(written).toEqual({ ...oneCheckIn(40), activity_sign_ups: 1, audit_lines: 2, idempotency_keys: 1 })
      }
    })

    test('as it was kept without a network: one entry that waits, one answer', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const scan = { code: await meetings.code(id), key: randomUUID(), scannedAt: isoAfter(5) }
      meetings.host.clock.advance(1800)
      const { result, written } = await watched(() => Promise.all(Array.from({ length: 6 }, () => meetings.scan(id, member, scan))))
      expect(new Set(result.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
      expect(result[0]!.body).toMatchObject({ already: false, attendance: { state: 'pending' }, points: null })
      expect(written).toEqual({ attendances: 1, attendance_events: 1, audit_lines: 1, idempotency_keys: 1 })
    })

    test('with two bodies under one key: one is taken, the other told that the key is used, whichever comes first', async () => {
      for (let round = 0; round < 5; round++) {
        const member = await someone()
        const { id } = await meetings.open()
        const scan = { code: await meetings.code(id), key: randomUUID() }
        const { result, written } = await watched(() => Promise.all([meetings.scan(id, member, { ...scan, device: 'a' }), meetings.scan(id, member, { ...scan, device: 'b' })]))
        expect(result.map(({ status, problem }) => `${status} ${problem.code ?? ''}`).sort()).toEqual(['200 ', '422 idempotency.key_reused'])
        expect(written).toEqual({ ...oneCheckIn(40), idempotency_keys: 1 })
      }
    })
  })

  describe('the same member on two phones at once', () => {
    test('both by camera: one is the first, the other is told so kindly; one of everything', async () => {
      for (let round = 0; round < 8; round++) {
        const member = await someone()
        const second = await meetings.factory.signIn(member.accountId)
        const { id } = await meetings.open()
        const code = await meetings.code(id)
        const { result, written } = await watched(() =>
          Promise.all([meetings.scan(id, member, { code, key: randomUUID(), device: 'phone' }), meetings.scan(id, second, { code, key: randomUUID(), device: 'tablet' })]),
        )
        expect(result.map(({ body }) => body.already).sort()).toEqual([false, true])
        expect(new Set(result.map(({ body }) => JSON.stringify([body.attendance, body.points]))).size).toBe(1)
        expect(written).toEqual({ ...oneCheckIn(40), idempotency_keys: 2 })
      }
    })

    test('camera, picture and one from the queue: whichever came first stands, all say the same, points come once', async () => {
      for (let round = 0; round < 6; round++) {
        const member = await someone()
        const phones = [member, await meetings.factory.signIn(member.accountId), await meetings.factory.signIn(member.accountId)]
        const { id } = await meetings.open()
        const code = await meetings.code(id)
        const scans = [{ code }, { code, capture: 'picture' as const }, { code, scannedAt: isoAfter(0) }]
        const { result, written } = await watched(() => Promise.all(phones.map((as, n) => meetings.scan(id, as, scans[(n + round) % 3]!))))
        expect(result.filter(({ body }) => !body.already)).toHaveLength(1)
        expect(new Set(result.map(({ body }) => body.attendance.state)).size).toBe(1)
        expect(written).toMatchObject({ attendances: 1, attendance_events: 1, audit_lines: 1 })
        const given = result.find(({ body }) => !body.already)!.body.points === null ? 0 : 40
        expect([written.balance ?? 0, written.point_ledger ?? 0]).toEqual([given, given / 40])
      }
    })
  })

  describe('a phone whose clock is wrong by a day', () => {
    test('with a network it does not matter: the server looks at its own clock', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const code = await meetings.code(id)
      const day = new Date(meetings.host.clock.now().getTime() + 86_400_000).toUTCString()
      const { status, body } = await meetings.host.client.raw('POST', `/activities/${id}/check-ins`, { code, capture: 'camera' }, { as: member, headers: { date: day } })
      expect([status, body]).toMatchObject([200, { attendance: { state: 'present', at: '2026-11-22T06:00:00.000Z' } }])
    })

    test.each([
      ['fast', 86_400, 'request.invalid'],
      ['slow', -86_400, 'check_in.code_invalid'],
    ])('without one: %s, the claim is not believed, and nothing is kept of it', async (_, seconds, code) => {
      const member = await someone()
      const { id } = await meetings.open({ endsAt: isoAfter(2 * 86_400) })
      const scan = { code: await meetings.code(id), scannedAt: isoAfter(seconds) }
      meetings.host.clock.advance(600)
      await refused(id, member, scan, code)
      // staff see the person and enter them: nothing that was refused stands in the way
      const entered = await meetings.host.client.call('POST /activities/:activityId/staff-check-ins', { params: { activityId: id }, body: { memberId: member.memberId, way: 'staff_scan' } }, { as: meetings.people.commissioner })
      expect(entered.attendance).toMatchObject({ state: 'present', way: 'staff_scan' })
    })

    test('the clock of staff as well: no entry of tomorrow, none of the day before', async () => {
      const { memberId } = await someone()
      const { id } = await meetings.open()
      for (const [seconds, code] of [[86_400, 'request.invalid'], [-86_400, 'check_in.not_open']] as const) {
        const body = { memberId, way: 'staff_scan' as const, occurredAt: isoAfter(seconds) }
        const { result, written } = await watched(() => meetings.host.client.send('POST /activities/:activityId/staff-check-ins', { params: { activityId: id }, body }, { as: meetings.people.commissioner, idempotencyKey: randomUUID() }))
        expect([result.problem.code, written]).toEqual([code, {}])
      }
    })
  })

  describe('codes that are not to be taken', () => {
    test('of tomorrow\'s board, scanned or typed: not before it shows them, and then no more than any other', async () => {
      const member = await someone()
      const { id } = await meetings.open({ endsAt: isoAfter(2 * 86_400) })
      meetings.host.clock.advance(86_400)
      const { codes, typed } = await meetings.board(id)
      meetings.host.clock.advance(-86_400)
      await refused(id, member, { code: codes[0]!.text }, 'check_in.code_invalid')
      await refused(id, member, { code: typed[0]!.text, capture: 'typed' }, 'check_in.code_invalid')
      await refused(id, member, { code: codes[0]!.text, scannedAt: isoAfter(-60) }, 'check_in.code_invalid')
      meetings.host.clock.advance(86_400)
      expect((await meetings.scan(id, member, { code: codes[0]!.text })).status).toBe(200)
    })

    test('of yesterday', async () => {
      const member = await someone()
      const { id } = await meetings.open({ endsAt: isoAfter(2 * 86_400) })
      const { codes, typed } = await meetings.board(id)
      meetings.host.clock.advance(86_400)
      await refused(id, member, { code: codes[0]!.text }, 'check_in.code_expired')
      // an old typed code is remembered for ten minutes as old; after a day it is like any other wrong one
      await refused(id, member, { code: typed[0]!.text, capture: 'typed' }, 'check_in.code_invalid')
    })

    test('of another activity, open at the same hour, by scan, typed, and as if kept offline', async () => {
      const member = await someone()
      const [here, there] = [await meetings.open(), await meetings.open()]
      const { codes, typed } = await meetings.board(there.id)
      await refused(here.id, member, { code: codes[0]!.text }, 'check_in.wrong_activity')
      await refused(here.id, member, { code: typed[0]!.text, capture: 'typed' }, 'check_in.code_invalid')
      await refused(here.id, member, { code: codes[0]!.text, scannedAt: isoAfter(0) }, 'check_in.wrong_activity')
    })

    test('forged: the right shape, and a MAC of anything', async () => {
      const { id } = await meetings.open()
      const step = stepOf(meetings.host.clock.now().getTime())
      const genuine = await meetings.code(id)
      const macs = ['A'.repeat(22), '_'.repeat(22), Buffer.alloc(16, 7).toString('base64url'), genuine.slice(-22).split('').reverse().join('')]
      const member = await someone()
      for (const mac of macs) await refused(id, member, { code: formatCheckIn('https://ejia.test', { activityId: id, step, mac }) }, 'check_in.code_invalid')
    })

    test('an old code that was given a newer step', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const old = await meetings.code(id)
      meetings.host.clock.advance(600)
      const step = stepOf(meetings.host.clock.now().getTime())
      await refused(id, member, { code: formatCheckIn('https://ejia.test', { activityId: id, step, mac: old.slice(-22) }) }, 'check_in.code_invalid')
    })

    test('cut short anywhere, or with something behind', async () => {
      const { id } = await meetings.open()
      const genuine = await meetings.code(id)
      const broken = [...Array.from({ length: 12 }, (_, n) => genuine.slice(0, Math.floor((genuine.length * (n + 1)) / 13))), genuine.slice(0, -1), `${genuine}A`, `${genuine}?x=1`, genuine.slice(1 - genuine.length / 2)]
      for (const code of broken) await refused(id, await someone(), { code }, 'check_in.code_invalid')
    })

    test('of an activity that was called off meanwhile, and of one that never opened', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const code = await meetings.code(id)
      await meetings.host.client.call('POST /activities/:activityId/cancel', { params: { activityId: id }, body: { reason: '停电' } }, { as: meetings.people.secretary })
      await refused(id, member, { code }, 'activities.wrong_state')
      await refused(id, member, { code, capture: 'picture' }, 'activities.wrong_state')
      meetings.host.clock.advance(60)
      await refused(id, member, { code, scannedAt: '2026-11-22T06:00:05.000Z' }, 'activities.wrong_state')
      const plan = await meetings.plan()
      expect((await meetings.host.client.send('POST /activities/:activityId/board', { params: { activityId: plan.id } }, { as: meetings.people.secretary })).problem.code).toBe('activities.wrong_state')
    })
  })

  describe('the first reply was lost, and the code has expired meanwhile', () => {
    test('same key: the same answer, also after the list was confirmed; nothing is written', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const scan = { code: await meetings.code(id), key: randomUUID() }
      const first = await meetings.scan(id, member, scan)
      meetings.host.clock.advance(90)
      const repeated = await watched(() => meetings.scan(id, member, scan))
      expect([repeated.result.body, repeated.written]).toEqual([first.body, {}])
      await meetings.confirm(id)
      meetings.host.clock.advance(86_400)
      expect((await meetings.scan(id, member, scan)).body).toEqual(first.body)
    })

    test('another key: told kindly that it is there, and the answer is kept under that key', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const code = await meetings.code(id)
      const first = await meetings.scan(id, member, { code, key: randomUUID() })
      meetings.host.clock.advance(90)
      const { result, written } = await watched(() => meetings.scan(id, member, { code, key: randomUUID() }))
      expect(result.body).toMatchObject({ already: true, attendance: first.body.attendance, points: first.body.points })
      expect(written).toEqual({ idempotency_keys: 1 })
    })

    test('the request was lost as well: old by then; sent as what it has become it waits to be verified', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const scan = { code: await meetings.code(id), key: randomUUID() }
      meetings.host.clock.advance(90)
      await refused(id, member, scan, 'check_in.code_expired')
      const late = { ...scan, key: `${scan.key}-late`, scannedAt: '2026-11-22T06:00:03.000Z' }
      expect((await meetings.scan(id, member, late)).body).toMatchObject({ already: false, attendance: { state: 'pending' }, points: null })
    })

    test('a key older than its seven days: told kindly, recorded no second time', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const scan = { code: await meetings.code(id), key: randomUUID() }
      await meetings.scan(id, member, scan)
      meetings.host.clock.advance(8 * 86_400)
      const { result, written } = await watched(() => meetings.scan(id, member, scan))
      expect([result.body.already, result.body.attendance.state, written]).toEqual([true, 'present', {}])
    })

    test('struck in between: the repeated key gets its answer, a new one the truth; neither brings it back', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const scan = { code: await meetings.code(id), key: randomUUID() }
      const first = await meetings.scan(id, member, scan)
      await meetings.host.client.call('POST /activities/:activityId/attendances/:memberId/void', { params: { activityId: id, memberId: member.memberId }, body: { reason: '不在现场' } }, { as: meetings.people.secretary })
      expect((await meetings.scan(id, member, scan)).body).toMatchObject({ attendance: first.body.attendance })
      expect((await meetings.scan(id, member, { ...scan, key: randomUUID() })).body).toMatchObject({ already: true, attendance: { state: 'void' }, points: null })
      expect(await meetings.balance(member.memberId)).toBe(0)
    })
  })

  describe('the end of the window', () => {
    test('twenty in its last millisecond: all of them; one a millisecond later: none', async () => {
      const crowd = await meetings.crowd(21)
      const { id, checkInClosesAt } = await meetings.open()
      meetings.host.clock.set(checkInClosesAt)
      const code = await meetings.code(id)
      const { result, written } = await watched(() => Promise.all(crowd.slice(1).map((member) => meetings.scan(id, member, { code }))))
      expect(result.filter(({ status, body }) => status === 200 && !body.already)).toHaveLength(20)
      expect(written).toMatchObject({ attendances: 20, point_ledger: 20, balance: 800 })
      meetings.host.clock.advance(0.001)
      await refused(id, crowd[0]!, { code }, 'check_in.closed')
    })

    test('shown in its last second, sent when it is over: closed; as a late one it waits to be verified', async () => {
      const member = await someone()
      const { id, checkInClosesAt } = await meetings.open()
      const lastSecond = new Date(Date.parse(checkInClosesAt) - 1000)
      meetings.host.clock.set(lastSecond)
      const code = await meetings.code(id)
      meetings.host.clock.advance(5)
      await refused(id, member, { code }, 'check_in.closed')
      await refused(id, member, { code, scannedAt: new Date(lastSecond.getTime() + 1001).toISOString() }, 'check_in.closed')
      const late = await meetings.scan(id, member, { code, scannedAt: lastSecond.toISOString() })
      expect(late.body).toMatchObject({ attendance: { state: 'pending', at: lastSecond.toISOString() }, points: null })
    })

    test('whoever is there is told so after the end too', async () => {
      const member = await someone()
      const { id, checkInClosesAt } = await meetings.open()
      meetings.host.clock.set(checkInClosesAt)
      const code = await meetings.code(id)
      await meetings.scan(id, member, { code })
      meetings.host.clock.advance(3)
      expect((await meetings.scan(id, member, { code })).body).toMatchObject({ already: true, attendance: { state: 'present' } })
    })
  })
})
