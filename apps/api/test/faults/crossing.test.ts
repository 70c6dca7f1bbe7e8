import type { ActivityContent } from '@ejia/contract/activities/schemas'
import type { As } from '../harness/client'
import type { TestOrg, TestPerson } from '../harness/factories'
import { Meetings } from '../harness/meetings'
import { until } from '../harness/until'
import { findHalves } from './kit/books'
import { Held, listWaiting } from './kit/held'

/** Requests that want the same rows at the same time: whoever comes second waits, nobody is sent away, and what was checked still holds. */
describe('requests that cross', () => {
  const meetings = Meetings.use()
  const { host, factory, people } = meetings
  const url = () => host.app.env.databaseUrl
  const waiting = (n: number) => until(`${n} wait`, async () => (await listWaiting(url())).length === n, 4000, 20)
  beforeEach(() => host.clock.advance(86_400))

  const strike = (id: string, { memberId }: TestPerson) =>
    host.client.send('POST /activities/:activityId/attendances/:memberId/void', { params: { activityId: id, memberId }, body: { reason: '核对名单' } }, { as: people.secretary })
  const restore = (id: string, { memberId }: TestPerson) =>
    host.client.send('POST /activities/:activityId/attendances/:memberId/restore', { params: { activityId: id, memberId }, body: { reason: '核对名单' } }, { as: people.secretary })
  const cancel = (id: string) => host.client.send('POST /activities/:activityId/cancel', { params: { activityId: id }, body: { reason: '停电' } }, { as: people.secretary })

  /** People in the order of their ids, which is that in which rows are taken. */
  const crowd = async (size: number) => (await meetings.crowd(size)).sort((a, b) => (a.memberId < b.memberId ? -1 : 1))

  /** All of them were there by a scan of their own, with points at once. */
  async function scanned(members: readonly As[]): Promise<string> {
    const { id } = await meetings.open()
    const code = await meetings.code(id)
    for (const reply of await Promise.all(members.map((one) => meetings.scan(id, one, { code })))) expect(reply.body.points).toMatchObject({ delta: 4 })
    return id
  }

  /** Entered by staff: their points come with the confirmed list. */
  async function entered(members: readonly TestPerson[]): Promise<string> {
    const { id } = await meetings.open()
    for (const { memberId } of members) {
      await host.client.call('POST /activities/:activityId/staff-check-ins', { params: { activityId: id }, body: { memberId, way: 'staff_scan' } }, { as: people.secretary })
    }
    return id
  }

  const deadlocks = async (): Promise<number> => {
    await host.app.pool.query('select pg_stat_force_next_flush()')
    return Number((await host.app.pool.query('select deadlocks from pg_stat_database where datname = current_database()')).rows[0].deadlocks)
  }

  test('a list is confirmed while a row of one of its members is struck in another', async () => {
    const members = await crowd(2)
    const [first, second] = members as [TestPerson, TestPerson]
    const [struck, confirmed] = [await scanned(members), await entered(members)]
    // the confirmation stops between the usage of all its members and their balances
    const held = await Held.by(url(), 'select from point_balances where subject = $1 for update', [`m:${first.memberId}`])
    const confirming = meetings.confirm(confirmed)
    await waiting(1)
    const striking = strike(struck, second)
    await waiting(2)
    await held.letGo()
    expect([(await confirming).status, (await striking).status]).toEqual([200, 200])
    expect([await meetings.balance(first.memberId), await meetings.balance(second.memberId)]).toEqual([80, 40])
    expect(await findHalves(host).then((found) => found.filter((what) => what.includes('sum')))).toEqual([])
  })

  test('an activity is cancelled while a batch of scans at several others has the usage of one member and wants the balance of another', async () => {
    const members = await crowd(2)
    const [first, second] = members as [TestPerson, TestPerson]
    const id = await scanned(members)
    const batch = await Held.by(url(), 'select from point_usage where member_id = $1 for update', [second.memberId])
    const cancelling = cancel(id)
    await waiting(1)
    await batch.also('select from point_balances where subject = $1 for update', [`m:${first.memberId}`])
    await batch.letGo()
    expect((await cancelling).status).toBe(200)
    expect([await meetings.balance(first.memberId), await meetings.balance(second.memberId)]).toEqual([0, 0])
  })

  test('strikes, restored rows, confirmed lists and cancelled activities of the same members: nobody is sent away', async () => {
    for (let round = 0; round < 4; round++) {
      host.clock.advance(86_400)
      const members = await crowd(6)
      const [struck, gone, listed] = [await scanned(members), await scanned(members), await entered(members)]
      const changes = members.map(async (member) => [await strike(struck, member), await restore(struck, member), await strike(struck, member)])
      const replies = (await Promise.all([...changes, meetings.confirm(listed), cancel(gone)])).flat()
      expect(replies.map(({ status, problem }) => (status === 200 ? 200 : problem))).toEqual(replies.map(() => 200))
      for (const { memberId } of members) expect(await meetings.balance(memberId)).toBe(40)
    }
    expect(await deadlocks()).toBe(0)
  })

  describe('a plan made while its organisation is dissolved', () => {
    const plan = (body: Partial<ActivityContent>) => host.client.send('POST /activities', { body: meetings.content(body) }, { as: people.generalSecretary })
    const dissolve = ({ id }: TestOrg) => host.client.send('POST /orgs/:orgId/dissolve', { params: { orgId: id }, body: { reason: '合并' } }, { as: people.admin })
    /** The first of the two stops just before its end, the second comes to it. */
    const cross = async <A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<[Promise<A>, Promise<B>]> =>
      Held.during(url(), 'audit_lines', 'share row exclusive', async () => {
        const ahead = first()
        await waiting(1)
        const behind = second()
        await waiting(2)
        return [ahead, behind]
      })

    test.each([
      ['branch', 'orgs.dissolved'],
      ['group', 'reference.not_found'],
    ] as const)('comes too late for a %s that is closed already', async (kind, code) => {
      const org = await factory.org({ parent: kind === 'branch' ? people.inner : people.branch, kind })
      const [dissolving, planning] = await cross(() => dissolve(org), () => plan(kind === 'branch' ? { orgId: org.id } : { kind: 'group_meeting', audience: 'unit', unitId: org.id }))
      expect((await dissolving).status).toBe(200)
      expect((await planning).problem.code).toBe(code)
      expect(await meetings.count('activities where org_id = $1 or unit_id = $1', org.id)).toBe(0)
    })

    test('keeps it from being dissolved when it comes first', async () => {
      const org = await factory.org({ parent: people.inner })
      const [planning, dissolving] = await cross(() => plan({ orgId: org.id }), () => dissolve(org))
      expect((await planning).status).toBe(201)
      expect((await dissolving).problem.code).toBe('orgs.has_open_activities')
    })
  })

  describe('a sign-up withdrawn while its member checks in, ten minutes before the start', () => {
    const soon = () => new Date(host.clock.now().getTime() + 600_000).toISOString()

    async function signedUp() {
      const [member] = (await crowd(1)) as [TestPerson]
      const { id } = await meetings.open({ signUpMode: 'sign_up', quota: 1, startsAt: soon() })
      const to = [{ params: { activityId: id } }, { as: member }] as const
      await host.client.call('PUT /activities/:activityId/sign-up', ...to)
      const code = await meetings.code(id)
      return {
        id,
        scan: (more: { key?: string; scannedAt?: string } = {}) => meetings.scan(id, member, { code, ...more }),
        withdraw: () => host.client.send('DELETE /activities/:activityId/sign-up', ...to),
      }
    }

    /** Present and signed up, or neither. */
    const standing = async (id: string) => [await meetings.count('attendances where activity_id = $1', id), await meetings.count('activity_sign_ups where activity_id = $1', id)]

    test('the scan comes between the look and the withdrawal', async () => {
      const { id, scan, withdraw } = await signedUp()
      const held = await Held.by(url(), 'select from activity_sign_ups where activity_id = $1 for key share', [id])
      const withdrawing = withdraw()
      await waiting(1)
      expect((await scan()).body.already).toBe(false)
      await held.letGo()
      expect((await withdrawing).problem.code).toBe('activities.checked_in_already')
      expect(await standing(id)).toEqual([1, 1])
    })

    test('the withdrawal comes between the look and the scan', async () => {
      const { id, scan, withdraw } = await signedUp()
      const held = await Held.by(url(), 'select from activities where id = $1 for no key update', [id])
      const scanning = scan()
      await waiting(1)
      const withdrawing = withdraw()
      await Promise.race([withdrawing, waiting(2)])
      await held.letGo()
      expect((await scanning).body.already).toBe(false)
      expect((await withdrawing).problem.code).toBe('activities.checked_in_already')
      expect(await standing(id)).toEqual([1, 1])
    })

    test.each([
      ['now', {}],
      ['without a network, and sent later', { scannedAt: 60 }],
    ])('the withdrawal is about to be written down when the member scans %s: they sign up by arriving', async (_, { scannedAt = 0 }: { scannedAt?: number }) => {
      const { id, scan, withdraw } = await signedUp()
      const at = host.clock.now().toISOString()
      host.clock.advance(scannedAt)
      const { withdrawing, scanning } = await Held.during(url(), 'audit_lines', 'share row exclusive', async () => {
        const withdrawing = withdraw()
        await waiting(1)
        const scanning = scan(scannedAt > 0 ? { scannedAt: at } : {})
        await waiting(2)
        return { withdrawing, scanning }
      })
      expect([(await withdrawing).status, (await scanning).status]).toEqual([200, 200])
      expect(await standing(id)).toEqual([1, 1])
    })

    test('both at once, again and again: present and signed up, or neither', async () => {
      for (let round = 0; round < 12; round++) {
        const { id, scan, withdraw } = await signedUp()
        const [scanned, withdrawn] = await Promise.all([scan(), withdraw(), scan({ key: `another-phone-${round}` })])
        expect([scanned.status, [200, 409].includes(withdrawn.status)]).toEqual([200, true])
        expect(await standing(id)).toEqual([1, 1])
      }
    })
  })
})
