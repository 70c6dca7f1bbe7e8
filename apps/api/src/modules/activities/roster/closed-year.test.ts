import { Meetings } from '../../../../test/harness/meetings'
import type { As } from '../../../../test/harness/client'

describe('lists of a year that was closed', () => {
  const meetings = Meetings.use({ each: true })
  const { host, people } = meetings
  const act = (verb: 'void' | 'restore', id: string, memberId: string, as: As) =>
    host.client.send(`POST /activities/:activityId/attendances/:memberId/${verb}`, { params: { activityId: id, memberId }, body: { reason: '核对名单' } }, { as })
  const accept = (id: string, memberId: string, as: As) =>
    host.client.send('POST /activities/:activityId/attendances/:memberId/accept', { params: { activityId: id, memberId } }, { as })
  const preview = (year = 2026) => host.client.call('GET /points/years/:year/preview', { params: { year } }, { as: people.office })
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

  describe('a list that nobody had confirmed', () => {
    /** One there by a code read off a picture: the points come with the list. */
    async function unconfirmed(): Promise<string> {
      const { id } = await meetings.open({ title: '年末义诊' })
      await scan(id, people.member, { capture: 'picture' })
      return id
    }

    test('is shown before the year is closed, and no more once it is confirmed', async () => {
      const id = await unconfirmed()
      expect(await preview()).toMatchObject({ pending: 0, listsUnconfirmed: 1 })
      host.clock.set('2027-01-05T06:00:00Z')
      await meetings.open()
      expect([(await preview()).listsUnconfirmed, (await preview(2027)).listsUnconfirmed, (await preview(2025)).listsUnconfirmed]).toEqual([1, 1, 0])
      await meetings.confirm(id)
      expect(await preview()).toMatchObject({ listsUnconfirmed: 0 })
    })

    test('is not yet one before it begins, nor when it is called off; one over midnight is of both years', async () => {
      await meetings.plan()
      const { id } = await meetings.open({ startsAt: '2026-12-31T15:00:00Z', endsAt: '2026-12-31T17:00:00Z' })
      expect(await preview()).toMatchObject({ listsUnconfirmed: 0 })
      host.clock.set('2027-01-01T06:00:00Z')
      expect([(await preview()).listsUnconfirmed, (await preview(2027)).listsUnconfirmed]).toEqual([1, 1])
      await host.client.call('POST /activities/:activityId/cancel', { params: { activityId: id }, body: { reason: '天气' } }, { as: people.secretary })
      expect([(await preview()).listsUnconfirmed, (await preview(2027)).listsUnconfirmed]).toEqual([0, 0])
    })

    test('is confirmed by the office: the points are posted, and why', async () => {
      const id = await unconfirmed()
      await close()
      expect((await meetings.confirm(id, people.office)).body).toMatchObject({ state: 'confirmed' })
      expect(await delta(people.member.memberId)).toEqual([40])
      expect(await notes(people.member.memberId)).toEqual(['名单确认：年末义诊'])
    })

    test('is not confirmed by the secretary, who would lose the points; nothing is half written', async () => {
      const id = await unconfirmed()
      await close()
      const refused = await meetings.confirm(id)
      expect(refused.problem).toMatchObject({ status: 409, code: 'points.year_closed' })
      expect(refused.problem.detail).toContain('请由党委办办理')
      expect(await meetings.get(id, people.secretary)).toMatchObject({ state: 'open' })
      expect(await delta(people.member.memberId)).toEqual([])
      expect((await meetings.confirm(id, people.office)).status).toBe(200)
      expect(await delta(people.member.memberId)).toEqual([40])
    })

    test('that gave its points at once loses none: the secretary confirms it as ever', async () => {
      const { id } = await meetings.open()
      await scan(id, people.member)
      await close()
      expect((await meetings.confirm(id)).body).toMatchObject({ state: 'confirmed' })
      expect(await meetings.ledger(people.member.memberId)).toMatchObject([{ delta: 40, confirmed: true }])
    })

    test('of the year that runs is confirmed by the secretary as ever', async () => {
      await close()
      const id = await unconfirmed()
      expect((await meetings.confirm(id)).status).toBe(200)
      expect(await delta(people.member.memberId)).toEqual([40])
    })
  })
})
