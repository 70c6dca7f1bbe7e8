import { startTestApp, type TestApp } from '../../../test/harness/app'
import type { As } from '../../../test/harness/client'
import { Factory } from '../../../test/harness/factories'
import { draftPost } from '../../../test/harness/posts'

describe('reading the audit', () => {
  let host: TestApp
  let factory: Factory
  let people: Awaited<ReturnType<Factory['smallHospital']>>

  beforeAll(async () => {
    host = await startTestApp()
    factory = new Factory(host)
    people = await factory.smallHospital()
    for (const [as, org] of [[people.secretary, people.branch], [people.siblingSecretary, people.sibling], [people.foreignSecretary, people.foreign]] as const) {
      await draftPost(host, as, { orgId: org.id })
    }
    await host.app.pool.query(`insert into audit_lines (at, action, subject_type, subject_id, detail) values ($1, 'auth.disable', 'account', 'x', '{}')`, [host.clock.now()])
  })
  afterAll(() => host.close())

  const list = async (as: As, query: object = {}) => (await host.client.call('GET /audit/lines', { query: { limit: 100, ...query } }, { as })).items

  test('who did what, newest first', async () => {
    const [last, created] = await list(people.office)
    expect(last).toMatchObject({ action: 'auth.disable', orgId: null, accountId: null })
    expect(created).toMatchObject({ action: 'posts.create', subjectType: 'post', orgId: people.foreign.id, accountId: people.foreignSecretary.accountId, detail: { section: 'news' } })
  })

  test('an office of a part sees the lines of that part', async () => {
    const part = await factory.person(people.branch, { roles: [['office', people.inner]] })
    expect((await list(part)).map((line) => line.orgId)).toEqual([people.sibling.id, people.branch.id])
    expect((await list(people.admin)).map((line) => line.orgId)).toEqual([null, people.foreign.id, people.sibling.id, people.branch.id])
  })

  test('others see nothing', async () => {
    for (const as of [people.member, people.secretary]) expect((await host.client.send('GET /audit/lines', { query: {} }, { as })).problem.code).toBe('thing.forbidden')
    expect((await host.client.send('GET /audit/lines', { query: {} })).problem.code).toBe('auth.required')
  })

  test('by subject, and page by page', async () => {
    expect(await list(people.office, { subjectType: 'account' })).toHaveLength(1)
    expect(await list(people.office, { subjectType: 'post', subjectId: 'none' })).toEqual([])
    const first = await host.client.call('GET /audit/lines', { query: { limit: 3 } }, { as: people.office })
    const second = await host.client.call('GET /audit/lines', { query: { limit: 3, cursor: first.nextCursor! } }, { as: people.office })
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 1, null])
    expect((await host.client.raw('GET', '/audit/lines?cursor=WyJ4Il0', undefined, { as: people.office })).problem.code).toBe('request.invalid')
  })
})
