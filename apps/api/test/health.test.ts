import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { buildApp } from '../src/app'
import { startTestApp, testNow, type TestApp } from './harness/app'
import { createDatabase } from './harness/database'
import { until } from './harness/until'

/** Stands between the app and its database, and can stop passing anything on. */
class Wire {
  private stuck = false
  private readonly sockets = new Set<Socket>()
  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    readonly url: string,
  ) {}

  static async to(databaseUrl: string): Promise<Wire> {
    const target = new URL(databaseUrl)
    const server = createServer((client) => {
      const database = connect(Number(target.port), target.hostname)
      for (const socket of [client, database]) wire.sockets.add(socket.on('error', () => undefined))
      client.on('data', (data) => wire.stuck || database.write(data)).on('close', () => database.destroy())
      database.on('data', (data) => wire.stuck || client.write(data)).on('close', () => client.destroy())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const here = new URL(databaseUrl)
    here.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const wire = new Wire(server, here.href)
    return wire
  }

  hold(): void {
    this.stuck = true
  }

  letGo(): void {
    this.stuck = false
    for (const socket of this.sockets) socket.destroy()
  }

  async stop(): Promise<void> {
    this.letGo()
    await new Promise((resolve) => this.server.close(resolve))
  }
}

const second = 1000
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const ready = async ({ app }: TestApp) => {
  const reply = await app.inject('/health/ready')
  return { ...reply.json<{ code?: string; degraded?: string[]; fields?: { field: string }[] }>(), status: reply.statusCode, type: reply.headers['content-type'] }
}
const notReady = (field: string) => ({ status: 503, type: 'application/problem+json', code: 'server.not_ready', retryAfter: 5, fields: [expect.objectContaining({ field })] })

describe('health', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>
  let host: TestApp
  const agree = () => host.clock.set(new Date())

  beforeAll(async () => {
    database = await createDatabase()
    host = await startTestApp({}, database.url)
    agree()
  })
  afterAll(async () => {
    await host.close()
    await database.drop()
  })
  /** What was seen a moment ago is told again for a second. */
  const lookAgain = () => pause(1.1 * second)

  test('ready: the database is there, its migrations are ours, the clocks agree', async () => {
    expect(await ready(host)).toMatchObject({ status: 200, state: 'ready', degraded: [] })
    expect((await host.app.inject('/health/ready')).headers['cache-control']).toBe('no-store')
  })

  test('a second apart is said, ten are not borne', async () => {
    await lookAgain()
    host.clock.advance(3)
    expect(await ready(host)).toMatchObject({ status: 200, degraded: ['clock'] })
    await lookAgain()
    host.clock.set(testNow)
    host.clock.advance(86_400 * 365)
    expect(await ready(host)).toMatchObject(notReady('clock'))
    agree()
  })

  test('a program that is newer than the database waits for its migrations; one that is older serves', async () => {
    await host.app.pool.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', ['of the next version', 9_999_999_999_999])
    await lookAgain()
    agree()
    expect(await ready(host)).toMatchObject({ status: 200 })
    await host.app.pool.query('delete from drizzle.__drizzle_migrations where created_at = (select min(created_at) from drizzle.__drizzle_migrations)')
    await lookAgain()
    agree()
    expect(await ready(host)).toMatchObject(notReady('migrations'))
  })

  test('many who ask are one look', async () => {
    await lookAgain()
    let looks = 0
    const { query } = host.app.pool
    host.app.pool.query = ((...words: Parameters<typeof query>) => {
      looks++
      return query.apply(host.app.pool, words) as unknown
    }) as typeof query
    await Promise.all(Array.from({ length: 50 }, () => ready(host)))
    host.app.pool.query = query
    expect(looks).toBe(1)
  })

  test('a database that does not answer: alive, not ready within the patience, and ready again without a restart', async () => {
    const other = await createDatabase()
    const wire = await Wire.to(other.url)
    const shaky = await startTestApp({}, wire.url)
    shaky.app.healthPatienceMs = 1000
    shaky.clock.set(new Date())
    expect(await ready(shaky)).toMatchObject({ status: 200 })
    await lookAgain()
    wire.hold()
    expect(await ready(shaky)).toMatchObject(notReady('database'))
    expect((await shaky.app.inject('/health/live')).json()).toEqual({ state: 'up' })
    const metrics = await shaky.app.inject('/metrics')
    expect(metrics.body).toMatch(/^ejia_database_up 0$/m)
    expect(metrics.body).toMatch(/^ejia_ready 0$/m)
    wire.letGo()
    await until(
      'ready, and nothing amiss',
      async () => {
        shaky.clock.set(new Date())
        const { status, degraded } = await ready(shaky)
        return status === 200 && degraded?.length === 0
      },
      45_000,
      200,
    )
    await shaky.close()
    await wire.stop()
    await other.drop()
  }, 60_000)

  test('once shutdown has begun: alive, not ready; what still arrives is asked to come back, what was accepted is finished', async () => {
    let release: () => void = () => undefined
    const leaver = await buildApp({ env: host.app.env, clock: host.clock })
    leaver.addHook('preClose', () => new Promise<void>((resolve) => (release = resolve)))
    const base = await leaver.listen({ port: 0, host: '127.0.0.1' })
    const closing = leaver.close()
    const ask = async (path: string) => {
      const reply = await fetch(base + path)
      return { status: reply.status, type: reply.headers.get('content-type'), connection: reply.headers.get('connection'), retry: reply.headers.get('retry-after'), ...((await reply.json()) as { code?: string; fields?: { field: string }[] }), }
    }
    expect(await ask('/health/ready')).toMatchObject({ status: 503, retry: '5', code: 'server.not_ready', fields: [{ field: 'leaving' }] })
    expect((await ask('/health/live')).status).toBe(200)
    expect(await ask('/api/v1/sections')).toMatchObject({ status: 503, retry: '2', code: 'server.busy', connection: 'close' })
    release()
    await closing
  })
})
