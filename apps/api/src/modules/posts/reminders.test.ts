import { sql } from 'drizzle-orm'
import { runJobs, startTestApp, type TestApp } from '../../../test/harness/app'
import type { As } from '../../../test/harness/client'
import { Factory } from '../../../test/harness/factories'
import { publishPost } from '../../../test/harness/posts'

describe('asking for signatures, and asking again', () => {
  let host: TestApp
  let people: Awaited<ReturnType<Factory['smallHospital']>>
  let postId: string

  beforeEach(async () => {
    host = await startTestApp()
    people = await new Factory(host).smallHospital()
    const orgId = people.branch.id
    postId = (await publishPost(host, people.secretary, { orgId, title: '通知', receiptRequired: true, audience: { kind: 'subtree', orgId } })).id
  })
  afterEach(() => host.close())

  const remind = (as: As = people.secretary, id = postId) => host.client.send('POST /posts/:postId/remind', { params: { postId: id } }, { as })
  const sign = (as: As) => host.client.call('POST /posts/:postId/receipt', { params: { postId } }, { as })
  const inbox = async (as: As) => (await host.client.call('GET /messages', { query: {} }, { as })).items.map(({ kind }) => kind)

  test('a post that asks for signatures is announced to its audience, once, however often it is published', async () => {
    expect(await inbox(people.member)).toEqual([])
    await runJobs(host)
    expect(await inbox(people.member)).toEqual(['receipt_wanted'])
    expect(await inbox(people.foreignMember)).toEqual([])
    await host.client.call('POST /posts/:postId/withdraw', { params: { postId }, body: { reason: '改' } }, { as: people.secretary })
    await host.client.call('POST /posts/:postId/publish', { params: { postId }, body: { basedOn: 1 } }, { as: people.secretary })
    host.clock.advance(600)
    await runJobs(host)
    expect(await inbox(people.member)).toEqual(['receipt_wanted'])
  })

  test('an announcement whose job was lost is found by the sweep; what asks for nothing announces nothing', async () => {
    await publishPost(host, people.secretary, { orgId: people.branch.id })
    await host.app.db.execute(sql`delete from jobs.job`)
    host.clock.advance(300)
    await runJobs(host)
    expect(await inbox(people.member)).toEqual(['receipt_wanted'])
  })

  test('an audience larger than a batch: everybody once, also when the job runs twice', async () => {
    await host.app.db.execute(sql`
      insert into members (id, name, org_id, roster_no, status, service, away, version, created_at, updated_at)
      select gen_random_uuid(), '党员' || n, ${people.branch.id}, 'B' || n, 'full', 'in_service', false, 1, ${host.clock.now().toISOString()}::timestamptz, ${host.clock.now().toISOString()}::timestamptz
      from generate_series(1, 1200) as n`)
    await runJobs(host)
    await host.app.db.execute(sql`update posts set announced_revision = null`)
    host.clock.advance(300)
    await runJobs(host)
    const { rows } = await host.app.db.execute<{ n: number; members: number }>(sql`select count(*)::int as n, count(distinct member_id)::int as members from message_deliveries where once_key = ${`receipt:${postId}`}`)
    const { given, expected } = (await host.client.call('GET /posts/:postId/mine', { params: { postId } }, { as: people.secretary })).receipts!
    expect(rows[0]).toEqual({ n: expected - given, members: expected - given })
    expect(expected).toBeGreaterThan(1200)
  })

  test('those who have not signed get one message, those who have get none', async () => {
    await runJobs(host)
    await sign(people.member)
    host.clock.advance(60)
    const { body } = await remind()
    const { given, expected } = (await host.client.call('GET /posts/:postId/mine', { params: { postId } }, { as: people.secretary })).receipts!
    expect(body).toEqual({ reminded: expected - given })
    await sign(people.retired)
    await runJobs(host)
    expect(await inbox(people.member)).toEqual(['receipt_wanted'])
    expect(await inbox(people.retired)).toEqual(['receipt_wanted'])
    expect(await inbox(people.commissioner)).toEqual(['receipt_reminder', 'receipt_wanted'])
    expect((await host.client.call('GET /posts/:postId/draft', { params: { postId } }, { as: people.secretary })).remindedAt).toBe(host.clock.now().toISOString())
  })

  test('once a day, also by two at once; the next day again', async () => {
    const both = await Promise.all([remind(), remind(people.generalSecretary)])
    expect(both.map(({ status, problem }) => (status === 200 ? 'sent' : problem.code)).sort()).toEqual(['posts.reminded_today', 'sent'])
    host.clock.set('2026-11-22T15:59:59Z')
    expect((await remind()).problem.code).toBe('posts.quiet_hours')
    host.clock.set('2026-11-23T00:00:00Z')
    expect((await remind()).status).toBe(200)
    await runJobs(host)
    expect((await inbox(people.member)).filter((kind) => kind === 'receipt_reminder')).toHaveLength(1)
  })

  test.each([
    ['2026-11-22T23:59:59Z', 'posts.quiet_hours'],
    ['2026-11-23T00:00:00Z', undefined],
    ['2026-11-23T12:59:59Z', undefined],
    ['2026-11-23T13:00:00Z', 'posts.quiet_hours'],
    ['2026-11-23T19:00:00Z', 'posts.quiet_hours'],
  ])('at %s: %s (8:00 to 21:00 in Shanghai)', async (at, code) => {
    host.clock.set(at)
    expect((await remind()).problem.code).toBe(code)
  })

  test('one asked for in the evening whose job comes late waits for the morning', async () => {
    await runJobs(host)
    host.clock.set('2026-11-22T12:59:00Z')
    await remind()
    host.clock.set('2026-11-22T13:01:00Z')
    await runJobs(host)
    expect(await inbox(people.member)).toEqual(['receipt_wanted'])
    host.clock.set('2026-11-23T00:05:00Z')
    await runJobs(host)
    expect(await inbox(people.member)).toEqual(['receipt_reminder', 'receipt_wanted'])
  })

  test('what cannot be reminded of, and by whom not', async () => {
    expect((await remind(people.commissioner)).problem.code).toBe('thing.forbidden')
    expect((await remind(people.foreignSecretary)).problem.code).toBe('thing.not_found')
    const plain = await publishPost(host, people.secretary, { orgId: people.branch.id })
    expect((await remind(people.secretary, plain.id)).problem.code).toBe('posts.receipt_not_asked')
    await host.client.call('POST /posts/:postId/withdraw', { params: { postId }, body: { reason: '改' } }, { as: people.secretary })
    expect((await remind()).problem.code).toBe('posts.wrong_state')
  })
})
