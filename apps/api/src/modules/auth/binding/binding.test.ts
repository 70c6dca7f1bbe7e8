import { sql } from 'drizzle-orm'
import { startTestApp } from '../../../../test/harness/app'
import type { As } from '../../../../test/harness/client'
import type { TestPerson } from '../../../../test/harness/factories'
import { useWechatHospital } from '../../../../test/harness/wechat-hospital'

describe('binding a WeChat identity by invitation', () => {
  const { host, factory, people, signIn, ticketOf } = useWechatHospital()
  let serial = 0

  const newOpenid = () => `oTest${++serial}`
  const invite = (memberId: string, as: As = people.secretary) => host.client.send('POST /members/:memberId/invitations', { params: { memberId } }, { as })
  const codeFor = async (memberId: string) => (await invite(memberId)).body.invitation
  const bind = (ticket: string, invitation: string) => host.client.send('POST /auth/bindings', { body: { ticket, invitation } })
  const newMember = () => factory.member(people.branch)

  test('from unknown identity to signed in: ticket, invitation, binding; next time WeChat alone is enough', async () => {
    const [openid, member] = [newOpenid(), await newMember()]
    const invitation = await invite(member.id)
    expect(invitation.status).toBe(201)
    expect(invitation.body.invitation).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{10}$/)
    expect(invitation.body.expiresAt).toBe('2026-11-29T06:00:00.000Z')
    const bound = await bind(await ticketOf(openid), invitation.body.invitation)
    expect(bound.status).toBe(201)
    expect(bound.body.me).toMatchObject({ name: member.name, org: { name: '心内科党支部' }, roles: [] })
    const again = await signIn(openid)
    expect(again).toMatchObject({ state: 'signed_in', tokens: { me: { accountId: bound.body.me.accountId } } })
    const { rows } = await host.app.db.execute(sql`select action from audit_lines where subject_id in (${member.id}, ${bound.body.me.accountId}) order by id`)
    expect(rows.map((row) => row.action)).toEqual(['auth.invite', 'auth.bind', 'auth.sign_in', 'auth.sign_in'])
  })

  test('neither the openid nor the session key nor the code ever leaves, or is kept in clear', async () => {
    const [openid, member] = [newOpenid(), await newMember()]
    const outcome = await signIn(openid)
    const text = JSON.stringify(outcome)
    const inside = outcome.state === 'not_bound' ? outcome.ticket.split(':').map((part) => Buffer.from(part, 'base64url').toString('latin1')) : []
    expect([text, ...inside].join()).not.toContain(openid)
    const code = await codeFor(member.id)
    const { rows } = await host.app.db.execute(sql`select * from invitations`)
    expect(JSON.stringify(rows)).not.toContain(code)
  })

  test('blanks, dashes and small letters are forgiven', async () => {
    const code = await codeFor((await newMember()).id)
    const typed = ` ${code.slice(0, 5).toLowerCase()}-${code.slice(5).toLowerCase()} `
    expect((await bind(await ticketOf(newOpenid()), typed)).status).toBe(201)
  })

  test('wrong, expired, replaced and used codes get one and the same answer', async () => {
    const member = await newMember()
    const replaced = await codeFor(member.id)
    const used = await codeFor(member.id)
    expect((await bind(await ticketOf(newOpenid()), used)).status).toBe(201)
    const expired = await codeFor((await newMember()).id)
    const before = host.clock.now()
    const problems = []
    for (const code of ['AAAAACCCCC', '0000000000', 'AAAAAAAA', replaced, used]) problems.push((await bind(await ticketOf(newOpenid()), code)).problem)
    host.clock.advance(7 * 86_400)
    problems.push((await bind(await ticketOf(newOpenid()), expired)).problem)
    host.clock.set(before)
    for (const { requestId: _, ...problem } of problems) expect(problem).toEqual({ ...problems[0], requestId: undefined })
    expect(problems[0]).toMatchObject({ status: 422, code: 'auth.invitation_invalid' })
  })

  test('sent again after a lost reply: signed in, not refused', async () => {
    const ticket = await ticketOf(newOpenid())
    const code = await codeFor((await newMember()).id)
    const first = await bind(ticket, code)
    const second = await bind(ticket, code)
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body.me.accountId).toBe(first.body.me.accountId)
  })

  test('two people with one code at once: one is bound', async () => {
    const code = await codeFor((await newMember()).id)
    const tickets = [await ticketOf(newOpenid()), await ticketOf(newOpenid())]
    const replies = await Promise.all(tickets.map((ticket) => bind(ticket, code)))
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 422])
  })

  test('one person with two codes at once: one binding', async () => {
    const ticket = await ticketOf(newOpenid())
    const codes = [await codeFor((await newMember()).id), await codeFor((await newMember()).id)]
    const replies = await Promise.all(codes.map((code) => bind(ticket, code)))
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409])
    expect(replies.find((reply) => reply.status === 409)?.problem.code).toBe('auth.wechat_taken')
  })

  test('an identity bound to somebody else is refused, the code stays good', async () => {
    const taken = newOpenid()
    const ticket = await ticketOf(taken)
    await bind(ticket, await codeFor((await newMember()).id))
    const code = await codeFor((await newMember()).id)
    expect((await bind(ticket, code)).problem.code).toBe('auth.wechat_taken')
    expect((await bind(await ticketOf(newOpenid()), code)).status).toBe(201)
  })

  test('a bound member is not invited again until the branch unbinds; then the old phone is out', async () => {
    const [openid, member] = [newOpenid(), await newMember()]
    const bound = (await bind(await ticketOf(openid), await codeFor(member.id))).body
    expect((await invite(member.id)).problem.code).toBe('auth.already_bound')
    const unbind = () => host.client.send('DELETE /members/:memberId/binding', { params: { memberId: member.id } }, { as: people.secretary })
    expect((await unbind()).status).toBe(200)
    expect((await unbind()).problem.code).toBe('auth.not_bound')
    expect((await host.client.send('GET /auth/me', {}, { as: { token: bound.accessToken } })).problem.code).toBe('auth.session_ended')
    expect((await host.client.send('POST /auth/refresh', { body: { refreshToken: bound.refreshToken ?? '' } })).problem.code).toBe('auth.session_ended')
    expect((await signIn(openid)).state).toBe('not_bound')
    const next = await bind(await ticketOf(newOpenid()), await codeFor(member.id))
    expect(next.body.me.accountId).toBe(bound.me.accountId)
  })

  test('a ticket lives ten minutes and cannot be made up', async () => {
    const ticket = await ticketOf(newOpenid())
    const code = await codeFor((await newMember()).id)
    const before = host.clock.now()
    host.clock.advance(600)
    expect((await bind(ticket, code)).problem).toMatchObject({ status: 401, code: 'auth.ticket_invalid' })
    host.clock.set(before)
    const [version, key, iv, text = '', tag = ''] = ticket.split(':')
    const forged = ['', 'nonsense', 'v1:::::', [version, 'k9', iv, text, tag].join(':'), [version, key, iv, `A${text.slice(1)}`, tag].join(':'), [version, key, iv, text, tag.slice(0, 6)].join(':')]
    for (const one of [...forged, people.secretary.token]) expect((await bind(one, code)).problem.code).toBe('auth.ticket_invalid')
    expect((await bind(ticket, code)).status).toBe(201)
  })

  test('guessing stops after ten wrong codes, for that identity alone', async () => {
    const ticket = await ticketOf(newOpenid())
    const replies = await Promise.all(Array.from({ length: 15 }, () => bind(ticket, 'AAAAACCCCC')))
    expect(replies.filter((reply) => reply.problem.code === 'auth.invitation_invalid')).toHaveLength(10)
    const limited = replies.filter((reply) => reply.problem.code === 'rate.limited')
    expect(limited).toHaveLength(5)
    expect(limited[0]?.problem.retryAfter).toBe(600)
    const code = await codeFor((await newMember()).id)
    expect((await bind(ticket, code)).status).toBe(429)
    expect((await bind(await ticketOf(newOpenid()), code)).status).toBe(201)
    host.clock.advance(600)
    expect((await bind(await ticketOf(newOpenid()), await codeFor((await newMember()).id))).status).toBe(201)
  })

  describe('who may invite', () => {
    const cases: [string, (p: typeof people) => TestPerson, string][] = [
      ['a plain member', (p) => p.member, 'thing.not_found'],
      ['a 委员, who sees the roster but does not keep it', (p) => p.commissioner, 'thing.forbidden'],
      ['the secretary next door', (p) => p.siblingSecretary, 'thing.not_found'],
      ['a secretary of another general branch', (p) => p.foreignSecretary, 'thing.not_found'],
    ]
    test.each(cases)('%s may not', async (_, who, code) => {
      const member = await newMember()
      expect((await invite(member.id, who(people))).problem.code).toBe(code)
      expect((await host.client.send('DELETE /members/:memberId/binding', { params: { memberId: member.id } }, { as: who(people) })).problem.code).toBe(code)
    })

    test.each([['the branch', 'secretary'], ['the general branch above', 'generalSecretary'], ['the committee office', 'office'], ['the operator', 'admin']] as const)(
      '%s may',
      async (_, who) => {
        expect((await invite((await newMember()).id, people[who])).status).toBe(201)
      },
    )

    test('nobody gets hold of an office above their own through the roster', async () => {
      for (const target of [people.office, people.admin, people.generalSecretary]) {
        expect((await invite(target.memberId)).problem.code).toBe('thing.forbidden')
      }
      expect((await invite(people.commissioner.memberId)).status).toBe(201)
      expect((await invite(people.office.memberId, people.admin)).status).toBe(201)
    })

    test('nobody is invited who is unknown or has left', async () => {
      expect((await invite('019aa000-0000-7000-8000-000000000000')).problem.code).toBe('thing.not_found')
      const member = await newMember()
      await host.app.db.execute(sql`update members set left_on = '2026-01-01' where id = ${member.id}`)
      expect((await invite(member.id)).problem.code).toBe('auth.account_disabled')
    })
  })

  test('five invitations at once for one member: one account, one good code', async () => {
    const member = await newMember()
    const codes = (await Promise.all(Array.from({ length: 5 }, () => invite(member.id)))).map((reply) => reply.body.invitation)
    const { rows } = await host.app.db.execute(sql`
      select count(distinct a.id)::int as accounts, count(*)::int as codes, count(*) filter (where i.expires_at > ${host.clock.now().toISOString()})::int as good
      from accounts a join invitations i on i.account_id = a.id where a.member_id = ${member.id}`)
    expect(rows[0]).toEqual({ accounts: 1, codes: 5, good: 1 })
    const outcomes = []
    for (const code of codes) outcomes.push((await bind(await ticketOf(newOpenid()), code)).status)
    expect(outcomes.filter((status) => status === 201)).toHaveLength(1)
  })

  test('without credentials there is no WeChat sign-in, and it says so', async () => {
    const bare = await startTestApp({ wechat: null }, host.app.env.databaseUrl)
    expect((await bare.client.send('POST /auth/wechat-sessions', { body: { code: 'x' } })).problem).toMatchObject({ status: 503, code: 'auth.wechat_unavailable' })
    await bare.close()
  })
})
