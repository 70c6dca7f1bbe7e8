import { setTimeout as pause } from 'node:timers/promises'
import type { ApiProcess } from './kit/api-process'
import { expectBooksRight } from './kit/books'
import { expectComeBack } from './kit/come-back'
import { Held, listWaiting } from './kit/held'
import { ask, persist, type Answer } from './kit/phone'
import { until } from '../harness/until'
import { useSite } from './kit/site'

/** Shorter than those of `plugins/db.ts`, so that the test is not all waiting; an operator sets them the same way. Milliseconds. */
const [lockMs, statementMs, silenceMs] = [3000, 4000, 6000]
const shorter = `?lock_timeout=${lockMs}&statement_timeout=${statementMs}&query_timeout=${silenceMs}`
/** For a connection, as in `plugins/db.ts`, and what a busy machine may add. */
const [connectMs, busyMs] = [8000, 30_000]
const longest = 180_000

describe('a database that is slow, frozen, or gone', () => {
  const site = useSite({ durable: true })
  let api: ApiProcess
  beforeAll(async () => {
    api = await site().start({ databaseUrl: site().databaseUrl + shorter })
  })

  const secretary = () => site().meetings.people.secretary
  /** A write that needs several statements of one transaction. */
  const plan = (key?: string): Promise<Answer | null> =>
    ask(api.base, { method: 'POST', path: '/activities', as: secretary(), body: site().meetings.content({ title: key ?? '义诊' }), ...(key && { key }) }, 60_000)
  const live = () => ask(api.base, { path: '/health/live' })
  const count = async (from: string, ...values: unknown[]) => site().meetings.count(from, ...values)

  test('a row that somebody else holds: refused after the limit, nothing written; the same key goes through afterwards', async () => {
    const { databaseUrl } = site()
    const refused = await Held.during(databaseUrl, 'audit_lines', 'share row exclusive', () => plan('waits-for-a-lock'))
    expectComeBack(refused)
    expect(refused!.took).toBeGreaterThan(lockMs - 100)
    expect(refused!.took).toBeLessThan(lockMs + busyMs)
    expect(await count('activities where title = $1', 'waits-for-a-lock')).toBe(0)
    expect((await persist(() => plan('waits-for-a-lock'), Math.random)).status).toBe(201)
    expect(await count('activities where title = $1', 'waits-for-a-lock')).toBe(1)
  }, longest)

  test('a statement that does not end: cut off by the database', async () => {
    const { host } = site()
    await host.app.pool.query(`create function be_slow() returns trigger language plpgsql as 'begin perform pg_sleep(60); return new; end'`)
    await host.app.pool.query(`create trigger be_slow before insert on activities for each row when (new.title = 'never-ends') execute function be_slow()`)
    const refused = await plan('never-ends')
    expectComeBack(refused)
    expect(refused!.took).toBeGreaterThan(statementMs - 100)
    expect(refused!.took).toBeLessThan(statementMs + busyMs)
    expect(await count('activities where title = $1', 'never-ends')).toBe(0)
  }, longest)

  test('as shipped: what requests may wait, and that long work has connections and limits of its own', async () => {
    const limits = `select current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement, current_setting('application_name') as name`
    const { app } = site().host
    expect((await app.pool.query(limits)).rows).toEqual([{ lock: '5s', statement: '15s', name: 'ejia requests' }])
    expect((await app.longPool.query(limits)).rows).toEqual([{ lock: '1min', statement: '5min', name: 'ejia long work' }])
    // what they are given is what they use, in transactions too
    const nameOf = `select current_setting('application_name') as name`
    expect((await app.longDb.transaction((tx) => tx.execute(nameOf))).rows).toEqual([{ name: 'ejia long work' }])
  })

  test('an export waits on a connection for long work, a page on one for requests', async () => {
    const { databaseUrl, meetings } = site()
    const { id } = await meetings.open()
    await Held.during(databaseUrl, 'attendances', 'access exclusive', async (held) => {
      const asked = ['roster-sheet', 'roster'].map((what) => ask(api.base, { path: `/activities/${id}/${what}`, as: secretary() }))
      let waiting: string[] = []
      await until('both wait', async () => (waiting = await listWaiting(databaseUrl)).length === 2, 2500, 20)
      expect(waiting).toEqual(['ejia long work', 'ejia requests'])
      await held.letGo()
      expect((await Promise.all(asked)).map((answer) => answer?.status)).toEqual([200, 200])
    })
  })

  test('a server that stands still keeps no time-outs: the API keeps its own, and recovers when the server does', async () => {
    const { postgres } = site()
    // every connection of the pool is open already
    await Promise.all(Array.from({ length: 20 }, () => plan()))
    const thaw = await postgres!.freeze()
    try {
      const asked = Array.from({ length: 20 }, () => plan())
      await pause(1000)
      expect((await live())?.status).toBe(200)
      for (const answer of await Promise.all(asked)) {
        expectComeBack(answer)
        expect(answer!.took).toBeLessThan(silenceMs + connectMs + busyMs)
      }
    } finally {
      thaw()
    }
    expect((await persist(() => plan('after-the-frost'), Math.random)).status).toBe(201)
    await expectBooksRight(site().host, [])
  }, longest)

  test('a database that is gone: refused at once; back again, the same process goes on', async () => {
    const { postgres, host } = site()
    const { pid } = api
    await postgres!.kill()
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => plan(`while-it-is-gone-${n}`)))
    for (const answer of answers) {
      expectComeBack(answer)
      expect(answer!.took).toBeLessThan(connectMs + busyMs)
    }
    expect((await live())?.status).toBe(200)
    expect((await ask(api.base, { path: '/health/ready' }))?.status).toBe(503)
    await postgres!.startAgain()
    await until('it is ready again', async () => (await ask(api.base, { path: '/health/ready' }))?.status === 200)
    const again = await Promise.all(answers.map((_, n) => persist(() => plan(`while-it-is-gone-${n}`), Math.random)))
    expect(again.map(({ status }) => status)).toEqual(answers.map(() => 201))
    expect(await count(`activities where title like 'while-it-is-gone-%'`)).toBe(answers.length)
    expect(api.pid).toBe(pid)
    expect(api.isRunning()).toBe(true)
    await expectBooksRight(host, [])
  }, longest)
})
