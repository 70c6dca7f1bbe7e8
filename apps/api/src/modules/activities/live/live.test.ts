import { EventStream } from '../../../../test/harness/event-stream'
import { Meetings } from '../../../../test/harness/meetings'

describe('counts as a stream', () => {
  let meetings: Meetings
  const open: EventStream[] = []
  beforeAll(async () => {
    meetings = await Meetings.start()
    await meetings.host.app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterEach(() => {
    for (const stream of open.splice(0)) stream.close()
  })
  afterAll(() => meetings.host.close())

  async function watch(activityId: string, as: { token: string } | null = meetings.people.secretary): Promise<EventStream> {
    const stream = await EventStream.open(meetings.host, `/activities/${activityId}/stream`, as?.token)
    open.push(stream)
    return stream
  }

  test('without a token, of another branch, as a member: no stream, and an answer like everywhere', async () => {
    const { people } = meetings
    const { id } = await meetings.open()
    const answers = []
    for (const as of [null, people.foreignSecretary, people.siblingSecretary, people.member]) {
      const stream = await watch(id, as)
      answers.push([stream.status, await stream.code()])
    }
    expect(answers).toEqual([[401, 'auth.required'], [404, 'thing.not_found'], [404, 'thing.not_found'], [403, 'thing.forbidden']])
    const draft = await watch((await meetings.plan()).id)
    expect([draft.status, await draft.code()]).toEqual([409, 'activities.wrong_state'])
  })

  test('a token in the address is no token', async () => {
    const { id } = await meetings.open()
    const stream = await EventStream.open(meetings.host, `/activities/${id}/stream?access_token=${meetings.people.secretary.token}`)
    expect(stream.status).toBe(401)
  })

  test('the count rises as people check in, who is missing is named masked and only when it changed, and the end is told', async () => {
    const { people } = meetings
    const { id } = await meetings.open({ audience: 'picked', memberIds: [people.member.memberId, people.retired.memberId] })
    const stream = await watch(id)
    expect(stream.header('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(stream.header('cache-control')).toBe('no-store, no-transform')
    expect((await stream.next('count')).data).toMatchObject({ state: 'open', expected: 2, present: 0, recent: [] })
    expect((await stream.next('missing')).data).toEqual({ names: ['普*员', '老*员'], more: 0 })
    await meetings.scan(id, people.member, { code: await meetings.code(id) })
    expect((await stream.next('count', ({ present }) => present === 1)).data).toMatchObject({ recent: [{ name: '普*员' }] })
    await stream.next('missing', ({ names }) => (names as string[]).length === 1)
    // a leave that waits changes nothing on the wall; a granted one does
    await meetings.host.client.call('POST /activities/:activityId/leave', { params: { activityId: id }, body: { reason: 'sick' } }, { as: people.retired })
    const granting = { params: { activityId: id, memberId: people.retired.memberId }, body: { grant: true } }
    await meetings.host.client.call('POST /activities/:activityId/leaves/:memberId/decision', granting, { as: people.secretary })
    expect((await stream.next('missing', ({ names }) => (names as string[]).length === 0)).data).toEqual({ names: [], more: 0 })
    expect(stream.events.filter(({ event }) => event === 'missing')).toHaveLength(3)
    await meetings.confirm(id)
    expect((await stream.next('end')).data).toEqual({ why: 'confirmed' })
    expect(stream.events.at(-2)!.data).toMatchObject({ state: 'confirmed' })
  })

  test('who asks for no stream gets the counts as they are and the connection back', async () => {
    const { id } = await meetings.open()
    const reply = await meetings.host.app.inject({ url: `/api/v1/activities/${id}/stream`, headers: { authorization: `Bearer ${meetings.people.secretary.token}` } })
    expect(reply.body).toMatch(/^event: count\ndata: \{.*"present":0.*\}\n\nevent: missing\ndata: /)
  })

  test('many screens, one count: the database is asked as often for thirty as for one', async () => {
    const { people, host, factory } = meetings
    const { id } = await meetings.open()
    const asked = jest.spyOn(host.app.pool, 'query')
    const pulses = () => asked.mock.calls.filter(([query]) => JSON.stringify(query).includes('as pulse')).length
    const signedIn = await Promise.all(Array.from({ length: 6 }, () => factory.person(people.branch, { roles: [['commissioner', people.branch]] })))
    for (const person of signedIn) for (let n = 0; n < 5; n++) await watch(id, person)
    await Promise.all(open.map((stream) => stream.next('count')))
    const [before, began] = [pulses(), Date.now()]
    await meetings.scan(id, people.member, { code: await meetings.code(id) })
    await Promise.all(open.map((stream) => stream.next('count', ({ present }) => present === 1)))
    const ticks = pulses() - before
    expect(ticks).toBeLessThanOrEqual((Date.now() - began) / 1500 + 2)
    for (const stream of open) stream.close()
    await new Promise((resolve) => setTimeout(resolve, 2000))
    const left = pulses()
    await new Promise((resolve) => setTimeout(resolve, 2000))
    expect(pulses()).toBe(left)
    asked.mockRestore()
  }, 30_000)

  test('an ended session and a lost office end the stream by themselves', async () => {
    const { people, factory, host } = meetings
    const { id } = await meetings.open()
    const [leaving, demoted] = await Promise.all([1, 2].map(() => factory.person(people.branch, { roles: [['commissioner', people.branch]] })))
    const streams = [await watch(id, leaving), await watch(id, demoted), await watch(id)]
    await Promise.all(streams.map((stream) => stream.next('count')))
    await host.client.call('DELETE /auth/session', {}, { as: leaving! })
    await host.app.pool.query('update role_grants set revoked_at = $2 where account_id = $1', [demoted!.accountId, host.clock.now()])
    expect((await streams[0]!.next('end')).data).toEqual({ why: 'signed_out' })
    expect((await streams[1]!.next('end')).data).toEqual({ why: 'forbidden' })
    expect(streams[2]!.ended).toBe(false)
  }, 30_000)

  test('one account has so many screens and no more, and gets the place back', async () => {
    const { id } = await meetings.open()
    for (let n = 0; n < 6; n++) await (await watch(id)).next('count')
    const one = await watch(id)
    expect([one.status, await one.code()]).toEqual([429, 'activities.too_many_screens'])
    open[0]!.close()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect((await watch(id)).status).toBe(200)
  })

  test('the server closes without waiting for screens, and tells them to come back', async () => {
    const other = await Meetings.start()
    await other.host.app.listen({ host: '127.0.0.1', port: 0 })
    const { id } = await other.open()
    const stream = await EventStream.open(other.host, `/activities/${id}/stream`, other.people.secretary.token)
    await stream.next('count')
    const began = Date.now()
    await other.host.close()
    expect(Date.now() - began).toBeLessThan(5000)
    expect((await stream.next('end')).data).toEqual({ why: 'closing' })
  }, 30_000)
})
