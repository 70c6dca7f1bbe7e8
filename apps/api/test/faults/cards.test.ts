import { randomUUID } from 'node:crypto'
import type { TestPerson } from '../harness/factories'
import { Meetings } from '../harness/meetings'
import { Chance, rounds } from './chance'

const start = '2026-11-22T06:00:00.000Z'

/**
 * Two devices at the doors of a hall without a network (design §3, check-in 6). Both scan work cards, some people walk past both,
 * some check in by their own phone meanwhile. What the devices bring later arrives in any order, twice, at once.
 */
describe('cards scanned without a network by two devices', () => {
  const meetings = Meetings.use()
  const { people, host } = meetings
  beforeEach(() => host.clock.set(start))

  const at = (seconds: number) => new Date(Date.parse(start) + seconds * 1000).toISOString()

  interface Person extends TestPerson {
    card: string
  }
  async function withCards(many: number): Promise<Person[]> {
    const crowd = await meetings.crowd(many)
    return Promise.all(crowd.map(async (one) => ({ ...one, card: (await host.client.call('POST /member-cards/mine', {}, { as: one })).text })))
  }

  const scan = (id: string, { card }: Person, as: TestPerson, seconds: number, key: string) => () =>
    host.client.send('POST /activities/:activityId/staff-check-ins', { params: { activityId: id }, body: { card, way: 'staff_scan', occurredAt: at(seconds) } }, { as, idempotencyKey: key })

  /** Eight people: 0–2 at the first door, 3–5 at the second, 6 and 7 at both; 5 and 7 by their own phone as well. */
  async function queues(id: string, crowd: readonly Person[]) {
    const first = [0, 1, 2, 6, 7].map((n) => scan(id, crowd[n]!, people.secretary, 60 + n, `a-${id}-${n}`))
    const second = [3, 4, 5, 6, 7].map((n) => scan(id, crowd[n]!, people.commissioner, 90 + n, `b-${id}-${n}`))
    const seen = { code: await meetings.code(id), scannedAt: at(5) }
    const own = [5, 7].map((n) => () => meetings.scan(id, crowd[n]!, { ...seen, key: `own-${id}-${n}` }))
    return { devices: [...first, ...second], own }
  }

  test.each([
    ['one after another', 1],
    ['three at a time', 3],
    ['all at once', 100],
  ])('%s: one entry each, present, and points once', async (_, width) => {
    const chance = new Chance(`cards ${width}`)
    const crowd = await withCards(8)
    await chance.told(async () => {
      for (const _round of rounds(2)) {
        host.clock.set(start)
        const { id } = await meetings.open()
        const { devices, own } = await queues(id, crowd)
        host.clock.advance(1800)
        const sent = [...devices, ...own]
        const line = chance.shuffled([...sent, ...chance.shuffled(sent).slice(0, 6)])
        for (let from = 0; from < line.length; from += width) {
          const replies = await Promise.all(line.slice(from, from + width).map((send) => send()))
          expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200))
        }
        const rows = (await meetings.roster(id)).filter((row) => row.attendance !== null)
        expect(rows.map(({ attendance }) => [attendance!.state, attendance!.way])).toEqual(crowd.map(() => ['present', 'staff_scan']))
        expect(await meetings.count('attendances where activity_id = $1', id)).toBe(8)
        // whoever comes first is in the audit once; nobody is recorded a second time
        expect(await meetings.count(`audit_lines where action = 'activities.record_attendance' and detail->>'activityId' = $1`, id)).toBe(8)
        await meetings.confirm(id)
        // after the list stands, the device that was forgotten in a drawer changes nothing
        for (const send of chance.shuffled(devices)) expect((await send()).status).toBe(200)
        expect(await meetings.count(`point_ledger l join attendances a on a.id::text = l.source_id where a.activity_id = $1`, id)).toBe(8)
      }
    })
  })

  test('renewed between the scan and its sending: the old card is refused, the others are not held up', async () => {
    const [changed, other] = await withCards(2)
    const { id } = await meetings.open()
    const { id: cardId } = await host.client.call('POST /member-cards/mine', {}, { as: changed! })
    await host.client.call('POST /member-cards/mine/renewal', { body: { cardId } }, { as: changed! })
    host.clock.advance(600)
    const replies = [await scan(id, changed!, people.secretary, 60, randomUUID())(), await scan(id, other!, people.secretary, 61, randomUUID())()]
    expect(replies.map(({ status, problem }) => [status, problem.code])).toEqual([[422, 'cards.ended'], [200, undefined]])
  })

  test('the whole queue against the confirmation: every entry is on the list or refused with words, and the list keeps what it had', async () => {
    const crowd = await withCards(6)
    const { id } = await meetings.open()
    host.clock.advance(600)
    const sends = crowd.map((one, n) => scan(id, one, people.commissioner, 60 + n, randomUUID()))
    const [confirmed, ...replies] = await Promise.all([meetings.confirm(id), ...sends.map((send) => send())])
    expect(confirmed.status).toBe(200)
    for (const { status, problem } of replies) expect([200, 'cards.list_confirmed']).toContain(problem.code ?? status)
    expect(await meetings.count('attendances where activity_id = $1', id)).toBe(replies.filter(({ status }) => status === 200).length)
  })

  test('with points: those of the member, once, whoever of the staff came first', async () => {
    const [one] = await withCards(1)
    const { id } = await meetings.open()
    host.clock.advance(600)
    await Promise.all([scan(id, one!, people.secretary, 60, randomUUID())(), scan(id, one!, people.commissioner, 61, randomUUID())()])
    await meetings.confirm(id)
    expect(await meetings.ledger(one!.memberId)).toMatchObject([{ delta: 40, attempt: 1 }])
  })
})
