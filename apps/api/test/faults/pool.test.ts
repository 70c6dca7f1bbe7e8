import type { ApiProcess } from './kit/api-process'
import { expectBooksRight } from './kit/books'
import { expectComeBack } from './kit/come-back'
import { Held } from './kit/held'
import { ask, persist } from './kit/phone'
import { useSite } from './kit/site'

/** The limits of `plugins/db.ts`, and what a busy machine may add to them; milliseconds. */
const [lockMs, connectMs, busyMs] = [5000, 8000, 30_000]

describe('more requests than connections', () => {
  const site = useSite()
  let api: ApiProcess
  beforeAll(async () => {
    api = await site().start()
  })

  test('all connections wait for a lock: 503 in bounded time, the process lives, and goes on when the lock is gone', async () => {
    const { meetings, host, databaseUrl } = site()
    const crowd = await meetings.crowd(45)
    const { id } = await meetings.open()
    const code = await meetings.code(id)
    const scan = (n: number) => ask(api.base, { method: 'POST', path: `/activities/${id}/check-ins`, as: crowd[n]!, key: `pool-${crowd[n]!.memberId}`, body: { code, capture: 'camera' } })
    const plan = () => ask(api.base, { method: 'POST', path: '/activities', as: meetings.people.secretary, body: meetings.content() }, 60_000)

    // plans hold a connection each and wait; some more people want to plan, and members to check in
    const { answers, live } = await Held.during(databaseUrl, 'activities', 'access exclusive', async () => {
      const asked = [...Array.from({ length: 45 }, plan), ...crowd.slice(0, 10).map((_, n) => scan(n))]
      return { live: await ask(api.base, { path: '/health/live' }), answers: await Promise.all(asked) }
    })
    expect(live?.status).toBe(200)
    for (const answer of answers) {
      expectComeBack(answer)
      expect(answer!.took).toBeLessThan(connectMs + lockMs + busyMs)
    }

    // the same presses once more: nothing of the first was left half done
    const again = await Promise.all(crowd.map((_, n) => persist(() => scan(n), Math.random)))
    expect(again.map(({ status }) => status)).toEqual(crowd.map(() => 200))
    expect(again.every(({ body }) => body.already === false)).toBe(true)
    expect((await plan())?.status).toBe(201)
    expect(api.isRunning()).toBe(true)
    await expectBooksRight(host, [])
  }, 180_000)

  test('transactions that fail give their connection back: a hundred of them, and there is still one for everybody', async () => {
    const { meetings, host } = site()
    const wrong = () => ask(api.base, { method: 'POST', path: '/activities', as: meetings.people.secretary, body: { ...meetings.content(), orgId: 999_999 } })
    const refused = await Promise.all(Array.from({ length: 100 }, wrong))
    expect(new Set(refused.map((answer) => answer?.status))).toEqual(new Set([422]))
    // every connection is cut, those in use too
    await Promise.all([
      ...Array.from({ length: 20 }, wrong),
      host.app.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ejia requests' and pid <> pg_backend_pid() and datname = current_database()`).catch(() => null),
    ])
    const after = await Promise.all(Array.from({ length: 30 }, () => persist(wrong, Math.random)))
    expect(new Set(after.map((answer) => answer.status))).toEqual(new Set([422]))
    const { rows } = await host.app.pool.query<{ n: number }>(`select count(*)::int as n from pg_stat_activity where state like 'idle in transaction%' and datname = current_database()`)
    expect(rows[0]!.n).toBe(0)
  }, 180_000)
})
