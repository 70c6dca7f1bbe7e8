import type { Role } from '@ejia/domain/roles'
import { sql } from 'drizzle-orm'
import { startTestApp, type TestApp } from '../../../../test/harness/app'
import type { As } from '../../../../test/harness/client'
import { Factory, type TestOrg, type TestPerson } from '../../../../test/harness/factories'
import { until } from '../../../../test/harness/until'

describe('role grants', () => {
  let host: TestApp
  let factory: Factory
  let people: Awaited<ReturnType<Factory['smallHospital']>>
  let unitOffice: TestPerson

  beforeAll(async () => {
    host = await startTestApp()
    factory = new Factory(host)
    people = await factory.smallHospital()
    unitOffice = await factory.person(people.branch, { name: '内科办公室', roles: [['office', people.inner]] })
  })
  afterAll(() => host.close())

  const grant = (as: As, memberId: string, role: Role, org: TestOrg) => host.client.send('POST /role-grants', { body: { memberId, role, orgId: org.id } }, { as })
  const revoke = (as: As, grantId: string) => host.client.send('DELETE /role-grants/:grantId', { params: { grantId } }, { as })
  const list = (as: As, query: { orgId?: number; limit?: number; cursor?: string } = {}) => host.client.send('GET /role-grants', { query }, { as })
  const rolesOf = async (as: As) => (await host.client.call('GET /auth/me', {}, { as })).roles.map((held) => `${held.role}@${held.org.name}`)
  async function grantIdOf(person: TestPerson, role: Role): Promise<string> {
    const { rows } = await host.app.db.execute<{ id: string }>(
      sql`select id from role_grants where account_id = ${person.accountId} and role = ${role} and revoked_at is null`,
    )
    return rows[0]?.id ?? ''
  }

  test('listed by office, by part of a name, by member; a filter opens no other subtree', async () => {
    const query = async (as: As, filter: { role?: Role; name?: string; memberId?: string }) => {
      const { items } = await host.client.call('GET /role-grants', { query: filter }, { as })
      return items.map(({ name, role }) => `${role} ${name}`).sort()
    }
    expect(await query(people.office, { role: 'commissioner' })).toEqual(['commissioner 本支部委员'])
    expect(await query(people.office, { name: '支部书' })).toEqual(['secretary 外支部书记', 'secretary 本支部书记', 'secretary 邻支部书记'].sort())
    expect(await query(people.office, { name: '%' })).toEqual([])
    expect(await query(people.office, { memberId: people.generalSecretary.memberId })).toEqual(['secretary 总支书记'])
    expect(await query(unitOffice, { name: '支部书' })).toEqual(['secretary 本支部书记', 'secretary 邻支部书记'].sort())
    expect(await query(unitOffice, { memberId: people.foreignSecretary.memberId })).toEqual([])
    expect(await query(people.secretary, { role: 'secretary' })).toEqual([])
  })

  test('granted, the role works with the very next request; taken back, it is gone', async () => {
    const person = await factory.person(people.branch)
    expect(await rolesOf(person)).toEqual([])
    const granted = await grant(people.office, person.memberId, 'secretary', people.sibling)
    expect(granted).toMatchObject({ status: 201, body: { name: person.name, member: { id: person.memberId }, role: 'secretary', org: { name: '呼吸科党支部' }, grantedAt: '2026-11-22T06:00:00.000Z' } })
    expect(await rolesOf(person)).toEqual(['secretary@呼吸科党支部'])
    expect((await revoke(people.office, granted.body.id)).status).toBe(200)
    expect(await rolesOf(person)).toEqual([])
    expect((await revoke(people.office, granted.body.id)).problem.code).toBe('thing.not_found')
    const { rows } = await host.app.db.execute(sql`select action, org_id, detail from audit_lines where subject_id = ${person.accountId} order by id`)
    const detail = { grantId: granted.body.id, role: 'secretary' }
    expect(rows).toEqual([
      { action: 'auth.grant_role', org_id: people.sibling.id, detail },
      { action: 'auth.revoke_role', org_id: people.sibling.id, detail },
    ])
  })

  test('somebody who never signed in gets an account with it', async () => {
    const member = await factory.member(people.foreign)
    expect((await grant(people.office, member.id, 'commissioner', people.foreign)).status).toBe(201)
    const { rows } = await host.app.db.execute(sql`select count(*)::int as n from accounts where member_id = ${member.id}`)
    expect(rows[0]).toEqual({ n: 1 })
  })

  test('the same role at the same organisation once, even when two grant it at once; given back it can be given again', async () => {
    const member = await factory.member(people.branch)
    const replies = await Promise.all([1, 2, 3].map(() => grant(people.office, member.id, 'commissioner', people.branch)))
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409, 409])
    expect(replies.find((reply) => reply.status === 409)?.problem.code).toBe('auth.role_held')
    await revoke(people.office, replies.find((reply) => reply.status === 201)?.body.id ?? '')
    expect((await grant(people.office, member.id, 'commissioner', people.branch)).status).toBe(201)
  })

  test.each([
    ['applicant', 422], ['activist', 422], ['prospect', 422], ['probationary', 201], ['full', 201],
  ] as const)('%s → %d: only party members hold office', async (status, expected) => {
    const member = await factory.member(people.branch, { status })
    const reply = await grant(people.office, member.id, 'commissioner', people.branch)
    expect(reply.status).toBe(expected)
    if (expected === 422) expect(reply.problem.code).toBe('auth.not_party_member')
  })

  test('a secretary grants nothing, a member even less', async () => {
    const member = await factory.member(people.branch)
    for (const as of [people.secretary, people.generalSecretary, people.commissioner, people.member]) {
      expect((await grant(as, member.id, 'commissioner', people.branch)).problem).toMatchObject({ status: 403, code: 'thing.forbidden' })
      expect((await list(as)).body).toEqual({ items: [], nextCursor: null })
      expect((await list(as, { orgId: people.branch.id })).problem.code).toBe('thing.forbidden')
    }
  })

  test('an office below the root reaches its own subtree, upwards and sideways nothing', async () => {
    const member = await factory.member(people.branch)
    const outsider = await factory.member(people.foreign)
    expect((await grant(unitOffice, member.id, 'office', people.inner)).status).toBe(201)
    expect((await grant(unitOffice, member.id, 'secretary', people.branch)).status).toBe(201)
    for (const org of [people.root, people.outer, people.foreign]) {
      expect((await grant(unitOffice, member.id, 'commissioner', org)).problem).toMatchObject({ status: 422, code: 'reference.not_found' })
    }
    expect((await grant(unitOffice, outsider.id, 'commissioner', people.branch)).problem.code).toBe('reference.not_found')
  })

  test('unknown members and organisations look like those out of reach', async () => {
    const member = await factory.member(people.branch)
    expect((await grant(people.office, '019aa000-0000-7000-8000-000000000000', 'secretary', people.branch)).problem.code).toBe('reference.not_found')
    expect((await grant(people.office, member.id, 'secretary', { ...people.branch, id: 2_000_000_000 })).problem.code).toBe('reference.not_found')
    expect((await list(people.office, { orgId: 2_000_000_000 })).problem.code).toBe('thing.not_found')
  })

  test('a dissolved organisation gets no officers', async () => {
    const closed = await factory.org({ parent: people.inner })
    await host.app.db.execute(sql`update orgs set dissolved_at = '2026-01-01' where id = ${closed.id}`)
    const member = await factory.member(people.branch)
    expect((await grant(people.office, member.id, 'secretary', closed)).problem.code).toBe('orgs.dissolved')
  })

  test('taken back only by those who could give it', async () => {
    const [above, own, foreign] = [await grantIdOf(people.office, 'office'), await grantIdOf(people.secretary, 'secretary'), await grantIdOf(people.foreignSecretary, 'secretary')]
    expect((await revoke(people.secretary, own)).problem.code).toBe('thing.forbidden')
    expect((await revoke(people.member, own)).problem.code).toBe('thing.not_found')
    expect((await revoke(people.secretary, foreign)).problem.code).toBe('thing.not_found')
    expect((await revoke(unitOffice, above)).problem.code).toBe('thing.not_found')
    expect((await revoke(unitOffice, foreign)).problem.code).toBe('thing.not_found')
  })

  test('the list: in reach, below one organisation, page by page', async () => {
    const everything = (await list(people.office, { limit: 100 })).body.items
    expect(everything.map((item) => item.name)).toEqual(expect.arrayContaining(['办公室主任', '管理员', '本支部书记', '外支部书记']))
    const inner = (await list(unitOffice, { limit: 100 })).body.items.map((item) => item.name)
    expect(inner).toContain('本支部书记')
    expect(inner).not.toContain('外支部书记')
    expect(inner).not.toContain('办公室主任')
    const outer = (await list(people.office, { orgId: people.outer.id, limit: 100 })).body.items
    expect(new Set(outer.map((item) => item.org.name))).toEqual(new Set(['骨科党支部']))
    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page: Awaited<ReturnType<typeof list>>['body'] = (await list(people.office, { limit: 3, ...(cursor ? { cursor } : {}) })).body
      seen.push(...page.items.map((item) => item.id))
      cursor = page.nextCursor
    }
    expect(seen).toEqual(everything.map((item) => item.id))
    for (const forged of ['x', Buffer.from('[null,null]').toString('base64url'), Buffer.from('["/1/","x"]').toString('base64url'), Buffer.from('["/1/"]').toString('base64url')]) {
      expect((await list(people.office, { cursor: forged })).problem).toMatchObject({ status: 400, code: 'request.invalid' })
    }
  })
})

describe('the last keeper of the keys', () => {
  test('the root keeps one administrator or officer, even when the last two revoke each other at once', async () => {
    const host = await startTestApp()
    const factory = new Factory(host)
    const root = await factory.org()
    const branch = await factory.org({ parent: root })
    const people = [await factory.person(branch, { roles: [['admin', root]] }), await factory.person(branch, { roles: [['office', root]] })] as const
    const { items } = await host.client.call('GET /role-grants', { query: {} }, { as: people[0] })
    const idOf = (person: TestPerson) => items.find((item) => item.member?.id === person.memberId)?.id ?? ''
    const revoke = (as: As, grantId: string) => host.client.send('DELETE /role-grants/:grantId', { params: { grantId } }, { as })

    // the grants are held until both requests have got as far as wanting them
    const holder = await host.app.pool.connect()
    await holder.query('begin; select 1 from role_grants for update')
    const both = Promise.all([revoke(people[0], idOf(people[1])), revoke(people[1], idOf(people[0]))])
    const waiting = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    await until('both wait', async () => (await host.app.pool.query<{ n: number }>(waiting)).rows[0]?.n === 2)
    await holder.query('commit')
    holder.release()
    const replies = await both
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409])
    const left = replies[0]?.status === 200 ? people[0] : people[1]
    expect((await revoke(left, idOf(left))).problem).toMatchObject({ status: 409, code: 'auth.last_admin' })
    expect((await host.client.call('GET /role-grants', { query: {} }, { as: left })).items).toHaveLength(1)

    const heir = await factory.member(branch)
    expect((await host.client.send('POST /role-grants', { body: { memberId: heir.id, role: 'office', orgId: root.id } }, { as: left })).status).toBe(201)
    expect((await revoke(left, idOf(left))).status).toBe(200)
    await host.close()
  })
})
