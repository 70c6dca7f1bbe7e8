import { brotliDecompressSync } from 'node:zlib'
import type { PostContent } from '@ejia/contract/posts/routes'
import { ChangeListener } from '../../src/changes/change-listener'
import { startTestApp, type TestApp } from '../harness/app'
import type { As } from '../harness/client'
import { useHospital } from '../harness/hospital'
import { publishPost } from '../harness/posts'
import { png } from '../harness/samples'
import { until } from '../harness/until'
import { StallingProxy } from './kit/stalling-proxy'

describe('bytes prepared once: no reader sees what is not, or no longer, theirs', () => {
  const { host, factory, people } = useHospital()
  /** Another process on the same database. */
  let other: TestApp

  beforeAll(async () => {
    other = await startTestApp({}, host.app.env.databaseUrl)
    for (const { app } of [host, other]) await until('listening', () => app.changes.hears)
  })
  afterAll(() => other.close())

  const at = (on: TestApp, path: string, as: As | null, headers = {}) => on.client.raw('GET', path, undefined, { as, headers })
  const article = (on: TestApp, id: string, as: As | null) => at(on, `/posts/${id}`, as)
  const titles = async (on: TestApp, as: As | null) => ((await at(on, '/posts?section=news&limit=50', as)).body as { items: { title: string }[] }).items.map(({ title }) => title)
  const publish = (title: string, audience: PostContent['audience'], more = {}) => publishPost(host, people.secretary, { orgId: people.branch.id, title, audience, ...more })
  const open = { kind: 'public', orgId: null } as const
  const ours = () => ({ kind: 'subtree', orgId: people.branch.id }) as const
  const withdraw = (on: TestApp, id: string) => on.client.call('POST /posts/:postId/withdraw', { params: { postId: id }, body: { reason: '有误' } }, { as: people.secretary })
  const hitsOf = ({ app }: TestApp) => app.prepared.counts.hit

  test('what was made once is sent again byte for byte, compressed for whoever asks, and not at all to whoever has it', async () => {
    const { id } = await publish('同样的字节', open, { bodyHtml: `<p>${'学习党的创新理论。'.repeat(200)}</p>` })
    const first = await article(host, id, people.member)
    const before = hitsOf(host)
    const again = await article(host, id, people.member)
    expect([hitsOf(host) - before, again.body, again.headers.etag]).toEqual([1, first.body, first.headers.etag])
    expect(first.headers).toMatchObject({ 'cache-control': 'private, no-cache', vary: expect.stringContaining('authorization') as string })
    const unchanged = await at(host, `/posts/${id}`, people.member, { 'if-none-match': first.headers.etag })
    expect([unchanged.status, unchanged.headers['content-length'] ?? '0']).toEqual([304, '0'])
    const packed = await host.app.inject({ url: `/api/v1/posts/${id}`, headers: { authorization: `Bearer ${people.member.token}`, 'accept-encoding': 'gzip, br' } })
    expect(packed.headers['content-encoding']).toBe('br')
    expect(JSON.parse(brotliDecompressSync(packed.rawPayload).toString())).toEqual(first.body)
    expect(packed.rawPayload.length).toBeLessThan(JSON.stringify(first.body).length / 3)
  })

  test('a post withdrawn while a fill is under way: the fill is not kept', async () => {
    const { id } = await publish('填充途中撤回', open)
    // the second query of the fill waits here, after the first has read the post
    const lock = await host.app.pool.connect()
    await lock.query('begin')
    await lock.query('lock table post_attachments in access exclusive mode')
    const filling = article(host, id, null)
    await until('the fill waits', async () => (await host.app.pool.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount! > 0)
    await other.app.pool.query(`update posts set state = 'withdrawn' where id = $1`, [id])
    await host.app.changes.settled()
    await lock.query('commit')
    lock.release()
    expect((await filling).status).toBe(200)
    expect((await article(host, id, null)).status).toBe(404)
  })

  test('two processes: what is withdrawn, narrowed or renamed through one is so in the other', async () => {
    const [gone, narrowed] = [await publish('将被撤回', open), await publish('将被收窄', open)]
    for (const id of [gone.id, narrowed.id]) for (const as of [null, people.member, people.foreignMember]) expect((await article(other, id, as)).status).toBe(200)
    expect(await titles(other, null)).toEqual(expect.arrayContaining(['将被撤回', '将被收窄']))
    await withdraw(host, gone.id)
    await host.app.pool.query(`update posts set audience = 'subtree', audience_org_id = $2 where id = $1`, [narrowed.id, people.branch.id])
    await host.app.pool.query(`update orgs set name = '心血管内科党支部' where id = $1`, [people.branch.id])
    await other.app.changes.settled()
    const seen = async (as: As | null) => [(await article(other, gone.id, as)).status, (await article(other, narrowed.id, as)).status, (await titles(other, as)).filter((title) => title.startsWith('将被'))]
    expect(await seen(null)).toEqual([404, 404, []])
    expect(await seen(people.foreignMember)).toEqual([404, 404, []])
    expect(await seen(people.member)).toEqual([404, 200, ['将被收窄']])
    expect((await article(other, narrowed.id, people.member)).body).toMatchObject({ org: { name: '心血管内科党支部' } })
  })

  test('two processes: a member who moves, an office that ends, a session that is closed', async () => {
    const inner = await publish('支部内部', ours())
    const mover = await factory.person(people.branch)
    const holder = await factory.person(people.foreign, { roles: [['commissioner', people.branch]] })
    const leaver = await factory.person(people.branch)
    for (const as of [mover, holder, leaver]) expect((await article(other, inner.id, as)).status).toBe(200)
    await host.app.pool.query('update members set org_id = $2 where id = $1', [mover.memberId, people.foreign.id])
    await host.app.pool.query('update role_grants set revoked_at = granted_at where account_id = $1', [holder.accountId])
    await host.client.call('DELETE /auth/session', {}, { as: leaver })
    await other.app.changes.settled()
    expect([(await article(other, inner.id, mover)).status, (await article(other, inner.id, holder)).status]).toEqual([404, 404])
    expect((await article(other, inner.id, leaver)).problem.code).toBe('auth.session_ended')
  })

  test('a moment that passes needs no announcement: expiry, and the signatures of the day', async () => {
    host.clock.set('2026-11-22T15:50:00.000Z')
    const picture = (await host.client.upload('/files', { name: 'a.png', content: png }, { as: people.secretary })).body as { id: string }
    const { id } = await publish('五分钟后到期', open, { expiresAt: '2026-11-22T15:55:00.000Z' })
    const signed = await publish('有图的内部文章', ours(), { coverId: picture.id })
    const coverOf = async () => ((await article(host, signed.id, people.member)).body as { coverUrl: string }).coverUrl
    const today = await coverOf()
    host.clock.set('2026-11-22T15:54:59.999Z')
    expect([(await article(host, id, null)).status, (await titles(host, null)).includes('五分钟后到期')]).toEqual([200, true])
    host.clock.set('2026-11-22T15:55:00.000Z')
    expect([(await article(host, id, null)).status, (await titles(host, null)).includes('五分钟后到期')]).toEqual([404, false])
    host.clock.set('2026-11-22T15:59:59.000Z')
    expect(await coverOf()).toBe(today)
    host.clock.set('2026-11-22T16:00:00.000Z')
    expect(await coverOf()).not.toBe(today)
    host.clock.set('2026-11-22T06:00:00.000Z')
  })

  test('the listening connection cut: everything is dropped, nothing is kept, and it comes back by itself', async () => {
    const { id } = await publish('连接中断时', open)
    await article(other, id, null)
    await host.app.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'ejia-changes'`)
    await until('the loss is noticed', () => !other.app.changes.hears)
    const { bypass, hit } = other.app.prepared.counts
    expect((await article(other, id, null)).status).toBe(200)
    expect(other.app.prepared.counts).toMatchObject({ bypass: bypass + 1, hit })
    await host.app.pool.query(`update posts set state = 'withdrawn' where id = $1`, [id])
    expect((await article(other, id, null)).status).toBe(404)
    for (const { app } of [host, other]) await until('listening again', () => app.changes.hears)
    expect((await article(other, id, null)).status).toBe(404)
  })

  test('a connection that swallows everything: memory is not trusted for longer than a second', async () => {
    const proxy = await StallingProxy.before(host.app.env.databaseUrl)
    const heard: string[] = []
    const changes = new ChangeListener({ connectionString: proxy.url })
    changes.on('content', () => heard.push('content'))
    await changes.start()
    expect(changes.hears).toBe(true)
    proxy.stall()
    const stalledAt = performance.now()
    await until('doubt', () => !changes.hears)
    // what was said before the stall was heard at most a second before the doubt; the rest is the wait between two looks
    expect(heard.length).toBeGreaterThan(0)
    expect(performance.now() - stalledAt).toBeLessThan(5000)
    await changes.stop()
    await proxy.close()
  })

  test('settled() waits for the answer to a question asked after the call', async () => {
    let heard = 0
    const changes = new ChangeListener({ connectionString: host.app.env.databaseUrl })
    changes.on('content', () => heard++)
    await changes.start()
    const start = heard
    for (let n = 1; n <= 40; n++) {
      await other.app.pool.query(`select pg_notify('ejia_changes', 'content')`)
      await changes.settled()
      expect(heard - start).toBe(n)
    }
    await changes.stop()
  })
})
