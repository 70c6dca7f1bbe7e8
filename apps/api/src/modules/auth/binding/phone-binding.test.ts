import { sql } from 'drizzle-orm'
import { runJobs, startTestApp } from '../../../../test/harness/app'
import type { As } from '../../../../test/harness/client'
import { useWechatHospital } from '../../../../test/harness/wechat-hospital'
import { keyedHash } from '../../../lib/cipher'

describe('binding by phone number', () => {
  const hospital = useWechatHospital()
  const { host, factory, people, signIn, ticketOf } = hospital
  let serial = 0

  const newPhone = (): string => `138${String(10_000_000 + ++serial)}`
  const newOpenid = (): string => `oPhone${++serial}`
  async function memberWith(phone: string) {
    const member = await factory.member(people.branch)
    await factory.givePhone(member.id, phone)
    return member
  }
  const phoneCode = (openid: string, phone: string) => host.app.wechat.standIn!.phoneCode({ openid, phone })
  async function tryPhone(openid: string, phone: string, at = host) {
    const [ticket, code] = [await ticketOf(openid), await phoneCode(openid, phone)]
    return at.client.send('POST /auth/phone-bindings', { body: { ticket, phoneCode: code } })
  }
  /** Says the name after a number that did not bind. */
  async function sayName(reply: Awaited<ReturnType<typeof tryPhone>>, name: string) {
    if (reply.body.state !== 'name_wanted') throw new Error('bound at once')
    return host.client.send('POST /auth/binding-requests', { body: { ticket: reply.body.ticket, name } })
  }
  const waiting = async (memberId: string, as: As = people.secretary) =>
    (await host.client.call('GET /binding-requests', { query: { limit: 100 } }, { as })).items.filter((request) => request.member.id === memberId)
  const decide = (requestId: string, body: { accept: boolean; move?: boolean }, as: As = people.secretary) =>
    host.client.send('POST /binding-requests/:requestId/decision', { params: { requestId }, body }, { as })
  const inbox = async (as: As) => (await host.client.call('GET /messages', { query: { limit: 50 } }, { as })).items.map(({ kind }) => kind)
  const lastLine = async () => (await host.app.db.execute(sql`select action, detail from audit_lines order by id desc limit 1`)).rows[0]

  test('one entry with this number, bound to nobody: bound at once and signed in', async () => {
    const [phone, openid] = [newPhone(), newOpenid()]
    const member = await memberWith(phone)
    const reply = await tryPhone(openid, phone)
    expect(reply).toMatchObject({ status: 200, body: { state: 'signed_in', tokens: { me: { name: member.name } } } })
    expect(await signIn(openid)).toMatchObject({ state: 'signed_in', tokens: { me: { name: member.name } } })
    expect(await waiting(member.id)).toEqual([])
  })

  test('the same again after a lost reply signs in; a second code of the same person too', async () => {
    const [phone, openid] = [newPhone(), newOpenid()]
    await memberWith(phone)
    const ticket = await ticketOf(openid)
    const send = async () => host.client.send('POST /auth/phone-bindings', { body: { ticket, phoneCode: await phoneCode(openid, phone) } })
    expect((await send()).body.state).toBe('signed_in')
    expect((await send()).body.state).toBe('signed_in')
  })

  test('nobody, several, bound elsewhere, an office: one answer, the same statements', async () => {
    const [couple, taken, office] = [newPhone(), newPhone(), newPhone()]
    await memberWith(couple)
    await memberWith(couple)
    await memberWith(taken)
    await factory.givePhone(people.commissioner.memberId, office)
    expect((await tryPhone(newOpenid(), taken)).body.state).toBe('signed_in')
    const counted = []
    for (const phone of [newPhone(), couple, taken, office]) {
      const { status, body } = await tryPhone(newOpenid(), phone)
      expect({ status, keys: Object.keys(body).sort(), state: body.state }).toEqual({ status: 200, keys: ['state', 'ticket'], state: 'name_wanted' })
      counted.push((await lastLine())!.detail)
    }
    expect(counted).toEqual([{ obstacle: 'nobody' }, { obstacle: 'several' }, { obstacle: 'held' }, { obstacle: 'office' }])
    const { rows } = await host.app.db.execute(sql`select count(*)::int as n from binding_attempts where at = ${host.clock.now()}`)
    expect(rows[0]!.n).toBeGreaterThanOrEqual(4)
  })

  test('a couple shares a phone: the name they say tells which of them, the branch confirms', async () => {
    const [phone, openid] = [newPhone(), newOpenid()]
    const [, wife] = [await memberWith(phone), await memberWith(phone)]
    expect((await sayName(await tryPhone(openid, phone), wife.name)).status).toBe(202)
    const [request] = await waiting(wife.id)
    expect(request).toMatchObject({ way: 'phone', bound: false })
    expect((await decide(request!.id, { accept: true })).status).toBe(200)
    expect(await signIn(openid)).toMatchObject({ state: 'signed_in', tokens: { me: { name: wife.name } } })
  })

  test('a name that is not theirs, and a number nobody has: submitted, seen by nobody', async () => {
    const phone = newPhone()
    await memberWith(phone)
    await memberWith(phone)
    for (const reply of [await tryPhone(newOpenid(), phone), await tryPhone(newOpenid(), newPhone())]) {
      expect(await sayName(reply, '查无此人')).toMatchObject({ status: 202, body: { state: 'submitted' } })
    }
    expect(await host.app.db.execute(sql`select member_id from binding_requests where member_id is null`)).toMatchObject({ rowCount: 2 })
  })

  test('an entry bound to another WeChat: its member and the branch hear of it, the branch may move it', async () => {
    const [phone, old, fresh] = [newPhone(), newOpenid(), newOpenid()]
    const member = await memberWith(phone)
    const first = await tryPhone(old, phone)
    if (first.body.state !== 'signed_in') throw new Error('not bound')
    const theirs = { token: first.body.tokens.accessToken }
    const reply = await tryPhone(fresh, phone)
    expect(reply.body.state).toBe('name_wanted')
    expect(await inbox(theirs)).toEqual([])
    await runJobs(host)
    expect(await inbox(theirs)).toEqual(['binding_attempt'])
    expect(await inbox(people.secretary)).toContain('binding_attempt')
    expect(await inbox(people.siblingSecretary)).not.toContain('binding_attempt')
    await sayName(reply, member.name)
    await runJobs(host)
    expect(await inbox(theirs)).toEqual(['binding_attempt'])

    const [request] = await waiting(member.id)
    expect(request).toMatchObject({ way: 'phone', bound: true })
    expect((await decide(request!.id, { accept: true })).problem.code).toBe('auth.already_bound')
    expect((await decide(request!.id, { accept: true, move: true })).status).toBe(200)
    expect(await signIn(fresh)).toMatchObject({ state: 'signed_in', tokens: { me: { name: member.name } } })
    expect((await signIn(old)).state).toBe('not_bound')
    expect((await host.client.send('GET /auth/me', {}, { as: theirs })).problem.code).toBe('auth.session_ended')
    expect(await lastLine().then(async () => (await host.app.db.execute(sql`select detail from audit_lines where action = 'auth.accept_binding' order by id desc limit 1`)).rows[0]!.detail)).toEqual({ memberId: member.id, moved: true })
  })

  test('the branch that keeps a roster cannot sign in as the officer on it', async () => {
    const phone = newPhone()
    const officer = await factory.person(people.branch, { name: '办公室干事', roles: [['office', people.root]] })
    await factory.givePhone(officer.memberId, phone)
    const reply = await tryPhone(newOpenid(), phone)
    await sayName(reply, officer.name)
    const [request] = await waiting(officer.memberId)
    expect((await decide(request!.id, { accept: true })).problem.code).toBe('thing.forbidden')
    expect((await decide(request!.id, { accept: true }, people.office)).status).toBe(200)
  })

  test('whoever left is nobody', async () => {
    const phone = newPhone()
    const member = await memberWith(phone)
    await host.app.db.execute(sql`update members set left_on = '2026-01-01' where id = ${member.id}`)
    expect((await tryPhone(newOpenid(), phone)).body.state).toBe('name_wanted')
    expect((await lastLine())!.detail).toEqual({ obstacle: 'nobody' })
  })

  test('two WeChats at once for one entry: one is bound, the other is told what everybody is told', async () => {
    for (let round = 0; round < 5; round++) {
      const phone = newPhone()
      const member = await memberWith(phone)
      const openids = [newOpenid(), newOpenid(), newOpenid()]
      const asked = await Promise.all(openids.map(async (openid) => ({ ticket: await ticketOf(openid), phoneCode: await phoneCode(openid, phone) })))
      const replies = await Promise.all(asked.map((body) => host.client.send('POST /auth/phone-bindings', { body })))
      expect(replies.map((reply) => `${reply.status} ${reply.body.state}`).sort()).toEqual(['200 name_wanted', '200 name_wanted', '200 signed_in'])
      const { rows } = await host.app.db.execute(sql`select count(*)::int as n from wechat_identities join accounts on accounts.id = account_id where member_id = ${member.id} and unbound_at is null`)
      expect(rows[0]).toEqual({ n: 1 })
    }
  })

  test('one WeChat for two entries at once: bound to one of them', async () => {
    const [openid, phones] = [newOpenid(), [newPhone(), newPhone()]]
    for (const phone of phones) await memberWith(phone)
    const ticket = await ticketOf(openid)
    const codes = await Promise.all(phones.map((phone) => phoneCode(openid, phone)))
    const replies = await Promise.all(codes.map((code) => host.client.send('POST /auth/phone-bindings', { body: { ticket, phoneCode: code } })))
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409])
    expect(replies.find((reply) => reply.status === 409)?.problem.code).toBe('auth.wechat_taken')
  })

  test('somebody else’s code, a used one, an invented one: refused, nothing is bound', async () => {
    const phone = newPhone()
    const member = await memberWith(phone)
    const [thief, owner] = [newOpenid(), newOpenid()]
    const ticket = await ticketOf(thief)
    const send = (code: string) => host.client.send('POST /auth/phone-bindings', { body: { ticket, phoneCode: code } })
    for (const code of [await phoneCode(owner, phone), 'invented']) expect((await send(code)).status).toBeGreaterThanOrEqual(400)
    const { rows } = await host.app.db.execute(sql`select 1 from accounts where member_id = ${member.id}`)
    expect(rows).toEqual([])
  })

  test('five tries an hour for one person, before WeChat is asked', async () => {
    const openid = newOpenid()
    const ticket = await ticketOf(openid)
    const statuses = []
    for (let i = 0; i < 6; i++) {
      statuses.push((await host.client.send('POST /auth/phone-bindings', { body: { ticket, phoneCode: await phoneCode(openid, newPhone()) } })).status)
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
    expect((await host.client.send('POST /auth/phone-bindings', { body: { ticket: 'made up', phoneCode: 'x' } })).problem.code).toBe('auth.ticket_invalid')
  })

  test('a number kept under the old lookup key is found while keys are changed', async () => {
    const [phone, openid] = [newPhone(), newOpenid()]
    const member = await memberWith(phone)
    const older = Buffer.alloc(32, 'older')
    await host.app.db.execute(sql`update members set phone_hash = ${keyedHash(older, phone)} where id = ${member.id}`)
    expect((await tryPhone(newOpenid(), phone)).body.state).toBe('name_wanted')
    const rotating = await startTestApp({ wechat: hospital.wechat.app, keys: { ...host.app.env.keys, lookupAlso: older } }, host.app.env.databaseUrl)
    expect((await tryPhone(openid, phone, rotating)).body.state).toBe('signed_in')
    await rotating.close()
  })

  test('BINDING_CONFIRM=branch: the branch looks at everybody', async () => {
    const careful = await startTestApp({ wechat: hospital.wechat.app, bindingConfirm: 'branch' }, host.app.env.databaseUrl)
    const [phone, openid] = [newPhone(), newOpenid()]
    const member = await memberWith(phone)
    const reply = await tryPhone(openid, phone, careful)
    expect(reply.body.state).toBe('name_wanted')
    expect((await sayName(reply, member.name)).status).toBe(202)
    expect(await waiting(member.id)).toHaveLength(1)
    await careful.close()
  })

  test('no number in the audit, in attempts or in a ticket', async () => {
    const phone = newPhone()
    await memberWith(phone)
    const reply = await tryPhone(newOpenid(), phone)
    const again = await tryPhone(newOpenid(), phone)
    const { rows } = await host.app.db.execute(sql`select coalesce(string_agg(detail::text || subject_id, ' '), '') || (select coalesce(string_agg(binding_attempts::text, ' '), '') from binding_attempts) as all from audit_lines`)
    expect(String(rows[0]!.all)).not.toContain(phone)
    expect(JSON.stringify([reply.body, again.body])).not.toContain(phone)
  })
})
