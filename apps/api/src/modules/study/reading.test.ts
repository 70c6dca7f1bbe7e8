import { sql } from 'drizzle-orm'
import { startTestApp, type TestApp } from '../../../test/harness/app'
import { Factory } from '../../../test/harness/factories'
import { ensureDefaultRules } from '../points'
import { StudyKit, type Hospital } from './study.test-kit'

describe('reading to the end', () => {
  let host: TestApp
  let kit: StudyKit
  let hospital: Hospital
  let factory: Factory

  beforeAll(async () => {
    host = await startTestApp()
    kit = new StudyKit(host)
    factory = new Factory(host)
    hospital = await factory.smallHospital()
    await ensureDefaultRules({ db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs }, '2026-01-01')
  })
  afterAll(() => host.close())

  const someone = () => factory.person(hospital.branch)
  async function assigned(title = '学习材料', bodyHtml?: string): Promise<string> {
    const itemId = await kit.item(hospital.secretary, hospital.branch, title, bodyHtml)
    await kit.assign(hospital.secretary, itemId, hospital.branch, '2027-12-31')
    return itemId
  }
  const points = async (as: { token: string }) => (await host.client.call('GET /points/mine', { query: {} }, { as })).balance

  test('in order, at a fair pace: done, with study time and points, and the record explains itself', async () => {
    const reader = await someone()
    const itemId = await assigned('读到最后')
    const opened = await kit.open(reader, itemId)
    expect(opened).toMatchObject({ status: 201, body: { nextAnchor: 0, total: 3, remainingSeconds: 61, completedAt: null } })
    const { sessionId } = opened.body
    host.clock.advance(1)
    expect((await kit.reach(reader, sessionId, 0)).body).toMatchObject({ nextAnchor: 1, remainingSeconds: 60 })
    host.clock.advance(20)
    expect((await kit.reach(reader, sessionId, 1)).body).toMatchObject({ nextAnchor: 2, remainingSeconds: 40 })
    host.clock.advance(39)
    const early = await kit.reach(reader, sessionId, 2)
    expect(early.problem).toMatchObject({ code: 'study.too_fast', retryAfter: 1 })
    host.clock.advance(1)
    const end = await kit.reach(reader, sessionId, 2)
    expect(end.body).toMatchObject({ nextAnchor: 3, remainingSeconds: 0, completedAt: host.clock.now().toISOString() })
    expect((await kit.mine(reader, 'owed')).items.map((item) => item.itemId)).not.toContain(itemId)
    expect((await kit.mine(reader, 'done')).items).toMatchObject([{ itemId, overdue: false, progress: { reached: 3, total: 3 } }])
    expect(await host.client.call('GET /study/summary', { query: {} }, { as: reader })).toMatchObject({ year: 2026, minutes: 45, requiredMinutes: 1920, done: 1 })
    const ledger = await host.client.call('GET /points/mine/ledger', { query: {} }, { as: reader })
    expect(ledger.items).toMatchObject([{ delta: 2, title: '读到最后', ruleKey: 'study.completed', pending: false }])
  })

  test('blocks in order only; too soon is refused; a repeated one changes nothing', async () => {
    const reader = await someone()
    const { sessionId } = (await kit.open(reader, await assigned())).body
    expect((await kit.reach(reader, sessionId, 1)).problem.code).toBe('study.out_of_order')
    expect((await kit.reach(reader, sessionId, 0)).status).toBe(200)
    expect((await kit.reach(reader, sessionId, 1)).problem.code).toBe('study.too_fast')
    host.clock.advance(10)
    expect((await kit.reach(reader, sessionId, 1)).status).toBe(200)
    expect((await kit.reach(reader, sessionId, 0)).body).toMatchObject({ nextAnchor: 2, remainingSeconds: 51 })
    expect((await kit.reach(reader, sessionId, 3)).problem.code).toBe('study.out_of_order')
    for (const anchor of [-1, 1.5, 10_001]) expect((await kit.reach(reader, sessionId, anchor)).problem.code).toBe('request.invalid')
  })

  test('the client cannot say how long it read', async () => {
    const reader = await someone()
    const { sessionId } = (await kit.open(reader, await assigned())).body
    const reply = await host.client.raw('POST', `/study/sessions/${sessionId}/anchors`, { anchor: 0, seconds: 600 }, { as: reader })
    expect(reply.problem).toMatchObject({ code: 'request.invalid', fields: [{ field: 'body/seconds' }] })
  })

  test('in several sittings: progress and time carry over, an open page counts two minutes, the newest sitting goes on', async () => {
    const reader = await someone()
    const itemId = await assigned('长文', Array.from({ length: 10 }, () => `<p>${'读'.repeat(600)}</p>`).join(''))
    const first = (await kit.open(reader, itemId)).body
    expect(first).toMatchObject({ total: 10, remainingSeconds: 600 })
    host.clock.advance(3600)
    expect((await kit.reach(reader, first.sessionId, 0)).body).toMatchObject({ remainingSeconds: 480 })
    host.clock.advance(86_400)
    const second = (await kit.open(reader, itemId)).body
    expect(second).toMatchObject({ nextAnchor: 1, remainingSeconds: 480 })
    host.clock.advance(30)
    expect((await kit.reach(reader, first.sessionId, 1)).problem.code).toBe('study.session_closed')
    expect((await kit.reach(reader, second.sessionId, 1)).body).toMatchObject({ nextAnchor: 2, remainingSeconds: 450 })
    for (const anchor of [2, 3, 4, 5, 6, 7, 8]) {
      host.clock.advance(13)
      await kit.reach(reader, second.sessionId, anchor)
    }
    host.clock.advance(358)
    expect((await kit.reach(reader, second.sessionId, 9)).problem.code).toBe('study.too_fast')
    host.clock.advance(1)
    expect((await kit.reach(reader, second.sessionId, 9)).body.completedAt).not.toBeNull()
  })

  test('several sittings open at once do not add up', async () => {
    const reader = await someone()
    const itemId = await assigned()
    const sittings = await Promise.all(Array.from({ length: 5 }, () => kit.open(reader, itemId)))
    host.clock.advance(25)
    await Promise.all(sittings.map(({ body }) => kit.reach(reader, body.sessionId, 0)))
    const { body } = await kit.open(reader, itemId)
    expect(body).toMatchObject({ nextAnchor: 1, remainingSeconds: 36 })
  })

  test('the last block fifty times at once: done once, points once', async () => {
    const reader = await someone()
    const itemId = await assigned('五十次')
    const { sessionId } = (await kit.open(reader, itemId)).body
    for (const anchor of [0, 1]) {
      host.clock.advance(25)
      await kit.reach(reader, sessionId, anchor)
    }
    host.clock.advance(25)
    const replies = await Promise.all(Array.from({ length: 50 }, () => kit.reach(reader, sessionId, 2)))
    expect(new Set(replies.map((reply) => `${reply.status} ${reply.body.completedAt}`)).size).toBe(1)
    expect(await points(reader)).toBe(2)
    const { rows } = await host.app.db.execute(sql`select count(*)::int as n from audit_lines where action = 'study.complete' and subject_id = ${itemId}`)
    expect(rows).toEqual([{ n: 1 }])
    expect((await kit.reach(reader, sessionId, 2)).body).toMatchObject({ nextAnchor: 3 })
    expect((await kit.open(reader, itemId)).body).toMatchObject({ nextAnchor: 3, completedAt: replies[0]!.body.completedAt })
    await kit.read(reader, itemId)
    expect(await points(reader)).toBe(2)
  })

  test('the day cap of the rule: three items a day complete, two give points', async () => {
    const reader = await someone()
    for (const title of ['一', '二', '三']) await kit.read(reader, await assigned(title))
    expect((await kit.mine(reader, 'done')).items.map((item) => item.title)).toEqual(['三', '二', '一'])
    expect(await points(reader)).toBe(4)
  })

  test('retired members study like everyone; points do not apply to them', async () => {
    await kit.read(hospital.retired, await assigned())
    expect(await host.client.call('GET /study/summary', { query: {} }, { as: hospital.retired })).toMatchObject({ minutes: 45, done: 1 })
    expect(await points(hospital.retired)).toBe(0)
  })

  test("another's sitting looks like none; secretaries owe 56 hours", async () => {
    const { sessionId } = (await kit.open(await someone(), await assigned())).body
    expect((await kit.reach(hospital.member, sessionId, 0)).problem.code).toBe('thing.not_found')
    expect((await kit.reach(hospital.member, hospital.member.memberId, 0)).problem.code).toBe('thing.not_found')
    expect(await host.client.call('GET /study/summary', { query: {} }, { as: hospital.secretary })).toMatchObject({ requiredMinutes: 3360 })
  })

  test('finished a second before midnight in Shanghai counts for the old year', async () => {
    const [before, after] = [await someone(), await someone()]
    const itemId = await assigned()
    const sessions = [(await kit.open(before, itemId)).body, (await kit.open(after, itemId)).body]
    host.clock.set('2026-12-31T15:58:00Z')
    for (const [n, who] of [before, after].entries()) {
      await kit.reach(who, sessions[n]!.sessionId, 0)
    }
    host.clock.advance(60)
    for (const [n, who] of [before, after].entries()) await kit.reach(who, sessions[n]!.sessionId, 1)
    host.clock.set('2026-12-31T15:59:59Z')
    await kit.reach(before, sessions[0]!.sessionId, 2)
    host.clock.set('2026-12-31T16:00:00Z')
    await kit.reach(after, sessions[1]!.sessionId, 2)
    const year = async (as: { token: string }, year: number) => (await host.client.call('GET /study/summary', { query: { year } }, { as })).minutes
    expect([await year(before, 2026), await year(before, 2027), await year(after, 2026), await year(after, 2027)]).toEqual([45, 0, 0, 45])
    expect((await host.client.call('GET /points/mine', { query: { year: 2026 } }, { as: before })).balance).toBe(2)
    expect((await host.client.call('GET /points/mine', { query: { year: 2027 } }, { as: after })).balance).toBe(2)
  })
})
