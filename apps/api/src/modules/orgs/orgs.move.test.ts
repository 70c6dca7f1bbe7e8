import { startTestApp, type TestApp } from '../../../test/harness/app'
import { Factory, type TestOrg, type TestPerson } from '../../../test/harness/factories'

describe('moving and dissolving organisations', () => {
  let host: TestApp
  let factory: Factory
  let people: Awaited<ReturnType<Factory['smallHospital']>>

  beforeEach(async () => {
    host = await startTestApp()
    factory = new Factory(host)
    people = await factory.smallHospital()
  })
  afterEach(() => host.close())

  const move = (org: TestOrg, parent: { id: number }, as: TestPerson = people.office) =>
    host.client.send('POST /orgs/:orgId/move', { params: { orgId: org.id }, body: { parentId: parent.id, reason: '机构调整' } }, { as })
  const dissolve = (org: TestOrg, mergeIntoId?: number, as: TestPerson = people.office) =>
    host.client.send('POST /orgs/:orgId/dissolve', { params: { orgId: org.id }, body: { reason: '合并', ...(mergeIntoId ? { mergeIntoId } : {}) } }, { as })
  const pathOf = async (org: TestOrg) => (await host.app.pool.query<{ path: string }>('select path from orgs where id = $1', [org.id])).rows[0]!.path

  test('a subtree moves whole, and roles reach it by its new place', async () => {
    const group = await factory.org({ parent: people.branch, kind: 'group' })
    const moved = await move(people.branch, people.outer)
    expect(moved.body).toMatchObject({ parentId: people.outer.id, path: `${people.outer.path}${people.branch.id}/` })
    expect(await pathOf(group)).toBe(`${people.outer.path}${people.branch.id}/${group.id}/`)
    expect(await pathOf(people.sibling)).toBe(people.sibling.path)
    const detail = (as: TestPerson) => host.client.call('GET /orgs/:orgId', { params: { orgId: people.branch.id } }, { as })
    expect((await detail(people.generalSecretary)).memberCount).toBeNull()
    expect((await detail(people.secretary)).memberCount).toBe(7)
    const history = await host.client.call('GET /orgs/:orgId/history', { params: { orgId: people.branch.id } }, { as: people.office })
    expect(history.items[0]).toMatchObject({ kind: 'moved', reason: '机构调整', before: { parentId: people.inner.id }, after: { parentId: people.outer.id } })
    const lines = await host.app.pool.query(`select account_id from audit_lines where action = 'orgs.move'`)
    expect(lines.rows).toEqual([{ account_id: people.office.accountId }])
  })

  test('moving is refused: the root, below itself, to a place of the wrong kind, beside a namesake, out of reach', async () => {
    expect((await move(people.root, people.inner)).problem.code).toBe('orgs.is_root')
    const unit = await factory.org({ parent: people.root, kind: 'committee', name: '分院党委' })
    const lower = await factory.org({ parent: unit, kind: 'committee', name: '下级党委' })
    expect((await move(unit, lower)).problem.code).toBe('orgs.would_cycle')
    expect((await move(unit, unit)).problem.code).toBe('orgs.would_cycle')
    expect((await move(people.inner, people.foreign)).problem.code).toBe('orgs.kind_not_allowed')
    await factory.org({ parent: people.outer, name: '心内科党支部' })
    expect((await move(people.branch, people.outer)).problem.code).toBe('orgs.name_taken')
    const innerOffice = await factory.person(people.branch, { roles: [['office', people.inner]] })
    expect((await move(people.sibling, people.outer, innerOffice)).problem.code).toBe('reference.not_found')
    expect((await move(people.foreign, people.inner, innerOffice)).problem.code).toBe('thing.forbidden')
    expect((await move(people.branch, people.inner, people.secretary)).problem.code).toBe('thing.forbidden')
  })

  test('moved to where it already is: nothing happens', async () => {
    expect((await move(people.branch, people.inner)).status).toBe(200)
    expect((await host.app.pool.query(`select 1 from org_events where kind = 'moved'`)).rowCount).toBe(0)
  })

  test('moves at once that would put each below the other: only one of a pair succeeds, the tree stays a tree', async () => {
    const committees = await Promise.all([1, 2, 3, 4].map((n) => factory.org({ parent: people.root, kind: 'committee', name: `第${n}党委` })))
    const pairs = committees.flatMap((a) => committees.filter((b) => b !== a).map((b) => ({ a, b })))
    const replies = await Promise.all(pairs.map(({ a, b }) => move(a, b)))
    expect(replies.every((reply) => reply.status === 200 || reply.problem.code === 'orgs.would_cycle')).toBe(true)
    const { rows } = await host.app.pool.query(
      `select o.id from orgs o left join orgs p on p.id = o.parent_id where o.path <> coalesce(p.path, '/') || o.id || '/'`,
    )
    expect(rows).toEqual([])
  })

  test('an empty branch is dissolved, stays for the record and gives its name free', async () => {
    const empty = await factory.org({ parent: people.inner, name: '空支部' })
    expect((await dissolve(empty)).body).toMatchObject({ dissolved: true })
    const names = async (includeDissolved: boolean) =>
      (await host.client.call('GET /orgs', { query: { includeDissolved } }, { as: people.member })).items.map((org) => org.name)
    expect(await names(false)).not.toContain('空支部')
    expect(await names(true)).toContain('空支部')
    expect((await dissolve(empty)).problem.code).toBe('orgs.dissolved')
    expect((await move(empty, people.outer)).problem.code).toBe('orgs.dissolved')
    const again = await host.client.send('POST /orgs', { body: { parentId: people.inner.id, name: '空支部', kind: 'branch' } }, { as: people.office })
    expect(again.status).toBe(201)
  })

  test('dissolving is refused: the root, with branches below, without the office, into itself or out of reach', async () => {
    expect((await dissolve(people.root)).problem.code).toBe('orgs.is_root')
    expect((await dissolve(people.inner)).problem.code).toBe('orgs.has_children')
    expect((await dissolve(people.branch, undefined, people.secretary)).problem.code).toBe('thing.forbidden')
    expect((await dissolve(people.branch, people.branch.id)).problem.code).toBe('reference.not_found')
    expect((await dissolve(people.branch, 9999)).problem.code).toBe('reference.not_found')
    const innerOffice = await factory.person(people.branch, { roles: [['office', people.inner]] })
    expect((await dissolve(people.branch, people.foreign.id, innerOffice)).problem.code).toBe('reference.not_found')
    expect(await pathOf(people.branch)).toBe(people.branch.path)
  })

  test('nothing can be set up below a dissolved organisation', async () => {
    const empty = await factory.org({ parent: people.inner, name: '空支部' })
    await dissolve(empty)
    const reply = await host.client.send('POST /orgs', { body: { parentId: empty.id, name: '一组', kind: 'group' } }, { as: people.office })
    expect(reply.problem.code).toBe('reference.not_found')
  })
})
