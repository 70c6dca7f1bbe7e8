import { eq } from 'drizzle-orm'
import type { Draft } from '@ejia/contract/posts/routes'
import { startTestApp, type TestApp } from '../../../test/harness/app'
import type { As } from '../../../test/harness/client'
import { Factory } from '../../../test/harness/factories'
import { draftPost, publishPost, saveDraft } from '../../../test/harness/posts'
import { auditLines } from '../audit/audit.table'

describe('publishing posts', () => {
  let host: TestApp
  let people: Awaited<ReturnType<Factory['smallHospital']>>

  beforeAll(async () => {
    host = await startTestApp()
    people = await new Factory(host).smallHospital()
  })
  afterAll(() => host.close())

  const publish = (as: As, { id, revision }: Draft) => host.client.send('POST /posts/:postId/publish', { params: { postId: id }, body: { basedOn: revision } }, { as })
  const withdraw = (as: As, { id }: Draft) => host.client.send('POST /posts/:postId/withdraw', { params: { postId: id }, body: { reason: '有错' } }, { as })
  const submit = (as: As, { id }: Draft) => host.client.send('POST /posts/:postId/submit', { params: { postId: id } }, { as })
  const review = (as: As, { id, revision }: Draft, body: object = {}) =>
    host.client.send('POST /posts/:postId/review', { params: { postId: id }, body: { approve: true, secrecyChecked: true, basedOn: revision, ...body } }, { as })
  const read = (id: string, as: As | null = null) => host.client.send('GET /posts/:postId', { params: { postId: id } }, { as })
  const actionsOn = async (id: string) =>
    (await host.app.db.select().from(auditLines).where(eq(auditLines.subjectId, id)).orderBy(auditLines.id)).map((line) => line.action)

  test('a 委员 writes, the 书记 publishes', async () => {
    const draft = await draftPost(host, people.commissioner, { orgId: people.branch.id, audience: { kind: 'public', orgId: null } })
    expect((await read(draft.id, people.secretary)).status).toBe(404)
    expect((await publish(people.commissioner, draft)).problem.code).toBe('thing.forbidden')
    expect((await publish(people.siblingSecretary, draft)).problem.code).toBe('thing.not_found')
    expect((await publish(people.secretary, draft)).body).toMatchObject({ state: 'published', publishedRevision: 1, publishedAt: host.clock.now().toISOString() })
    expect((await read(draft.id)).body).toMatchObject({ title: '标题', bodyHtml: '<p>正文</p>' })
  })

  test('publishing twice, even at once, is publishing once', async () => {
    const draft = await draftPost(host, people.secretary, { orgId: people.branch.id })
    const replies = await Promise.all([1, 2, 3].map(() => publish(people.secretary, draft)))
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200])
    expect(await actionsOn(draft.id)).toEqual(['posts.create', 'posts.publish'])
  })

  test('readers see the published revision until the newer one is published too', async () => {
    const post = await publishPost(host, people.secretary, { orgId: people.branch.id, title: '旧题' })
    host.clock.advance(60)
    const saved = (await saveDraft(host, people.secretary, post, { title: '新题', bodyHtml: '<p>新文</p>' })).body
    expect(saved).toMatchObject({ state: 'published', revision: 2, publishedRevision: 1, title: '新题' })
    expect((await read(post.id)).body).toMatchObject({ title: '旧题' })
    const managed = await host.client.call('GET /managed-posts', { query: { state: 'published' } }, { as: people.secretary })
    expect(managed.items.find((item) => item.id === post.id)).toMatchObject({ title: '新题', changed: true })
    await publish(people.secretary, saved)
    expect((await read(post.id)).body).toMatchObject({ title: '新题', bodyHtml: '<p>新文</p>', publishedAt: post.publishedAt })
  })

  test('an older revision than the newest is not published, nor one without title or text', async () => {
    const draft = await draftPost(host, people.secretary, { orgId: people.branch.id, title: ' ', bodyHtml: '<p> </p>' })
    const empty = await publish(people.secretary, draft)
    expect(empty.problem).toMatchObject({ code: 'posts.empty', fields: [{ field: 'body/title' }, { field: 'body/bodyHtml' }] })
    await saveDraft(host, people.secretary, draft, { title: '题', bodyHtml: '<p>文</p>' })
    expect((await publish(people.secretary, draft)).problem.code).toBe('thing.changed')
  })

  test('a withdrawn post is gone for readers, keeps its reason, and can come back', async () => {
    const post = await publishPost(host, people.secretary, { orgId: people.branch.id })
    expect((await withdraw(people.commissioner, post)).problem.code).toBe('thing.forbidden')
    expect((await withdraw(people.secretary, post)).body).toMatchObject({ state: 'withdrawn', withdrawReason: '有错', pinned: false })
    expect((await read(post.id)).status).toBe(404)
    expect((await read(post.id, people.office)).status).toBe(404)
    expect((await withdraw(people.secretary, post)).problem.code).toBe('posts.wrong_state')
    expect((await publish(people.secretary, post)).body).toMatchObject({ state: 'published', withdrawReason: null, publishedAt: post.publishedAt })
  })

  test('党务公开 is published only after somebody else reviewed exactly this revision, secrecy included', async () => {
    const draft = await draftPost(host, people.office, { section: 'disclosure', orgId: people.branch.id, audience: { kind: 'public', orgId: null } })
    const reviewer = await new Factory(host).person(people.branch, { roles: [['office', people.root]] })
    expect((await publish(people.secretary, draft)).problem.code).toBe('posts.review_required')
    expect((await review(reviewer, draft)).problem.code).toBe('posts.wrong_state')
    expect((await submit(people.office, draft)).body).toMatchObject({ state: 'in_review', awaitingReview: true })
    expect((await publish(people.secretary, draft)).problem.code).toBe('posts.review_required')
    expect((await review(people.secretary, draft)).problem.code).toBe('thing.forbidden')
    expect((await review(people.office, draft)).problem.code).toBe('posts.own_review')
    expect((await review(reviewer, draft, { secrecyChecked: false })).body).toMatchObject({ state: 'draft', reviewed: false })
    await submit(people.office, draft)
    expect((await review(reviewer, draft, { note: '可以' })).body).toMatchObject({ state: 'draft', reviewed: true, reviewNote: '可以' })
    const changed = (await saveDraft(host, people.secretary, draft, { title: '改过' })).body
    expect((await publish(people.secretary, changed)).problem.code).toBe('posts.review_required')
    await submit(people.secretary, changed)
    await review(reviewer, changed)
    expect((await publish(people.secretary, changed)).body).toMatchObject({ state: 'published', publishedRevision: 2 })
  })

  test('saving takes a post out of review; a rejection says why', async () => {
    const draft = await draftPost(host, people.secretary, { section: 'disclosure', orgId: people.branch.id })
    await submit(people.secretary, draft)
    const saved = (await saveDraft(host, people.secretary, draft, { title: '再想想' })).body
    expect(saved).toMatchObject({ state: 'draft', awaitingReview: false })
    await submit(people.secretary, saved)
    expect((await review(people.office, draft)).problem.code).toBe('thing.changed')
    expect((await review(people.office, saved, { approve: false, note: '缺依据' })).body).toMatchObject({ state: 'draft', reviewed: false, reviewNote: '缺依据' })
    expect((await publish(people.secretary, saved)).problem.code).toBe('posts.review_required')
  })

  test('a published post stays published while its change is reviewed', async () => {
    const post = await publishPost(host, people.secretary, { orgId: people.branch.id, title: '原文' })
    const saved = (await saveDraft(host, people.secretary, post, { title: '改文', section: 'disclosure' })).body
    await submit(people.secretary, saved)
    expect((await read(post.id)).body).toMatchObject({ title: '原文', section: 'news' })
    expect((await publish(people.secretary, saved)).problem.code).toBe('posts.review_required')
    await review(people.office, saved)
    await publish(people.secretary, saved)
    expect((await read(post.id)).body).toMatchObject({ title: '改文', section: 'disclosure' })
  })

  test('pinning is for who publishes, and repeats harmlessly', async () => {
    const post = await publishPost(host, people.secretary, { orgId: people.branch.id })
    const pin = (as: As, pinned: boolean) => host.client.send('PUT /posts/:postId/pin', { params: { postId: post.id }, body: { pinned } }, { as })
    expect((await pin(people.commissioner, true)).problem.code).toBe('thing.forbidden')
    await pin(people.secretary, true)
    expect((await pin(people.secretary, true)).body).toMatchObject({ pinned: true })
    expect((await pin(people.secretary, false)).body).toMatchObject({ pinned: false })
    expect(await actionsOn(post.id)).toEqual(['posts.create', 'posts.publish', 'posts.pin', 'posts.unpin'])
    const draft = await draftPost(host, people.secretary, { orgId: people.branch.id })
    const early = await host.client.send('PUT /posts/:postId/pin', { params: { postId: draft.id }, body: { pinned: true } }, { as: people.secretary })
    expect(early.problem.code).toBe('posts.wrong_state')
  })
})
