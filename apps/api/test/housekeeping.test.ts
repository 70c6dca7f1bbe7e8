import { randomUUID } from 'node:crypto'
import { startTestApp, type TestApp } from './harness/app'
import { Factory } from './harness/factories'
import { until } from './harness/until'

const day = 86_400

describe('housekeeping', () => {
  let host: TestApp
  let people: Awaited<ReturnType<Factory['smallHospital']>>
  let hourly: () => void

  beforeAll(async () => {
    const timers = jest.spyOn(global, 'setInterval')
    host = await startTestApp()
    hourly = timers.mock.calls.find(([, every]) => every === 3_600_000)?.[0] as () => void
    timers.mockRestore()
    people = await new Factory(host).smallHospital()
    await host.app.pool.query(`update accounts set demo_key = 'someone' where id = $1`, [people.member.accountId])
  })
  afterAll(() => host.close())

  const count = async (table: string): Promise<number> => Number((await host.app.pool.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]!.n)
  const signIn = () => host.client.call('POST /auth/demo-sessions', { body: { key: 'someone', client: 'weapp' } })
  const refresh = (refreshToken: string) => host.client.send('POST /auth/refresh', { body: { refreshToken, client: 'weapp' } })

  test('comes by itself, every hour', async () => {
    await host.client.call('POST /orgs', { body: { parentId: people.root.id, name: '新支部', kind: 'branch' } }, { as: people.office, idempotencyKey: randomUUID() })
    expect(await count('idempotency_keys')).toBe(1)
    host.clock.advance(7 * day + 1)
    hourly()
    await until('the kept answer is gone', async () => (await count('idempotency_keys')) === 0)
  })

  test('a session in use stays, however old; one that ended goes after a week with its tokens', async () => {
    const [kept, left] = [await signIn(), await signIn()]
    await host.client.call('DELETE /auth/session', {}, { as: { token: left.accessToken } })
    host.clock.advance(6 * day)
    await host.app.keepHouse()
    expect((await refresh(left.refreshToken!)).problem.code).toBe('auth.session_ended')
    host.clock.advance(2 * day)
    await host.app.keepHouse()
    expect((await refresh(left.refreshToken!)).problem.code).toBe('auth.refresh_invalid')
    expect((await refresh(kept.refreshToken!)).status).toBe(200)
  })

  test('a session whose last token expired is forgotten a week later', async () => {
    const { refreshToken } = await signIn()
    host.clock.advance(60 * day + 1)
    await host.app.keepHouse()
    expect((await refresh(refreshToken!)).problem.code).toBe('auth.refresh_invalid')
    host.clock.advance(8 * day)
    await host.app.keepHouse()
    expect([await count('refresh_tokens'), await count('sessions')]).toEqual([0, 0])
  })
})
