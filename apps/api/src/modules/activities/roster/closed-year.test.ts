import { Meetings } from '../../../../test/harness/meetings'
import type { As } from '../../../../test/harness/client'

describe('lists of a year that was closed', () => {
  const meetings = Meetings.use({ each: true })
  const { host, people } = meetings
  const act = (verb: 'void' | 'restore', id: string, memberId: string, as: As) =>
    host.client.send(`POST /activities/:activityId/attendances/:memberId/${verb}`, { params: { activityId: id, memberId }, body: { reason: '核对名单' } }, { as })
  const accept = (id: string, memberId: string, as: As) =>
    host.client.send('POST /activities/:activityId/attendances/:memberId/accept', { params: { activityId: id, memberId } }, { as })
  const scan = async (id: string, as: As, more: object = {}) => meetings.scan(id, as, { code: await meetings.code(id), ...more })
  const delta = async (memberId: string) => (await meetings.ledger(memberId)).map((entry) => entry.delta)
  const notes = async (memberId: string) =>
    (await host.app.pool.query<{ note: string }>('select note from point_ledger where member_id = $1 order by entered_at', [memberId])).rows.map(({ note }) => note)

  beforeEach(() => host.clock.set('2026-12-20T06:00:00Z'))

  async function close(): Promise<void> {
    host.clock.set('2027-01-05T06:00:00Z')
    await host.client.call('POST /points/years/:year/close', { params: { year: 2026 } }, { as: people.office })
    host.clock.advance(60)
  }

  describe('a row that is restored', () => {
    async function struck(): Promise<string> {
      const { id } = await meetings.open()
      await scan(id, people.member)
      await meetings.confirm(id)
      await close()
      expect((await act('void', id, people.member.memberId, people.office)).status).toBe(200)
      host.clock.advance(60)
      return id
    }

    test('by the committee office: its points come back, with its reason', async () => {
      const id = await struck()
      expect(await meetings.balance(people.member.memberId)).toBe(0)
      expect((await act('restore', id, people.member.memberId, people.office)).body.attendance).toMatchObject({ state: 'present' })
      expect(await delta(people.member.memberId)).toEqual([40, -40, 40])
      expect(await notes(people.member.memberId)).toEqual(['', '核对名单', '核对名单'])
    })

    test('by the secretary: refused as striking is, and nothing is half written', async () => {
      const id = await struck()
      expect((await act('restore', id, people.member.memberId, people.secretary)).problem.code).toBe('points.year_closed')
      expect((await meetings.row(id, people.member.memberId))?.attendance).toMatchObject({ state: 'void' })
      expect(await delta(people.member.memberId)).toEqual([40, -40])
      expect((await act('restore', id, people.member.memberId, people.office)).status).toBe(200)
      expect(await meetings.balance(people.member.memberId)).toBe(40)
    })

    test('that waited to be verified: accepted by the office alone', async () => {
      const { id } = await meetings.open()
      await scan(id, people.member, { scannedAt: host.clock.now().toISOString() })
      await act('void', id, people.member.memberId, people.secretary)
      await meetings.confirm(id)
      await close()
      expect((await act('restore', id, people.member.memberId, people.secretary)).body.attendance).toMatchObject({ state: 'pending' })
      expect((await accept(id, people.member.memberId, people.secretary)).problem.code).toBe('points.year_closed')
      expect((await accept(id, people.member.memberId, people.office)).body.attendance).toMatchObject({ state: 'present' })
      expect(await delta(people.member.memberId)).toEqual([40])
    })

    test('for somebody whom the rule leaves out, by anybody', async () => {
      const { id } = await meetings.open()
      await scan(id, people.retired)
      await meetings.confirm(id)
      await close()
      for (const verb of ['void', 'restore'] as const) expect((await act(verb, id, people.retired.memberId, people.secretary)).status).toBe(200)
      expect(await delta(people.retired.memberId)).toEqual([])
    })
  })
})
