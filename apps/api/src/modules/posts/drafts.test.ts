import { eq } from 'drizzle-orm'
import { useHospital } from '../../../test/harness/hospital'
import { draftPost, publishPost, saveDraft } from '../../../test/harness/posts'
import { auditLines } from '../audit/audit.table'

describe('writing posts', () => {
  const { host, people } = useHospital()

  const open = (as: { token: string } | null, postId: string) => host.client.send('GET /posts/:postId/draft', { params: { postId } }, { as })

  test('a draft is addressed to its own organisation unless the author says otherwise', async () => {
    const draft = await draftPost(host, people.commissioner, { orgId: people.branch.id })
    expect(draft).toMatchObject({ state: 'draft', revision: 1, publishedRevision: null, audience: { kind: 'subtree', orgId: people.branch.id } })
    expect(draft.can).toEqual({ submit: true, review: false, publish: false, schedule: false, unschedule: false, withdraw: false, pin: false, remind: false })
  })

  test('dangerous markup never gets in; the rest stays', async () => {
    const bodyHtml =
      '<h1>大标题</h1><p style="text-align:center;color:red" onclick="x()">居<b>中</b></p><script>alert(1)</script><iframe src="https://x"></iframe>' +
      '<a href="javascript:alert(1)">坏</a><a href="https://a.example/">好</a><img src="https://x/y.png" onerror="x()"><svg><p>图</p></svg>' +
      '<table><tr><td colspan="2">格</td></tr></table><div>块</div>&lt;script&gt;'
    const draft = await draftPost(host, people.secretary, { orgId: people.branch.id, title: ' <b>标题</b>\n二 ', bodyHtml })
    expect(draft.title).toBe('<b>标题</b> 二')
    expect(draft.bodyHtml).toBe(
      '<h2>大标题</h2><p style="text-align:center">居<strong>中</strong></p><a>坏</a><a href="https://a.example/">好</a><p>图</p>' +
        '<table><tr><td colspan="2">格</td></tr></table>块&lt;script&gt;',
    )
  })

  test('what pastes from Word and articles need stays: tables, alignment, lists, small signs; their styles go', async () => {
    const bodyHtml =
      '<p align="RIGHT" style="margin-left:21.0pt;font-family:宋体">右</p><p align="x" style="text-align:center">中</p><table border="1" width="500"><tr><td align="center" rowspan="2" style="width:3cm">格</td></tr></table>' +
      '<ol start="3" type="a"><li>三</li></ol><h5>小题</h5><p>10<sup>3</sup> H<sub>2</sub>O <del>旧</del><ins>新</ins></p><figure><figcaption>图注</figcaption></figure>'
    const draft = await draftPost(host, people.secretary, { orgId: people.branch.id, bodyHtml })
    expect(draft.bodyHtml).toBe(
      '<p style="text-align:right">右</p><p style="text-align:center">中</p><table><tr><td rowspan="2" style="text-align:center">格</td></tr></table>' +
        '<ol start="3"><li>三</li></ol><h4>小题</h4><p>10<sup>3</sup> H<sub>2</sub>O <s>旧</s><u>新</u></p><figure><figcaption>图注</figcaption></figure>',
    )
  })

  test('every save is a revision; one based on an older one is refused', async () => {
    const draft = await draftPost(host, people.secretary, { orgId: people.branch.id, title: '第一稿' })
    const saved = await saveDraft(host, people.commissioner, draft, { title: '第二稿' })
    expect(saved.body).toMatchObject({ revision: 2, title: '第二稿' })
    expect((await saveDraft(host, people.secretary, draft, { title: '旧稿' })).problem.code).toBe('thing.changed')
    const { items } = await host.client.call('GET /posts/:postId/revisions', { params: { postId: draft.id }, query: {} }, { as: people.secretary })
    expect(items.map(({ revision, title, savedBy }) => [revision, title, savedBy])).toEqual([
      [2, '第二稿', '本支部委员'],
      [1, '第一稿', '本支部书记'],
    ])
  })

  test('of two saves at once one wins', async () => {
    const draft = await draftPost(host, people.secretary, { orgId: people.branch.id })
    const replies = await Promise.all(['甲', '乙', '丙'].map((title) => saveDraft(host, people.secretary, draft, { title })))
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409, 409])
  })

  test('revisions come in pages', async () => {
    let draft = await draftPost(host, people.secretary, { orgId: people.branch.id })
    for (const title of ['二', '三']) draft = (await saveDraft(host, people.secretary, draft, { title })).body
    const params = { postId: draft.id }
    const first = await host.client.call('GET /posts/:postId/revisions', { params, query: { limit: 2 } }, { as: people.secretary })
    const second = await host.client.call('GET /posts/:postId/revisions', { params, query: { limit: 2, cursor: first.nextCursor! } }, { as: people.secretary })
    expect([first.items.map((row) => row.revision), second.items.map((row) => row.revision), second.nextCursor]).toEqual([[3, 2], [1], null])
  })

  test('nobody writes for an organisation out of reach', async () => {
    const create = (as: { token: string }, orgId: number) =>
      host.client.send('POST /posts', { body: { section: 'news', orgId, title: '标题', bodyHtml: '<p>文</p>' } }, { as })
    expect((await create(people.secretary, people.sibling.id)).problem).toMatchObject({ code: 'reference.not_found', status: 422 })
    expect((await create(people.secretary, people.inner.id)).problem.code).toBe('reference.not_found')
    expect((await create(people.secretary, 2_000_000_000)).problem.code).toBe('reference.not_found')
    expect((await create(people.member, people.branch.id)).problem.code).toBe('reference.not_found')
    expect((await create(people.admin, people.branch.id)).problem.code).toBe('reference.not_found')
    expect((await create(people.generalSecretary, people.inner.id)).status).toBe(201)
  })

  test('an author addresses those below or above, not next door; who asks for signatures addresses only those within reach', async () => {
    const create = (orgId: number, receiptRequired: boolean) =>
      host.client.send(
        'POST /posts',
        { body: { section: 'notices', orgId: people.branch.id, title: '通知', bodyHtml: '<p>文</p>', receiptRequired, audience: { kind: 'subtree', orgId } } },
        { as: people.secretary },
      )
    expect((await create(people.root.id, false)).status).toBe(201)
    expect((await create(people.sibling.id, false)).problem.code).toBe('reference.not_found')
    expect((await create(people.root.id, true)).problem.code).toBe('reference.not_found')
    expect((await create(people.branch.id, true)).status).toBe(201)
  })

  test('a draft is there for those who write for its organisation and for nobody else', async () => {
    const { id } = await draftPost(host, people.secretary, { orgId: people.branch.id })
    for (const as of [people.commissioner, people.generalSecretary, people.office]) expect((await open(as, id)).status).toBe(200)
    for (const as of [people.member, people.siblingSecretary, people.foreignSecretary, people.admin]) {
      expect((await open(as, id)).problem).toMatchObject({ code: 'thing.not_found', status: 404 })
      expect((await host.client.send('GET /posts/:postId/revisions', { params: { postId: id }, query: {} }, { as })).status).toBe(404)
    }
    expect((await open(null, id)).problem.code).toBe('auth.required')
  })

  test('who reads a post but may not change it is told so', async () => {
    const post = await publishPost(host, people.secretary, { orgId: people.branch.id })
    expect((await open(people.member, post.id)).problem).toMatchObject({ code: 'thing.forbidden', status: 403 })
    expect((await saveDraft(host, people.foreignSecretary, post, { title: '改' })).problem.code).toBe('thing.forbidden')
  })

  test('the list of those who write shows every state of theirs and nothing of others', async () => {
    const mine = await draftPost(host, people.siblingSecretary, { orgId: people.sibling.id, title: '邻支部的稿子' })
    const list = async (as: { token: string }, query: object) =>
      (await host.client.call('GET /managed-posts', { query: { limit: 100, ...query } }, { as })).items.map((item) => item.id)
    expect(await list(people.siblingSecretary, {})).toEqual([mine.id])
    expect(await list(people.generalSecretary, { orgId: people.sibling.id })).toEqual([mine.id])
    expect(await list(people.generalSecretary, { state: 'withdrawn' })).toEqual([])
    expect(await list(people.secretary, {})).not.toContain(mine.id)
    expect(await list(people.secretary, { orgId: people.sibling.id })).toEqual([])
    expect(await list(people.member, {})).toEqual([])
  })

  test.each([
    [{ title: '长'.repeat(121) }, 'request.invalid'],
    [{ title: 'a\u0000b' }, 'request.invalid'],
    [{ section: 'nowhere' }, 'request.invalid'],
    [{ unknown: 1 }, 'request.invalid'],
    [{ coverId: '00000000-0000-7000-8000-000000000000' }, 'reference.not_found'],
    [{ attachmentIds: ['00000000-0000-7000-8000-000000000000'] }, 'reference.not_found'],
    [{ bodyHtml: '<img src="/api/v1/files/00000000-0000-7000-8000-000000000000">' }, 'reference.not_found'],
  ])('what cannot be is refused: %#', async (wrong, code) => {
    const reply = await host.client.raw('POST', '/posts', { section: 'news', orgId: people.branch.id, title: '题', bodyHtml: '', ...wrong }, { as: people.secretary })
    expect(reply.problem.code).toBe(code)
  })

  test('each change leaves one audit line', async () => {
    const draft = await draftPost(host, people.secretary, { orgId: people.branch.id })
    await saveDraft(host, people.secretary, draft, { title: '改' })
    const lines = await host.app.db.select().from(auditLines).where(eq(auditLines.subjectId, draft.id)).orderBy(auditLines.id)
    expect(lines.map(({ action, orgId, accountId }) => [action, orgId, accountId])).toEqual([
      ['posts.create', people.branch.id, people.secretary.accountId],
      ['posts.save', people.branch.id, people.secretary.accountId],
    ])
  })
})
