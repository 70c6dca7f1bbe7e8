import { sql } from 'drizzle-orm'
import type { As } from '../../../../test/harness/client'
import { useWechatHospital } from '../../../../test/harness/wechat-hospital'

describe('asking the branch to be bound', () => {
  const { host, factory, people, signIn, ticketOf } = useWechatHospital()
  let serial = 0

  async function memberWithPhone(org = people.branch) {
    const phone = `139${String(10_000_000 + ++serial)}`
    const member = await factory.member(org)
    await factory.givePhone(member.id, phone)
    return { ...member, phone, openid: `oAsk${serial}` }
  }
  const ask = async (openid: string, name: string, phone: string) =>
    host.client.send('POST /auth/binding-requests', { body: { ticket: await ticketOf(openid), name, phone } })
  const list = async (as: As) => (await host.client.call('GET /binding-requests', { query: { limit: 100 } }, { as })).items
  const decide = (requestId: string, accept: boolean, as: As = people.secretary) =>
    host.client.send('POST /binding-requests/:requestId/decision', { params: { requestId }, body: { accept } }, { as })
  async function waiting(as: As = people.secretary) {
    const member = await memberWithPhone()
    await ask(member.openid, member.name, member.phone)
    const found = (await list(as)).find((request) => request.member.id === member.id)
    if (!found) throw new Error('not listed')
    return { member, requestId: found.id }
  }

  test('accepted: the same WeChat now signs in as the member', async () => {
    const { member, requestId } = await waiting()
    expect((await list(people.secretary)).find((request) => request.id === requestId)).toEqual({
      id: requestId, member: { id: member.id, name: member.name }, org: { id: people.branch.id, name: '心内科党支部' }, way: 'name', bound: false, requestedAt: '2026-11-22T06:00:00.000Z',
    })
    expect((await decide(requestId, true)).status).toBe(200)
    expect(await signIn(member.openid)).toMatchObject({ state: 'signed_in', tokens: { me: { name: member.name } } })
    expect((await list(people.secretary)).some((request) => request.id === requestId)).toBe(false)
    expect((await decide(requestId, true)).problem.code).toBe('auth.request_decided')
  })

  test('refused: still unknown, and free to ask again', async () => {
    const { member, requestId } = await waiting()
    expect((await decide(requestId, false)).status).toBe(200)
    expect((await signIn(member.openid)).state).toBe('not_bound')
    await ask(member.openid, member.name, member.phone)
    expect((await list(people.secretary)).filter((request) => request.member.id === member.id)).toHaveLength(1)
  })

  test('the answer is the same whoever asks about whomever; each attempt leaves its line', async () => {
    const member = await memberWithPhone()
    const replies = [
      await ask('oSame1', member.name, member.phone),
      await ask('oSame2', member.name, '13700000000'),
      await ask('oSame3', '查无此人', member.phone),
    ]
    for (const reply of replies) expect({ status: reply.status, body: reply.body }).toEqual({ status: 202, body: { state: 'submitted' } })
    const { rows } = await host.app.db.execute(sql`select subject_id, detail from audit_lines where action = 'auth.request_binding' order by id desc limit 3`)
    expect(rows.map((row) => row.detail)).toEqual([
      { memberId: null, way: 'name', held: false }, { memberId: null, way: 'name', held: false }, { memberId: member.id, way: 'name', held: false },
    ])
    expect(JSON.stringify(rows)).not.toContain(member.phone)
  })

  test('asking twice waits once', async () => {
    const { member } = await waiting()
    await Promise.all([ask(member.openid, member.name, member.phone), ask(member.openid, member.name, member.phone)])
    expect((await list(people.secretary)).filter((request) => request.member.id === member.id)).toHaveLength(1)
  })

  test('five requests an hour for one identity', async () => {
    const statuses = []
    for (let i = 0; i < 6; i++) statuses.push((await ask('oEager', '某某', '13800000000')).status)
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429])
  })

  test('no ticket, no request', async () => {
    const reply = await host.client.send('POST /auth/binding-requests', { body: { ticket: 'made up', name: '张三', phone: '13800000000' } })
    expect(reply.problem.code).toBe('auth.ticket_invalid')
  })

  test.each([['22345678901'], ['1380000000'], ['138000000000'], ['1380000000a']])('%s is not a phone number', async (phone) => {
    expect((await host.client.send('POST /auth/binding-requests', { body: { ticket: 'x', name: '张三', phone } })).problem.code).toBe('request.invalid')
  })

  test('seen and decided by those who keep that roster, by nobody else', async () => {
    const { requestId } = await waiting()
    for (const stranger of [people.member, people.commissioner, people.siblingSecretary, people.foreignSecretary]) {
      expect((await list(stranger)).some((request) => request.id === requestId)).toBe(false)
      expect((await decide(requestId, true, stranger)).problem.code).toBe('thing.not_found')
    }
    for (const keeper of [people.generalSecretary, people.office, people.admin]) {
      expect((await list(keeper)).some((request) => request.id === requestId)).toBe(true)
    }
    expect((await decide(requestId, true, people.generalSecretary)).status).toBe(200)
  })

  test('a secretary cannot bind a WeChat to somebody above them', async () => {
    const officer = await factory.person(people.branch, { name: '办公室干事', roles: [['office', people.root]] })
    await host.app.db.execute(sql`insert into binding_requests (id, openid, member_id, requested_at) values (${officer.accountId}, 'oSneaky', ${officer.memberId}, '2026-11-22')`)
    expect((await decide(officer.accountId, true)).problem.code).toBe('thing.forbidden')
    expect((await decide(officer.accountId, true, people.office)).status).toBe(200)
  })

  test('two who decide at once: one decision', async () => {
    const { requestId } = await waiting()
    const replies = await Promise.all([decide(requestId, true), decide(requestId, false, people.office)])
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409])
  })

  test('a member who is bound already stays bound to their own WeChat', async () => {
    const { member, requestId } = await waiting()
    await ask('oOther', member.name, member.phone)
    const other = (await list(people.secretary)).find((request) => request.member.id === member.id && request.id !== requestId)
    expect((await decide(requestId, true)).status).toBe(200)
    expect((await decide(other?.id ?? '', true)).problem.code).toBe('auth.already_bound')
    expect((await decide(other?.id ?? '', false)).status).toBe(200)
    expect((await signIn('oOther')).state).toBe('not_bound')
  })

  test('pages do not overlap and end', async () => {
    await waiting(people.office)
    await waiting(people.office)
    const all = await list(people.office)
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { items: { id: string }[]; nextCursor: string | null } = await host.client.call(
        'GET /binding-requests', { query: { limit: 1, ...(cursor ? { cursor } : {}) } }, { as: people.office },
      )
      seen.push(...page.items.map((item) => item.id))
      cursor = page.nextCursor
    }
    expect(seen).toEqual(all.map((item) => item.id))
    for (const forged of ['!!!', 'WzFd', 'W251bGxd', 'eyJhIjoxfQ', Buffer.from('["x","y"]').toString('base64url')]) {
      expect((await host.client.send('GET /binding-requests', { query: { cursor: forged } }, { as: people.office })).problem).toMatchObject({ status: 400, code: 'request.invalid' })
    }
  })
})
