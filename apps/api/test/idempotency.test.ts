import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { forgetOldKeys } from '../src/lib/idempotency'
import { startTestApp, type TestApp } from './harness/app'
import type { As } from './harness/client'
import { Factory } from './harness/factories'

describe('requests sent twice under one Idempotency-Key', () => {
  let host: TestApp
  let factory: Factory
  let people: Awaited<ReturnType<Factory['smallHospital']>>

  beforeAll(async () => {
    host = await startTestApp()
    factory = new Factory(host)
    people = await factory.smallHospital()
  })
  afterAll(() => host.close())

  const grant = (memberId: string, idempotencyKey: string, as: As = people.office, role: 'commissioner' | 'secretary' = 'commissioner') =>
    host.client.send('POST /role-grants', { body: { memberId, role, orgId: people.branch.id } }, { as, idempotencyKey })
  async function grantsOf(memberId: string): Promise<number> {
    const { rows } = await host.app.db.execute<{ n: number }>(
      sql`select count(*)::int as n from role_grants g join accounts a on a.id = g.account_id where a.member_id = ${memberId}`,
    )
    return rows[0]?.n ?? 0
  }

  test('the same answer, and the thing done once', async () => {
    const [member, key] = [await factory.member(people.branch), randomUUID()]
    const [first, second] = [await grant(member.id, key), await grant(member.id, key)]
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body).toEqual(first.body)
    expect(await grantsOf(member.id)).toBe(1)
  })

  test('the answer is remembered, not made again', async () => {
    const [member, key] = [await factory.member(people.branch), randomUUID()]
    const first = await grant(member.id, key)
    await host.client.call('DELETE /role-grants/:grantId', { params: { grantId: first.body.id } }, { as: people.office })
    expect((await grant(member.id, key)).body).toEqual(first.body)
    expect(await grantsOf(member.id)).toBe(1)
  })

  test('another body under the same key is refused, and nothing is done', async () => {
    const [member, other, key] = [await factory.member(people.branch), await factory.member(people.branch), randomUUID()]
    await grant(member.id, key)
    expect((await grant(other.id, key)).problem).toMatchObject({ status: 422, code: 'idempotency.key_reused' })
    expect((await grant(member.id, key, people.office, 'secretary')).problem.code).toBe('idempotency.key_reused')
    expect(await grantsOf(other.id)).toBe(0)
  })

  test('another route under the same key is refused', async () => {
    const [member, key] = [await factory.member(people.branch), randomUUID()]
    const { body } = await grant(member.id, key)
    const revoked = await host.client.send('DELETE /role-grants/:grantId', { params: { grantId: body.id } }, { as: people.office, idempotencyKey: key })
    expect(revoked.problem.code).toBe('idempotency.key_reused')
  })

  test('ten at once: one thing done, ten same answers', async () => {
    const [member, key] = [await factory.member(people.branch), randomUUID()]
    const replies = await Promise.all(Array.from({ length: 10 }, () => grant(member.id, key)))
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([201]))
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1)
    expect(await grantsOf(member.id)).toBe(1)
  })

  test('keys of two people never meet', async () => {
    const [member, key] = [await factory.member(people.branch), randomUUID()]
    expect((await grant(member.id, key)).status).toBe(201)
    expect((await grant(member.id, key, people.admin)).problem.code).toBe('auth.role_held')
  })

  test('a refused request leaves its key unused', async () => {
    const [member, key] = [await factory.member(people.branch, { status: 'applicant' }), randomUUID()]
    expect((await grant(member.id, key)).problem.code).toBe('auth.not_party_member')
    await host.app.db.execute(sql`update members set status = 'full' where id = ${member.id}`)
    expect((await grant(member.id, key)).status).toBe(201)
  })

  test('after seven days a key is new again; housekeeping forgets it', async () => {
    const [member, key] = [await factory.member(people.branch), randomUUID()]
    const before = host.clock.now()
    await grant(member.id, key)
    host.clock.advance(7 * 86_400 - 1)
    expect((await grant(member.id, key)).status).toBe(201)
    host.clock.advance(2)
    expect((await grant(member.id, key)).problem.code).toBe('auth.role_held')

    const count = async () => (await host.app.db.execute<{ n: number }>(sql`select count(*)::int as n from idempotency_keys where key = ${key}`)).rows[0]?.n
    await forgetOldKeys(host.app.db, host.clock.now())
    expect(await count()).toBe(0)
    host.clock.set(before)
  })

  test.each(['short', 'with blank in it', 'x'.repeat(81), '密钥密钥密钥密钥'])('%s is no key', async (key) => {
    const reply = await host.client.raw('POST', '/role-grants', {}, { as: people.office, headers: { 'idempotency-key': encodeURI(key).slice(0, 90) } })
    expect(reply.problem.code).toBe('request.invalid')
  })

  test('answers that are secret are not kept', async () => {
    const member = await factory.member(people.branch)
    const invite = (key: string) =>
      host.client.call('POST /members/:memberId/invitations', { params: { memberId: member.id } }, { as: people.secretary, idempotencyKey: key })
    const key = randomUUID()
    const [first, second] = [await invite(key), await invite(key)]
    expect(second.invitation).not.toBe(first.invitation)
    const { rows } = await host.app.db.execute(sql`select * from idempotency_keys where key = ${key}`)
    expect(rows).toEqual([])
  })
})
