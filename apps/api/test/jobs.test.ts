import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { maintainJobs } from '../src/jobs/enqueue'
import { JobLoop } from '../src/jobs/job-loop'
import { JobRunner, type JobHandler } from '../src/jobs/job-runner'
import { runJobs, startTestApp, type TestApp } from './harness/app'

const name = 'posts.expire'

describe('work that is put off', () => {
  let host: TestApp
  let done: unknown[]
  let complaints: string[]

  beforeEach(async () => {
    host = await startTestApp()
    done = []
    complaints = []
  })
  afterEach(() => host.close())

  /** A process of its own on the same database, that knows nothing but this. */
  function worker(handler: JobHandler = async (_, data) => void done.push(data)): JobRunner {
    const { app, clock } = host
    const runner = new JobRunner({ db: app.db, clock, complain: (_, about) => void complaints.push(about) })
    runner.work(name, handler)
    return runner
  }
  const enqueue = (runner: JobRunner, data: { n: number }, options = {}) => runner.enqueue(host.app.db, name, data, options)
  const count = async (state: string) =>
    Number((await host.app.db.execute<{ n: string }>(sql`select count(*) as n from jobs.job where name = ${name} and state::text = ${state}`)).rows[0]?.n)

  test('belongs to the transaction that asked for it', async () => {
    const runner = worker()
    await host.app.db.transaction(async (tx) => {
      await runner.enqueue(tx, name, { n: 1 })
      expect(await runner.runDue()).toBe(0)
    })
    await expect(host.app.db.transaction(async (tx) => {
      await runner.enqueue(tx, name, { n: 2 })
      throw new Error('the request failed')
    })).rejects.toThrow('the request failed')
    expect(await runner.runDue()).toBe(1)
    expect(done).toEqual([{ n: 1 }])
  })

  test('waits for its moment on the clock of the API', async () => {
    const runner = worker()
    await enqueue(runner, { n: 1 }, { startAfter: new Date('2026-11-22T08:00:00Z') })
    host.clock.set('2026-11-22T07:59:59Z')
    expect(await runner.runDue()).toBe(0)
    host.clock.set('2026-11-22T08:00:00Z')
    expect(await runner.runDue()).toBe(1)
    expect(await runner.runDue()).toBe(0)
  })

  test('one key, one waiting job', async () => {
    const runner = worker()
    for (const n of [1, 2, 3]) await enqueue(runner, { n }, { singletonKey: 'a' })
    await enqueue(runner, { n: 4 }, { singletonKey: 'b' })
    await runner.runDue()
    expect(done).toEqual([{ n: 1 }, { n: 4 }])
    await enqueue(runner, { n: 5 }, { singletonKey: 'a' })
    expect(await runner.runDue()).toBe(1)
  })

  test('is shared by processes and done once', async () => {
    const runners = [worker(), worker(), worker()]
    for (let n = 0; n < 30; n++) await enqueue(runners[0]!, { n })
    await Promise.all(runners.map((runner) => runner.runDue()))
    expect(done).toHaveLength(30)
    expect(new Set(done.map((data) => JSON.stringify(data))).size).toBe(30)
  })

  test('is tried again later and later, then left as failed', async () => {
    const times: number[] = []
    const runner = worker(() => {
      times.push(host.clock.now().getTime())
      return Promise.reject(new Error('not now'))
    })
    await enqueue(runner, { n: 1 })
    for (let minutes = 0; minutes < 60; minutes += 0.5) {
      await runner.runDue()
      host.clock.advance(30)
    }
    const gaps = times.slice(1).map((at, index) => at - times[index]!)
    expect(times).toHaveLength(6)
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b))
    expect(complaints).toHaveLength(6)
    expect(await count('failed')).toBe(1)
  })

  test('the timetable: each of its minutes once, whatever the number of processes', async () => {
    const handler = async () => void done.push(host.clock.now().toISOString())
    const runners = [1, 2].map(() => {
      const runner = new JobRunner({ db: host.app.db, clock: host.clock, complain: () => undefined })
      runner.every('posts.publish-sweep', '0 8 * * *', handler)
      return runner
    })
    for (const at of ['2026-11-22T23:59:10Z', '2026-11-23T00:00:05Z', '2026-11-23T00:00:55Z', '2026-11-23T00:01:00Z']) {
      host.clock.set(at)
      await Promise.all(runners.map((runner) => runner.runDue()))
    }
    expect(done).toEqual(['2026-11-23T00:00:05.000Z'])
  })

  test('a process that ends gives back what it has not finished, and another does it', async () => {
    let finish: () => void = () => undefined
    const slow = worker(() => new Promise<void>((resolve) => (finish = resolve)))
    await enqueue(slow, { n: 1 })
    const under = slow.runOne()
    for (let look = 0; look < 3000 && (await count('active')) === 0; look++) await new Promise((resolve) => setTimeout(resolve, 10))
    await slow.giveUp()
    expect(await worker().runDue()).toBe(1)
    expect(done).toEqual([{ n: 1 }])
    finish()
    await under
  })

  test('a queue in trouble fails no request and no other statement of its transaction', async () => {
    const runner = worker()
    await host.app.db.execute(sql`alter schema jobs rename to lost`)
    await host.app.db.transaction(async (tx) => {
      await runner.enqueue(tx, name, { n: 1 })
      await tx.execute(sql`insert into idempotency_keys (account_id, key, route, request_hash, created_at) values ('a', 'kept', 'r', 'h', '2026-11-22')`)
    })
    expect((await host.app.db.execute(sql`select 1 from idempotency_keys where key = 'kept'`)).rows).toHaveLength(1)
    expect(complaints).toHaveLength(1)
    expect((await host.client.send('GET /sections', {})).status).toBe(200)
    await host.app.db.execute(sql`alter schema lost rename to jobs`)
  })

  test('the queue is tidied with the statements pg-boss brings', async () => {
    await enqueue(worker(), { n: 1 })
    await maintainJobs(host.app.pool)
    expect(await runJobs(host)).toBeGreaterThanOrEqual(0)
  })

  test('a process does what is due by itself, and finishes what it took up before it ends', async () => {
    let begun: () => void = () => undefined
    const begins = new Promise<void>((resolve) => (begun = resolve))
    const runner = worker(async (_, data) => {
      begun()
      await pause(300)
      done.push(data)
    })
    await enqueue(runner, { n: 1 })
    // pg-boss tidies by the database's clock, for which what a test clock began is long overdue
    const maintain = () => Promise.resolve()
    const loop = new JobLoop({ runner, maintain, complain: (error, about) => void complaints.push(`${about}: ${String(error)}`) })
    await begins
    await loop.stop()
    expect(complaints).toEqual([])
    expect(done).toEqual([{ n: 1 }])
    expect(await count('completed')).toBe(1)
  })
})
