import { eq } from 'drizzle-orm'
import type { Draft } from '@ejia/contract/posts/routes'
import type { As } from '../../../test/harness/client'
import { useHospital } from '../../../test/harness/hospital'
import { draftPost, publishPost, saveDraft } from '../../../test/harness/posts'
import { pdf, png } from '../../../test/harness/samples'
import { auditLines } from '../audit/audit.table'

describe('a desk for posts', () => {
  const { host, people } = useHospital()

  const revision = (as: As, postId: string, number: number) => host.client.send('GET /posts/:postId/revisions/:revision', { params: { postId, revision: number } }, { as })
  const restore = (as: As, { id, revision: basedOn }: Draft, number: number) =>
    host.client.send('POST /posts/:postId/revisions/:revision/restore', { params: { postId: id, revision: number }, body: { basedOn } }, { as })
  const upload = async (name: string, content: Buffer) => ((await host.client.upload('/files', { name, content }, { as: people.secretary })).body as { id: string }).id

  test('each revision is there whole, and going back to one is a new one', async () => {
    const [cover, paper] = [await upload('封面.png', png), await upload('附件.pdf', pdf)]
    const first = await draftPost(host, people.secretary, {
      orgId: people.branch.id, title: '第一稿', summary: '摘要', source: '本刊', section: 'rules', receiptRequired: true, coverId: cover, attachmentIds: [paper],
      bodyHtml: `<p>旧文</p><img src="/api/v1/files/${cover}" alt="">`,
    })
    const second = (await saveDraft(host, people.commissioner, first, { title: '第二稿', bodyHtml: '<p>新文</p>', coverId: null, attachmentIds: [], audience: { kind: 'public', orgId: null } })).body
    expect((await revision(people.secretary, first.id, 2)).body).toMatchObject({ title: '第二稿', savedBy: '本支部委员', audience: { kind: 'public', orgName: null } })
    const old = (await revision(people.secretary, first.id, 1)).body
    expect(old).toMatchObject({
      revision: 1, title: '第一稿', summary: '摘要', source: '本刊', section: 'rules', savedBy: '本支部书记', receiptRequired: true, attachments: [{ id: paper }],
      audience: { kind: 'subtree', orgId: people.branch.id, orgName: people.branch.name },
    })
    expect(old.bodyHtml).toContain('?sig=')
    const back = (await restore(people.secretary, second, 1)).body
    expect(back).toMatchObject({ revision: 3, title: '第一稿', section: 'rules', coverId: cover, attachments: [{ id: paper }], receiptRequired: true, savedBy: '本支部书记' })
    const lines = await host.app.db.select().from(auditLines).where(eq(auditLines.subjectId, first.id)).orderBy(auditLines.id)
    expect(lines.map(({ action, detail }) => [action, detail])).toMatchObject([['posts.create', {}], ['posts.save', { revision: 2 }], ['posts.restore', { revision: 3, from: 1 }]])
  })

  test('going back is refused when somebody saved since, and to what never was', async () => {
    const draft = await draftPost(host, people.secretary, { orgId: people.branch.id })
    await saveDraft(host, people.commissioner, draft, { title: '别人存过' })
    expect((await restore(people.secretary, draft, 1)).problem.code).toBe('thing.changed')
    expect((await restore(people.secretary, { ...draft, revision: 2 }, 9)).problem.code).toBe('thing.not_found')
    expect((await revision(people.secretary, draft.id, 9)).problem.code).toBe('thing.not_found')
  })

  test('revisions are for those who work on the post', async () => {
    const draft = await draftPost(host, people.secretary, { orgId: people.branch.id })
    for (const as of [people.siblingSecretary, people.foreignSecretary, people.member]) {
      expect((await revision(as, draft.id, 1)).problem.code).toBe('thing.not_found')
      expect((await restore(as, draft, 1)).problem.code).toBe('thing.not_found')
    }
    expect((await revision(people.office, draft.id, 1)).status).toBe(200)
  })

  test('the second who opens a post is told of the first; who leaves or falls silent is gone', async () => {
    const { id: postId } = await draftPost(host, people.secretary, { orgId: people.branch.id })
    const here = (as: As) => host.client.send('PUT /posts/:postId/presence', { params: { postId } }, { as })
    expect((await here(people.secretary)).body).toEqual({ others: [] })
    const since = host.clock.now().toISOString()
    host.clock.advance(20)
    await here(people.secretary)
    expect((await here(people.commissioner)).body).toEqual({ others: [{ name: '本支部书记', since }] })
    await host.client.call('DELETE /posts/:postId/presence', { params: { postId } }, { as: people.commissioner })
    expect((await here(people.secretary)).body).toEqual({ others: [] })
    host.clock.advance(61)
    expect((await here(people.commissioner)).body).toEqual({ others: [] })
    await here(people.secretary)
    expect((await here(people.commissioner)).body.others).toEqual([{ name: '本支部书记', since: host.clock.now().toISOString() }])
    for (const as of [people.siblingSecretary, people.member]) expect((await here(as)).problem.code).toBe('thing.not_found')
    expect(await host.app.db.$count(auditLines, eq(auditLines.subjectId, postId))).toBe(1)
  })

  test('the list of those who write narrows by section, title, own ones and what waits for a review', async () => {
    const orgId = people.branch.id
    const list = async (as: As, query: object) => (await host.client.call('GET /managed-posts', { query: { limit: 100, ...query } }, { as })).items
    const mine = await draftPost(host, people.commissioner, { orgId, section: 'integrity', title: '廉洁 100%_提醒' })
    expect((await list(people.secretary, { section: 'integrity' })).map(({ id }) => id)).toEqual([mine.id])
    expect((await list(people.secretary, { q: ' 100%_ ' })).map(({ id }) => id)).toEqual([mine.id])
    expect(await list(people.secretary, { q: '没有这个题目' })).toEqual([])
    expect((await list(people.commissioner, { mine: true })).map(({ id }) => id)).toContain(mine.id)
    expect((await list(people.secretary, { mine: true })).map(({ id }) => id)).not.toContain(mine.id)
    await host.client.call('POST /posts/:postId/submit', { params: { postId: mine.id } }, { as: people.commissioner })
    expect(await list(people.office, { toReview: true })).toMatchObject([{ id: mine.id, awaitingReview: true, savedBy: '本支部委员', can: { edit: true, review: true } }])
    expect(await list(people.commissioner, { toReview: true })).toEqual([])
    expect((await list(people.secretary, { section: 'integrity' }))[0]).toMatchObject({ awaitingReview: true, can: { edit: true, review: false } })
    const opened = await host.client.call('GET /posts/:postId/draft', { params: { postId: mine.id } }, { as: people.office })
    expect(opened).toMatchObject({ savedBy: '本支部委员', submittedAt: host.clock.now().toISOString(), review: null })
    const body = { approve: true, secrecyChecked: true, basedOn: 1 }
    expect(await host.client.call('POST /posts/:postId/review', { params: { postId: mine.id }, body }, { as: people.office })).toMatchObject({
      submittedAt: null, review: { by: '办公室主任', at: host.clock.now().toISOString(), secrecyChecked: true },
    })
  })
})

describe('how far a post has come', () => {
  const { host, people } = useHospital()

  const reads = (id: string, read: boolean, as: As) => host.client.send('GET /posts/:postId/reads', { params: { postId: id }, query: { read, limit: 100 } }, { as })
  const counts = (id: string, as: As) => host.client.send('GET /posts/:postId/readership', { params: { postId: id } }, { as })
  const open = (id: string, as: As) => host.client.call('POST /posts/:postId/reads', { params: { postId: id } }, { as })
  const names = (items: { member: { name: string } }[]) => items.map(({ member }) => member.name)

  test('who has read and who has not; an outsider who read counts as having read, not as missing', async () => {
    const { id } = await publishPost(host, people.secretary, { orgId: people.branch.id, title: '=1+1', receiptRequired: true })
    await open(id, people.member)
    host.clock.advance(60)
    await open(id, people.foreignMember)
    await host.client.call('POST /posts/:postId/receipt', { params: { postId: id } }, { as: people.member })
    expect((await counts(id, people.secretary)).body).toMatchObject({ audience: { id: people.branch.id }, reads: { done: 2 }, receipts: { done: 1 } })
    const done = names((await reads(id, true, people.secretary)).body.items)
    const missing = names((await reads(id, false, people.secretary)).body.items)
    expect(done[1]).toBe('普通党员')
    expect(missing).toContain('老党员')
    expect(missing).not.toContain('普通党员')
    expect(missing).toHaveLength((await counts(id, people.secretary)).body.reads.missing)
    await host.client.call('POST /posts/:postId/withdraw', { params: { postId: id }, body: { reason: '有错' } }, { as: people.secretary })
    expect((await counts(id, people.secretary)).body.reads.done).toBe(2)
  })

  test('the same as an Excel table', async () => {
    const { readSheet } = await import('read-excel-file/node')
    const { id } = await publishPost(host, people.secretary, { orgId: people.branch.id, title: '通知/一', receiptRequired: true })
    await open(id, people.member)
    const reply = await host.app.inject({ url: `/api/v1/posts/${id}/readership/export`, headers: { authorization: `Bearer ${people.secretary.token}` } })
    expect([reply.statusCode, decodeURIComponent(String(reply.headers['content-disposition']))]).toEqual([200, expect.stringContaining('阅读与签收-通知_一.xlsx')])
    const [titles, ...lines] = await readSheet(reply.rawPayload)
    expect(titles).toEqual(['党组织', '姓名', '名册编号', '是否已读', '阅读时间', '是否签收', '签收时间', '代办'])
    expect(lines.map((line) => [line[1], line[3], line[5]])).toEqual(expect.arrayContaining([['普通党员', '是', '否'], ['老党员', '否', '否']]))
  })

  test('for those who publish for the organisation, once it is published', async () => {
    const { id } = await publishPost(host, people.secretary, { orgId: people.branch.id, audience: { kind: 'subtree', orgId: people.branch.id } })
    expect((await counts(id, people.secretary)).body.receipts).toBeNull()
    for (const as of [people.commissioner, people.member]) expect((await counts(id, as)).problem.code).toBe('thing.forbidden')
    for (const as of [people.siblingSecretary, people.foreignSecretary]) {
      expect((await counts(id, as)).problem.code).toBe('thing.not_found')
      expect((await reads(id, true, as)).problem.code).toBe('thing.not_found')
    }
    const draft = await draftPost(host, people.secretary, { orgId: people.branch.id })
    expect((await counts(draft.id, people.secretary)).problem.code).toBe('thing.not_found')
  })
})
