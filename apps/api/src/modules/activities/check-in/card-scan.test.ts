import { Meetings } from '../../../../test/harness/meetings'
import type { As } from '../../../../test/harness/client'
import { unknownCardsAMinute } from '@ejia/domain/cards'

const start = '2026-11-22T06:00:00.000Z'

describe('staff scan a work card at the door', () => {
  const meetings = Meetings.use()
  const { people, host, factory } = meetings
  beforeEach(() => host.clock.set(start))

  const cardOf = async (as: As) => (await host.client.call('POST /member-cards/mine', {}, { as })).text
  const scan = (id: string, card: string, over: Record<string, unknown> = {}, as: As = people.commissioner) =>
    host.client.send('POST /activities/:activityId/staff-check-ins', { params: { activityId: id }, body: { card, way: 'staff_scan', ...over } }, { as })
  const someone = () => factory.person(people.branch, { service: 'retired' })

  test('is an entry as 代扫 with both names; points are the member’s, with the confirmed list', async () => {
    const member = await factory.person(people.branch)
    const { id } = await meetings.open()
    const first = await scan(id, await cardOf(member))
    expect(first.body).toMatchObject({ member: { id: member.memberId }, already: false, attendance: { state: 'present', way: 'staff_scan', by: '本支部委员' } })
    const again = await scan(id, await cardOf(member), {}, people.secretary)
    expect(again.body).toMatchObject({ already: true, attendance: { by: '本支部委员' } })
    await meetings.confirm(id)
    expect(await meetings.ledger(member.memberId)).toMatchObject([{ delta: 40 }])
    expect(await meetings.ledger(people.commissioner.memberId)).toEqual([])
    const { rows } = await host.app.pool.query(`select account_id, detail from audit_lines where action = 'activities.record_attendance' and detail->>'memberId' = $1`, [member.memberId])
    expect(rows).toEqual([{ account_id: people.commissioner.accountId, detail: expect.objectContaining({ way: 'staff_scan' }) }])
  })

  test('of somebody who is not on the list: a guest, when the staff say so', async () => {
    const { id } = await meetings.open()
    const late = await someone()
    const card = await cardOf(late)
    expect((await scan(id, card)).problem.code).toBe('cards.not_on_roster')
    expect(await meetings.row(id, late.memberId)).toBeUndefined()
    expect((await scan(id, card, { asGuest: true })).body).toMatchObject({ guest: true, expected: false, already: false, attendance: { way: 'staff_scan' } })
  })

  test('of a stranger to this activity is refused, guest or not', async () => {
    const { id } = await meetings.open()
    const card = await cardOf(people.foreignMember)
    for (const asGuest of [false, true]) expect((await scan(id, card, { asGuest })).problem.code).toBe('cards.not_for_this')
    // where their own organisation is expected, they are on the list
    const all = await meetings.open({ orgId: people.root.id }, people.office)
    expect((await scan(all.id, card, {}, people.office)).body).toMatchObject({ guest: false, attendance: { state: 'present' } })
  })

  test('only staff of the activity may; the holder cannot enter themselves by it', async () => {
    const { id } = await meetings.open()
    const card = await cardOf(people.member)
    expect((await scan(id, card, {}, people.member)).problem.code).toBe('thing.forbidden')
    for (const as of [people.foreignSecretary, people.siblingSecretary]) expect((await scan(id, card, {}, as)).problem.code).toBe('thing.not_found')
    expect(await meetings.count('attendances where activity_id = $1', id)).toBe(0)
  })

  test('a card that has ended, or of somebody who left, is said to be over', async () => {
    const member = await someone()
    const shown = await host.client.call('POST /member-cards/mine', {}, { as: member })
    const { id } = await meetings.open()
    await host.client.call('POST /member-cards/mine/renewal', { body: { cardId: shown.id } }, { as: member })
    expect((await scan(id, shown.text)).problem.code).toBe('cards.ended')
    const card = await cardOf(member)
    await host.app.pool.query(`update members set left_on = '2026-11-01' where id = $1`, [member.memberId])
    expect((await scan(id, card)).problem.code).toBe('cards.ended')
  })

  test('cards nobody knows are limited, and then no card is judged for a minute', async () => {
    const member = await someone()
    const { id } = await meetings.open()
    const unknown = (n: number) => `https://elsewhere.example/card/${String(n).padStart(22, 'A')}`
    const guesser = await factory.person(people.branch, { roles: [['commissioner', people.branch]] })
    for (let n = 0; n < unknownCardsAMinute; n++) expect((await scan(id, unknown(n), {}, guesser)).problem.code).toBe('cards.unknown')
    expect((await scan(id, await cardOf(member), {}, guesser)).problem.code).toBe('cards.too_many_unknown')
    expect((await scan(id, await cardOf(member))).status).toBe(200)
    host.clock.advance(61)
    expect((await scan(id, await cardOf(member), {}, guesser)).status).toBe(200)
  })

  test('one of card and member, and a card is a scan', async () => {
    const { id } = await meetings.open()
    const card = await cardOf(people.member)
    const body = (over: object) => host.client.raw('POST', `/activities/${id}/staff-check-ins`, { way: 'staff_scan', ...over }, { as: people.commissioner })
    for (const over of [{}, { card, memberId: people.member.memberId }, { card, way: 'manual', reason: '补' }]) {
      expect((await body(over)).problem.code).toBe('request.invalid')
    }
  })

  describe('sent later', () => {
    test('inside the window and three days it counts for the moment it was scanned', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const card = await cardOf(member)
      host.clock.advance(71 * 3600)
      const { body } = await scan(id, card, { occurredAt: '2026-11-22T06:10:00Z' })
      expect(body.attendance).toMatchObject({ state: 'present', way: 'staff_scan', at: '2026-11-22T06:10:00.000Z' })
    })

    test('a phone whose clock is a little fast is believed', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const { body } = await scan(id, await cardOf(member), { occurredAt: '2026-11-22T06:04:00Z' })
      expect(body.attendance).toMatchObject({ state: 'present', at: start })
    })

    test('later than that, before the window and out of the future it is refused', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const card = await cardOf(member)
      const at = async (occurredAt: string) => (await scan(id, card, { occurredAt })).problem.code
      expect(await at('2026-11-22T06:10:00Z')).toBe('request.invalid')
      expect(await at('2026-11-22T05:00:00Z')).toBe('check_in.not_open')
      host.clock.advance(73 * 3600)
      expect(await at('2026-11-22T06:10:00Z')).toBe('cards.too_late')
      expect(await at('2026-11-24T06:00:00Z')).toBe('check_in.closed')
    })

    test('after the list was confirmed it is refused with its own words, unless the person is on it', async () => {
      const [present, absent] = [await someone(), await someone()]
      const { id } = await meetings.open()
      await scan(id, await cardOf(present))
      await meetings.confirm(id)
      expect((await scan(id, await cardOf(absent), { occurredAt: start })).problem.code).toBe('cards.list_confirmed')
      expect((await scan(id, await cardOf(present), { occurredAt: start })).body).toMatchObject({ already: true, attendance: { state: 'present' } })
      expect(await meetings.row(id, absent.memberId)).toMatchObject({ attendance: null })
    })

    test('a struck row stays struck', async () => {
      const member = await someone()
      const { id } = await meetings.open()
      const card = await cardOf(member)
      await scan(id, card)
      await host.client.call('POST /activities/:activityId/attendances/:memberId/void', { params: { activityId: id, memberId: member.memberId }, body: { reason: '走错会场' } }, { as: people.secretary })
      expect((await scan(id, card)).body).toMatchObject({ already: true, attendance: { state: 'void' } })
    })
  })
})
