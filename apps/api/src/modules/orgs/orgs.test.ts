import { startTestApp, type TestApp } from '../../../test/harness/app'
import { Factory } from '../../../test/harness/factories'

describe('the tree of organisations', () => {
  let host: TestApp
  let factory: Factory
  let people: Awaited<ReturnType<Factory['smallHospital']>>

  beforeAll(async () => {
    host = await startTestApp()
    factory = new Factory(host)
    people = await factory.smallHospital()
  })
  afterAll(() => host.close())

  const create = (parentId: number, name: string, as = people.office, kind: 'branch' | 'group' | 'committee' = 'branch') =>
    host.client.send('POST /orgs', { body: { parentId, name, kind } }, { as })
  const audited = async (action: string, id: number) =>
    (await host.app.pool.query('select detail from audit_lines where action = $1 and subject_id = $2', [action, String(id)])).rows

  test('everybody signed in reads the names, parents before children; a visitor does not', async () => {
    const { items } = await host.client.call('GET /orgs', {}, { as: people.member })
    expect(items.slice(0, 3).map((org) => org.name)).toEqual(['测试医院党委', '内科党总支', '心内科党支部'])
    const below = await host.client.call('GET /orgs', { query: { rootId: people.outer.id } }, { as: people.member })
    expect(below.items.map((org) => org.name)).toEqual(['外科党总支', '骨科党支部'])
    expect((await host.client.send('GET /orgs', {}, { as: null })).problem.code).toBe('auth.required')
    expect((await host.client.send('GET /orgs', { query: { rootId: 9999 } }, { as: people.member })).problem.code).toBe('thing.not_found')
  })

  test('how many belong to it is for those who hold an office there', async () => {
    await factory.member(people.branch, { status: 'applicant' })
    const count = async (as: typeof people.member, orgId: number) => (await host.client.call('GET /orgs/:orgId', { params: { orgId } }, { as })).memberCount
    expect(await count(people.member, people.branch.id)).toBeNull()
    expect(await count(people.secretary, people.foreign.id)).toBeNull()
    // party members alone: the applicant does not count
    expect(await count(people.secretary, people.branch.id)).toBe(7)
    expect(await count(people.office, people.outer.id)).toBe(2)
    expect((await host.client.call('GET /orgs/:orgId', { params: { orgId: people.inner.id } }, { as: people.member })).childCount).toBe(2)
  })

  test('the office sets up a branch; it is in the tree, in the history and in the audit', async () => {
    const reply = await create(people.inner.id, ' 神经内科党支部 ')
    expect(reply.status).toBe(201)
    expect(reply.body).toMatchObject({ name: '神经内科党支部', shortName: '神经内科', parentId: people.inner.id, path: `${people.inner.path}${reply.body.id}/` })
    const history = await host.client.call('GET /orgs/:orgId/history', { params: { orgId: reply.body.id } }, { as: people.office })
    expect(history.items).toMatchObject([{ kind: 'created', after: { name: '神经内科党支部' } }])
    expect(await audited('orgs.create', reply.body.id)).toEqual([{ detail: { kind: 'branch', parentId: people.inner.id } }])
  })

  test('setting up is refused: without the office, below what is out of reach or missing, in the wrong place, under a taken name', async () => {
    expect((await create(people.branch.id, '一组', people.secretary, 'group')).problem.code).toBe('reference.not_found')
    expect((await create(9999, '无主支部')).problem.code).toBe('reference.not_found')
    expect((await create(people.branch.id, '支部下的支部')).problem.code).toBe('orgs.kind_not_allowed')
    expect((await create(people.inner.id, '心内科党支部')).problem.code).toBe('orgs.name_taken')
    const outerOffice = await factory.person(people.foreign, { roles: [['office', people.outer]] })
    expect((await create(people.inner.id, '越界支部', outerOffice)).problem.code).toBe('reference.not_found')
    expect((await create(people.outer.id, '界内支部', outerOffice)).status).toBe(201)
  })

  test('two people set up the same branch at once: one succeeds', async () => {
    const replies = await Promise.all([1, 2, 3, 4].map(() => create(people.outer.id, '同名支部')))
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409, 409, 409])
  })

  test('the same request sent again sets up nothing more', async () => {
    const body = { parentId: people.outer.id, name: '重试支部', kind: 'branch' as const }
    const send = () => host.client.send('POST /orgs', { body }, { as: people.office, idempotencyKey: 'retry-org-1' })
    expect((await send()).body).toEqual((await send()).body)
  })

  test('renaming and the term leave an event each; what changes nothing leaves none', async () => {
    const org = await factory.org({ parent: people.outer, name: '旧名党支部' })
    const params = { orgId: org.id }
    const body = { name: '新名党支部', shortName: '新名', termStartsOn: '2024-03-01', termEndsOn: '2027-03-01' }
    const updated = await host.client.call('PATCH /orgs/:orgId', { params, body }, { as: people.office })
    expect(updated).toMatchObject(body)
    await host.client.call('PATCH /orgs/:orgId', { params, body }, { as: people.office })
    const { items } = await host.client.call('GET /orgs/:orgId/history', { params }, { as: people.office })
    expect(items.map((event) => event.kind).sort()).toEqual(['renamed', 'term_set'])
    expect(items.find((event) => event.kind === 'renamed')?.before).toMatchObject({ name: '旧名党支部' })
    expect(await audited('orgs.update', org.id)).toHaveLength(1)
  })

  test('a term that ends before it begins, a day that does not exist, a zero character: refused', async () => {
    const patch = (body: object) => host.client.raw('PATCH', `/orgs/${people.branch.id}`, body, { as: people.office })
    expect((await patch({ termStartsOn: '2026-01-01', termEndsOn: '2025-01-01' })).problem.fields).toEqual([{ field: 'body/termEndsOn', message: '届满日期要晚于任期开始日期' }])
    expect((await patch({ foundedOn: '2026-02-30' })).problem.code).toBe('request.invalid')
    expect((await patch({ name: '心\u0000' })).problem.code).toBe('request.invalid')
    expect((await patch({ path: '/1/' })).problem.code).toBe('request.invalid')
    expect((await patch({ name: '  ' })).problem.code).toBe('request.invalid')
  })

  test('a branch secretary sees the branch and may not rename it; the history of others is not theirs to read', async () => {
    const rename = (orgId: number, as = people.secretary) => host.client.send('PATCH /orgs/:orgId', { params: { orgId }, body: { name: '改名' } }, { as })
    expect((await rename(people.branch.id)).problem.code).toBe('thing.forbidden')
    expect((await rename(9999, people.office)).problem.code).toBe('thing.not_found')
    const history = (as: typeof people.member) => host.client.send('GET /orgs/:orgId/history', { params: { orgId: people.foreign.id } }, { as })
    expect((await history(people.secretary)).problem.code).toBe('thing.forbidden')
    expect((await history(people.foreignSecretary)).status).toBe(200)
  })

  test('history comes in pages; a cursor somebody made up is refused', async () => {
    const org = await factory.org({ parent: people.outer, name: '多次改名' })
    const params = { orgId: org.id }
    for (const name of ['一', '二', '三']) {
      host.clock.advance(1)
      await host.client.call('PATCH /orgs/:orgId', { params, body: { name } }, { as: people.office })
    }
    const first = await host.client.call('GET /orgs/:orgId/history', { params, query: { limit: 2 } }, { as: people.office })
    expect(first.items.map((event) => event.after.name)).toEqual(['三', '二'])
    const second = await host.client.call('GET /orgs/:orgId/history', { params, query: { limit: 2, cursor: first.nextCursor! } }, { as: people.office })
    expect(second).toMatchObject({ items: [{ after: { name: '一' } }], nextCursor: null })
    const bad = Buffer.from('["yesterday","x"]').toString('base64url')
    expect((await host.client.send('GET /orgs/:orgId/history', { params, query: { cursor: bad } }, { as: people.office })).problem.code).toBe('request.invalid')
  })
})
