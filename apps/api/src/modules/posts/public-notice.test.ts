import { sql } from 'drizzle-orm'
import { runJobs, startTestApp, type TestApp } from '../../../test/harness/app'
import { Factory } from '../../../test/harness/factories'
import { draftPost, saveDraft } from '../../../test/harness/posts'

type Content = Partial<Parameters<typeof draftPost>[2]>

describe('posts that end, and public notices that must not end early', () => {
  let host: TestApp
  let people: Awaited<ReturnType<Factory['smallHospital']>>

  beforeEach(async () => {
    host = await startTestApp()
    people = await new Factory(host).smallHospital()
    // Monday, 10:00 in Shanghai
    host.clock.set('2026-11-23T02:00:00Z')
  })
  afterEach(() => host.close())

  const draft = (content: Content) => draftPost(host, people.secretary, { orgId: people.branch.id, audience: { kind: 'public', orgId: null }, ...content })
  const publish = (postId: string, basedOn = 1) => host.client.send('POST /posts/:postId/publish', { params: { postId }, body: { basedOn } }, { as: people.secretary })
  const shown = async (content: Content) => {
    const { id } = await draft(content)
    expect((await publish(id)).status).toBe(200)
    return id
  }
  const look = (postId: string) => host.client.call('GET /posts/:postId/draft', { params: { postId } }, { as: people.secretary })
  const read = (postId: string) => host.client.send('GET /posts/:postId', { params: { postId } })
  const save = async (postId: string, change: Content) => (await saveDraft(host, people.secretary, await look(postId), change)).body.revision
  const managed = async (state: 'published' | 'expired') => (await host.client.call('GET /managed-posts', { query: { state } }, { as: people.secretary })).items.map(({ id }) => id)
  const withdraw = (postId: string, reason: string) => host.client.send('POST /posts/:postId/withdraw', { params: { postId }, body: { reason } }, { as: people.secretary })
  const details = async (postId: string, action: string) =>
    (await host.app.db.execute<{ detail: object }>(sql`select detail from audit_lines where subject_id = ${postId} and action = ${action}`)).rows.map(({ detail }) => detail)

  test('what has expired is gone for readers at that very moment, and shown as expired before any job has marked it', async () => {
    const id = await shown({ expiresAt: '2026-11-24T02:00:00Z' })
    host.clock.set('2026-11-24T01:59:59Z')
    expect((await read(id)).status).toBe(200)
    host.clock.set('2026-11-24T02:00:00Z')
    expect((await read(id)).problem.code).toBe('thing.not_found')
    expect((await host.client.call('GET /posts', { query: {} })).items).toEqual([])
    expect(await look(id)).toMatchObject({ state: 'expired', can: { publish: true, schedule: true, withdraw: false, pin: false } })
    expect([await managed('expired'), await managed('published')]).toEqual([[id], []])
    await runJobs(host)
    host.clock.advance(300)
    await runJobs(host)
    expect(await details(id, 'posts.expire')).toEqual([{ revision: 1 }])
    expect(await managed('expired')).toEqual([id])
  })

  test('saving after the last day shows nothing by itself; published anew with a later day it is back', async () => {
    const id = await shown({ expiresAt: '2026-11-24T02:00:00Z' })
    host.clock.set('2026-11-24T03:00:00Z')
    const revision = await save(id, { title: '延期', expiresAt: '2026-12-24T02:00:00Z' })
    expect((await read(id)).status).toBe(404)
    expect((await publish(id, revision)).body).toMatchObject({ state: 'published', expiresAt: '2026-12-24T02:00:00.000Z' })
    expect((await read(id)).body).toMatchObject({ title: '延期' })
  })

  test('a last day that has passed is refused, beside its field', async () => {
    const { id } = await draft({ expiresAt: '2026-11-23T02:00:00Z' })
    expect((await publish(id)).problem).toMatchObject({ code: 'posts.expires_too_early', fields: [{ field: 'body/expiresAt' }] })
    const noSuch = { section: 'news' as const, orgId: people.branch.id, title: '文', bodyHtml: '<p>文</p>', expiresAt: '2016-12-31T23:59:60Z' }
    expect((await host.client.send('POST /posts', { body: noSuch }, { as: people.secretary })).problem).toMatchObject({ code: 'request.invalid', fields: [{ field: 'body/expiresAt' }] })
    const later = await draft({ expiresAt: '2026-11-25T00:00:00Z' })
    const at = { params: { postId: later.id }, body: { basedOn: 1, at: '2026-11-26T00:00:00Z' } }
    expect((await host.client.send('POST /posts/:postId/schedule', at, { as: people.secretary })).problem.code).toBe('posts.expires_too_early')
  })

  test('a public notice counts working days from the day it is shown', async () => {
    const { id } = await draft({ noticeWorkingDays: 5 })
    expect((await look(id)).publicNotice).toEqual({ workingDays: 5, startsOn: null, endsOn: null, remaining: 5, over: false, holidaysKnown: true })
    await publish(id)
    expect((await read(id)).body.publicNotice).toMatchObject({ startsOn: '2026-11-23', endsOn: '2026-11-30', remaining: 5 })
    host.clock.set('2026-11-28T02:00:00Z')
    expect((await read(id)).body.publicNotice).toMatchObject({ remaining: 1, over: false })
    host.clock.set('2026-11-30T16:00:00Z')
    expect((await read(id)).body.publicNotice).toMatchObject({ remaining: 0, over: true })
    const [listed] = (await host.client.call('GET /managed-posts', { query: {} }, { as: people.secretary })).items
    expect(listed).toMatchObject({ publicNotice: { endsOn: '2026-11-30', over: true } })
    expect((await read(await shown({}))).body.publicNotice).toBeNull()
  })

  test('five working days at least, and its last day not before they are over', async () => {
    const bad = await host.client.send('POST /posts', { body: { section: 'news', orgId: people.branch.id, title: '公示', bodyHtml: '<p>文</p>', noticeWorkingDays: 4 } }, { as: people.secretary })
    expect(bad.problem).toMatchObject({ code: 'request.invalid' })
    expect(bad.problem.fields![0]).toEqual({ field: 'body/noticeWorkingDays', message: '不能小于 5' })
    const short = await draft({ noticeWorkingDays: 5, expiresAt: '2026-11-30T15:59:59Z' })
    expect((await publish(short.id)).problem).toMatchObject({ code: 'posts.notice_too_short', fields: [{ field: 'body/expiresAt' }] })
    const exact = await draft({ noticeWorkingDays: 5, expiresAt: '2026-11-30T16:00:00Z' })
    expect((await publish(exact.id)).status).toBe(200)
  })

  test('while it runs it may be made longer, not shorter, nor cease to be one; a correction does not start it anew', async () => {
    const id = await shown({ noticeWorkingDays: 7 })
    host.clock.set('2026-11-25T02:00:00Z')
    for (const change of [{ noticeWorkingDays: 5 }, { noticeWorkingDays: null }]) {
      expect((await publish(id, await save(id, change))).problem.code).toBe('posts.notice_running')
    }
    expect((await publish(id, await save(id, { title: '更正', noticeWorkingDays: 8 }))).body.publicNotice).toMatchObject({ startsOn: '2026-11-23', endsOn: '2026-12-03' })
    host.clock.set('2026-12-04T02:00:00Z')
    expect((await publish(id, await save(id, { noticeWorkingDays: null }))).body.publicNotice).toBeNull()
  })

  test('it ends early only by being taken back with a reason, which the record keeps; shown again it begins anew', async () => {
    const id = await shown({ noticeWorkingDays: 5 })
    expect((await withdraw(id, ' ')).problem.code).toBe('request.invalid')
    expect((await withdraw(id, '信息有误')).body).toMatchObject({ state: 'withdrawn', withdrawReason: '信息有误' })
    expect(await details(id, 'posts.withdraw')).toEqual([{ noticeUntil: '2026-11-30' }])
    host.clock.set('2026-11-26T02:00:00Z')
    expect((await publish(id)).body.publicNotice).toMatchObject({ startsOn: '2026-11-26', endsOn: '2026-12-03', remaining: 5 })
  })

  test('a scheduled one says when it will end', async () => {
    const { id } = await draft({ noticeWorkingDays: 5 })
    await host.client.call('POST /posts/:postId/schedule', { params: { postId: id }, body: { basedOn: 1, at: '2026-12-28T01:00:00Z' } }, { as: people.secretary })
    expect((await look(id)).publicNotice).toEqual({ workingDays: 5, startsOn: '2026-12-28', endsOn: '2027-01-04', remaining: 5, over: false, holidaysKnown: false })
  })
})
