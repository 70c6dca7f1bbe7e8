import type { CheckInResult } from '@ejia/contract/activities/schemas'
import { Chance } from './chance'
import type { ApiProcess } from './kit/api-process'
import { expectBooksRight } from './kit/books'
import { ask, persist, type Answer } from './kit/phone'
import { until } from '../harness/until'
import { useSite } from './kit/site'
import { lasting, Storm, type Receipt } from './kit/storm'

describe('two API processes on one database', () => {
  const site = useSite()
  let [one, other]: ApiProcess[] = []
  beforeAll(async () => {
    ;[one, other] = await Promise.all([site().start(), site().start()])
  })

  const bases = () => [one!.base, other!.base] as const
  const result = (answer: Answer | null) => ({ status: answer?.status, ...(answer?.body as unknown as CheckInResult) })

  test('the same member through both at once, with different keys: one attendance, one award, and both are told of it', async () => {
    const { meetings, host } = site()
    const crowd = await meetings.crowd(15)
    const { id } = await meetings.open({ kind: 'lecture' })
    const code = await meetings.code(id)
    const both = await Promise.all(
      crowd.map((who) => Promise.all(bases().map((base, n) => ask(base, { method: 'POST', path: `/activities/${id}/check-ins`, as: who, key: `both-${n}-${who.memberId}`, body: { code, capture: 'camera' } })))),
    )
    for (const answers of both) {
      const results = answers.map(result)
      expect(results.map(({ status }) => status)).toEqual([200, 200])
      expect(results.map(({ already }) => already).sort()).toEqual([false, true])
      expect(new Set(results.map(({ points }) => points?.entryId)).size).toBe(1)
      expect(results[0]!.points).not.toBeNull()
    }
    await expectBooksRight(host, [])
  })

  test('the same key through both at once: one fact, and the very same answer', async () => {
    const { meetings, host } = site()
    const crowd = await meetings.crowd(15)
    const { id } = await meetings.open({ kind: 'training' })
    const code = await meetings.code(id)
    const receipts: Receipt[] = []
    await Promise.all(
      crowd.map(async (who) => {
        const key = `storm-${id}-${who.memberId.slice(-12)}`
        const presses = bases().flatMap((base) => [base, base]).map((base) => ask(base, { method: 'POST', path: `/activities/${id}/check-ins`, as: who, key, body: { code, capture: 'camera' } }))
        const answers = await Promise.all(presses)
        expect(answers.map((answer) => answer?.status)).toEqual([200, 200, 200, 200])
        expect(new Set(answers.map((answer) => JSON.stringify(lasting(answer)))).size).toBe(1)
        expect(result(answers[0]!).already).toBe(false)
        receipts.push(...answers.map((answer) => ({ who, activityId: id, key, code, answer })))
      }),
    )
    await expectBooksRight(host, receipts)
  })

  test('a role taken back through one is refused by the other within a second, for reading and for writing', async () => {
    const { meetings, host } = site()
    const { branch, admin } = meetings.people
    const { id } = await meetings.open()
    const [reader, writer] = await Promise.all([0, 1].map(() => meetings.factory.person(branch, { roles: [['secretary', branch]] })))
    const read = async () => (await ask(other!.base, { path: `/activities/${id}/roster`, as: reader! }))?.status
    const write = async () => (await ask(other!.base, { method: 'POST', path: `/activities/${id}/board`, as: writer! }))?.status
    // the other process has them in its memory now
    expect([await read(), await write()]).toEqual([200, 201])
    for (const { accountId } of [reader!, writer!]) {
      const { rows } = await host.app.pool.query<{ id: string }>('select id from role_grants where account_id = $1', [accountId])
      expect((await ask(one!.base, { method: 'DELETE', path: `/role-grants/${rows[0]!.id}`, as: admin }))?.status).toBeLessThan(300)
    }
    // not theirs to see any more; a write looks at the database, a read hears of it (a busy machine may take a moment longer)
    expect(await write()).toBe(404)
    await until('the reader is refused', async () => (await read()) === 404, 2500)
  })

  test('a list confirmed through one while the other takes scans: each is in it and confirmed, or was told that it is closed', async () => {
    const { meetings, host } = site()
    const chance = new Chance('confirmed meanwhile')
    await chance.told(async () => {
      const storm = await Storm.gather(site(), chance, 40, ['contest'])
      const activityId = storm.activityIds[0]!
      const confirming = storm.afterAcknowledged(1 + chance.below(25)).then(() =>
        persist(() => ask(one!.base, { method: 'POST', path: `/activities/${activityId}/confirmation`, as: meetings.people.secretary, body: {} }), () => chance.next()),
      )
      await Promise.all([storm.rage([other!.base]), confirming])
      expect((await confirming).status).toBe(200)
      const answers = storm.receipts.flatMap(({ answer }) => answer ?? [])
      expect(answers.filter(({ status, problem }) => status !== 200 && problem.code !== 'check_in.closed').map(({ body }) => body)).toEqual([])
      const present = answers.filter(({ status }) => status === 200).length
      // both happened, or nothing was tried
      expect(present).toBeGreaterThan(0)
      expect(present).toBeLessThan(storm.size)
      const { rows } = await host.app.pool.query<{ present: string; points: string; confirmed: string }>(
        `select count(*) as present, count(l.id) as points, count(c.entry_id) as confirmed from attendances a
         left join point_ledger l on l.source_id = a.id::text and l.reversal_of is null left join point_confirmations c on c.entry_id = l.id where a.activity_id = $1`,
        [activityId],
      )
      const { present: there, points, confirmed } = rows[0]!
      expect([points, confirmed]).toEqual([there, there])
      await expectBooksRight(host, storm.receipts)
    })
  })

  test('what is left when one of them dies: the other goes on', async () => {
    const { meetings, host } = site()
    const [member] = await meetings.crowd(1)
    const { id } = await meetings.open({ kind: 'talk' })
    await one!.kill()
    await until('the other answers', async () => (await ask(other!.base, { path: `/activities/${id}`, as: member! }))?.status === 200)
    await expectBooksRight(host, [])
  })
})
