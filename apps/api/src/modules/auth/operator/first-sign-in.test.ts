import { sql } from 'drizzle-orm'
import { Desk, ownPassword } from './operator.test-kit'

describe('an operator\'s first sign-in', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await Desk.start()
  })
  afterAll(() => desk.host.close())

  test('a one-time password opens the set-up and nothing else: there is no session before it is done', async () => {
    const reply = await desk.signIn('YunWei', await desk.printed('yunwei'))
    expect(reply.status).toBe(200)
    expect(Object.keys(reply.body).sort()).toEqual(['name', 'newPassword', 'secret', 'state', 'ticket', 'uri'])
    expect(reply.body).toMatchObject({ state: 'set_up', newPassword: true, name: 'yunwei' })
    expect(reply.headers['set-cookie']).toBeUndefined()
    const { rows } = await desk.host.app.db.execute(sql`select count(*)::int as n from sessions`)
    expect(rows).toEqual([{ n: 0 }])

    const { ticket } = await desk.opened('yunwei', await desk.printed('yunwei'))
    expect((await desk.host.client.send('GET /auth/me', {}, { as: { token: ticket } })).problem.code).toBe('auth.token_invalid')
  })

  test('own password, authenticator, recovery codes: then a session, and the one-time password is gone', async () => {
    const printed = await desk.printed('first')
    const { ticket, secret } = await desk.opened('first', printed)
    const done = await desk.setUp(ticket, secret, ownPassword)
    expect(done.status).toBe(201)
    expect(done.body.tokens).toMatchObject({ refreshToken: null, me: { name: 'first', member: null, roles: [{ role: 'admin' }] } })
    expect(new Set(done.body.recoveryCodes).size).toBe(8)
    expect(done.body.recoveryCodes[0]).toMatch(/^[3-9A-Y]{4}-[3-9A-Y]{4}-[3-9A-Y]{4}$/)
    const as = { token: done.body.tokens.accessToken }
    expect((await desk.host.client.send('GET /auth/operator', {}, { as })).body).toMatchObject({ name: 'first', recoveryCodesLeft: 8 })

    desk.host.clock.advance(30)
    expect((await desk.signIn('first', printed, desk.codeOf(secret))).problem.code).toBe('auth.operator_refused')
    expect((await desk.signIn('first', ownPassword)).problem.code).toBe('auth.operator_refused')
    expect((await desk.signIn(' FIRST ', ownPassword, desk.codeOf(secret))).body.state).toBe('signed_in')
  })

  test.each([
    ['短短短', 'too short', '至少 12 个字符'],
    ['x'.repeat(129), 'too long', '最多 128 个字符'],
    ['weak-operator-2026', 'holds the name', '不能与账号相同或包含账号'],
    ['password1234', 'on the list', '太容易猜到，请换一个，例如几个不相干的词连在一起'],
    ['aaaaaaaaaaaaaab', 'hardly any letters', '太容易猜到，请换一个，例如几个不相干的词连在一起'],
  ])('%s: %s, said beside the field', async (password, _, message) => {
    const { ticket, secret } = await desk.opened('weak-operator', await desk.printed('weak-operator'))
    const { problem } = await desk.setUp(ticket, secret, password)
    expect(problem).toMatchObject({ status: 422, code: 'auth.password_weak', fields: [{ field: 'body/newPassword', message }] })
  })

  test('the one-time password itself is no new password, and none is none', async () => {
    const printed = await desk.printed('same')
    const { ticket, secret } = await desk.opened('same', printed)
    expect((await desk.setUp(ticket, secret, printed)).problem.fields).toEqual([{ field: 'body/newPassword', message: '不能与原密码相同' }])
    expect((await desk.setUp(ticket, secret)).problem.code).toBe('auth.password_weak')
  })

  test('a wrong code of the authenticator changes nothing; a ticket is good for ten minutes and for one set-up', async () => {
    const { ticket, secret } = await desk.opened('ticket', await desk.printed('ticket'))
    const wrong = await desk.host.client.send('POST /auth/operator-set-ups', { body: { ticket, code: desk.wrongCodeOf(secret), newPassword: ownPassword } })
    expect(wrong.problem).toMatchObject({ code: 'auth.code_wrong', fields: [{ field: 'body/code' }] })

    const replies = await Promise.all([desk.setUp(ticket, secret, ownPassword), desk.setUp(ticket, secret, ownPassword + '二')])
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 410])
    expect((await desk.setUp(ticket, secret, ownPassword)).problem.code).toBe('auth.set_up_expired')

    const late = await desk.opened('late', await desk.printed('late'))
    desk.host.clock.advance(600)
    expect((await desk.setUp(late.ticket, late.secret, ownPassword)).problem.code).toBe('auth.set_up_expired')
    expect((await desk.setUp('nonsense', late.secret, ownPassword)).problem.code).toBe('auth.set_up_expired')
  })

  test('a printed password waits seven days; printing again ends what was before, sessions too', async () => {
    const old = await desk.printed('week')
    const before = desk.host.clock.now()
    desk.host.clock.advance(7 * 86_400)
    expect((await desk.signIn('week', old)).problem.code).toBe('auth.operator_refused')
    desk.host.clock.set(before)

    const operator = await desk.operator('renewed')
    const printed = await desk.printed('renewed')
    desk.host.app.actorMemory.forgetAll()
    expect((await desk.host.client.send('GET /auth/me', {}, { as: operator })).problem.code).toBe('auth.session_ended')
    expect((await desk.signIn('renewed', ownPassword, desk.codeOf(operator.secret))).problem.code).toBe('auth.operator_refused')
    expect((await desk.signIn('renewed', operator.recoveryCodes[0]!, '')).problem.code).toBe('auth.operator_refused')
    expect((await desk.opened('renewed', printed)).newPassword).toBe(true)
  })

  test('nothing secret is in the database', async () => {
    const { secret, recoveryCodes } = await desk.operator('hidden')
    const { rows } = await desk.host.app.db.execute(sql`select to_jsonb(c) as row from operator_credentials c union all select to_jsonb(r) from operator_recovery_codes r`)
    const dump = JSON.stringify(rows)
    for (const text of [ownPassword, secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replace(/-/g, ''))]) expect(dump).not.toContain(text)
  })
})
