import { eq } from 'drizzle-orm'
import { startTestApp, type TestApp } from '../../../test/harness/app'
import type { As } from '../../../test/harness/client'
import { Factory } from '../../../test/harness/factories'
import { draftPost, publishPost } from '../../../test/harness/posts'
import { auditLines } from '../audit/audit.table'

describe('receipts', () => {
  let host: TestApp
  let people: Awaited<ReturnType<Factory['smallHospital']>>

  beforeAll(async () => {
    host = await startTestApp()
    const factory = new Factory(host)
    people = await factory.smallHospital()
    await factory.member(people.sibling, { name: '预备党员甲', status: 'probationary' })
    await factory.member(people.sibling, { name: '积极分子乙', status: 'activist' })
  })
  afterAll(() => host.close())

  const ask = (as: As = people.generalSecretary) =>
    publishPost(host, as, { section: 'notices', orgId: people.inner.id, title: '请签收', receiptRequired: true, audience: { kind: 'subtree', orgId: people.inner.id } })
  const sign = (id: string, as: As | null) => host.client.send('POST /posts/:postId/receipt', { params: { postId: id } }, { as })
  const listed = (id: string, given: boolean, as: As, more: object = {}) =>
    host.client.send('GET /posts/:postId/receipts', { params: { postId: id }, query: { given, limit: 100, ...more } }, { as })
  const read = async (id: string, as: As) => (await host.client.send('GET /posts/:postId/mine', { params: { postId: id } }, { as })).body

  test('who signs is counted once, at the first time', async () => {
    const { id } = await ask()
    const before = await read(id, people.generalSecretary)
    expect(before.receipts).toEqual({ given: 0, expected: 9 })
    expect(before.mine).toMatchObject({ receiptAt: null, receiptExpected: true })
    const first = await Promise.all([sign(id, people.member), sign(id, people.member)])
    host.clock.advance(60)
    const again = await sign(id, people.member)
    expect([...first, again].map((reply) => reply.body)).toEqual(Array.from({ length: 3 }, () => first[0].body))
    await sign(id, people.siblingSecretary)
    expect((await read(id, people.generalSecretary)).receipts).toEqual({ given: 2, expected: 9 })
    const lines = await host.app.db.select().from(auditLines).where(eq(auditLines.subjectId, id))
    expect(lines.filter((line) => line.action === 'posts.sign')).toHaveLength(2)
  })

  test('who signed, last first; who has not, by organisation; both in pages', async () => {
    const { id } = await ask()
    for (const person of [people.member, people.retired, people.siblingSecretary]) {
      host.clock.advance(60)
      await sign(id, person)
    }
    const given = (await listed(id, true, people.generalSecretary)).body.items
    expect(given.map((row) => [row.member.name, row.at !== null])).toEqual([['邻支部书记', true], ['老党员', true], ['普通党员', true]])
    const missing: string[] = []
    let cursor: string | null | undefined
    do {
      const { body } = await listed(id, false, people.generalSecretary, { limit: 2, ...(cursor ? { cursor } : {}) })
      missing.push(...body.items.map((row) => row.member.name))
      cursor = body.nextCursor
    } while (cursor)
    expect(missing.slice(0, 5).sort()).toEqual(['办公室主任', '本支部书记', '本支部委员', '总支书记', '管理员'].sort())
    expect(missing.slice(5)).toEqual(['预备党员甲'])
  })

  test('only those who publish for the organisation see the list', async () => {
    const { id } = await ask()
    for (const as of [people.member, people.secretary, people.siblingSecretary]) {
      expect((await listed(id, true, as)).problem.code).toBe('thing.forbidden')
      expect((await read(id, as)).receipts).toBeNull()
    }
    expect((await listed(id, true, people.foreignSecretary)).problem.code).toBe('thing.not_found')
    expect((await listed(id, true, people.office)).status).toBe(200)
  })

  test('nobody signs for what does not ask, does not ask them, or is not theirs to read', async () => {
    const plain = await publishPost(host, people.secretary, { orgId: people.branch.id })
    expect((await sign(plain.id, people.member)).problem.code).toBe('posts.receipt_not_asked')
    expect((await listed(plain.id, true, people.secretary)).problem.code).toBe('posts.receipt_not_asked')
    const { id } = await ask()
    expect((await sign(id, people.foreignMember)).problem.code).toBe('thing.not_found')
    expect((await sign(id, null)).problem.code).toBe('auth.required')
    const open = await publishPost(host, people.secretary, { orgId: people.branch.id, receiptRequired: true })
    expect((await sign(open.id, people.foreignMember)).problem.code).toBe('posts.receipt_not_asked')
    expect((await sign(open.id, people.member)).status).toBe(200)
    const draft = await draftPost(host, people.secretary, { orgId: people.branch.id, receiptRequired: true })
    expect((await sign(draft.id, people.secretary)).problem.code).toBe('thing.not_found')
  })
})
