import { sql } from 'drizzle-orm'
import { startTestApp } from '../../../../test/harness/app'
import { Factory } from '../../../../test/harness/factories'
import { Desk, ownPassword } from './operator.test-kit'

describe('an operator signs in with password and authenticator', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await Desk.start()
  })
  // what an address may try is forgotten after ten minutes
  beforeEach(() => desk.host.clock.advance(3600))
  afterAll(() => desk.host.close())

  const codeOfReply = async (reply: Promise<{ body: unknown; problem: { code?: string } }>) => {
    const { body, problem } = await reply
    return problem.code ?? (body as { state: string }).state
  }

  test('one answer for whatever is wrong, and the same for an account that does not exist', async () => {
    const { name, secret } = await desk.operator('one-answer')
    const code = desk.codeOf(secret)
    const bodies = []
    for (const [who, password, given] of [
      [name, 'not the password', code],
      [name, ownPassword, desk.wrongCodeOf(secret)],
      [name, ownPassword, ''],
      [name, ownPassword, 'ABCD-EFGH-JKMN'],
      ['nobody-of-this-name', ownPassword, code],
    ] as const) {
      const { body, headers } = await desk.signIn(who, password, given)
      expect(headers['set-cookie']).toBeUndefined()
      bodies.push({ ...(body as object), requestId: '' })
    }
    expect(bodies[0]).toMatchObject({ status: 422, code: 'auth.operator_refused' })
    for (const body of bodies) expect(body).toEqual(bodies[0])
  })

  test('a code is accepted once, also when two bring it at once, and none older than the last', async () => {
    const { name, secret } = await desk.operator('replay')
    const early = desk.codeOf(secret, -1)
    const code = desk.codeOf(secret)
    const two = await Promise.all([codeOfReply(desk.signIn(name, ownPassword, code)), codeOfReply(desk.signIn(name, ownPassword, code))])
    expect(two.sort()).toEqual(['auth.operator_refused', 'signed_in'])
    expect(await codeOfReply(desk.signIn(name, ownPassword, code))).toBe('auth.operator_refused')
    expect(await codeOfReply(desk.signIn(name, ownPassword, early))).toBe('auth.operator_refused')
    expect(await codeOfReply(desk.signIn(name, ownPassword, desk.codeOf(secret, 2)))).toBe('auth.operator_refused')
    expect(await codeOfReply(desk.signIn(name, ownPassword, desk.codeOf(secret, 1)))).toBe('signed_in')
  })

  test('five wrong tries lock the name for a quarter of an hour, the next five for twice that; a good sign-in forgives', async () => {
    const { name, secret, accountId } = await desk.operator('locked')
    const wrong = () => desk.signIn(name, 'wrong', desk.codeOf(secret))
    const right = () => desk.signIn(name, ownPassword, desk.codeOf(secret))
    for (let n = 0; n < 5; n++) expect((await wrong()).problem.code).toBe('auth.operator_refused')
    expect((await right()).problem).toMatchObject({ status: 429, code: 'auth.operator_locked', retryAfter: 900 })
    desk.host.clock.advance(899)
    expect((await right()).problem).toMatchObject({ code: 'auth.operator_locked', retryAfter: 1 })
    desk.host.clock.advance(1)
    for (let n = 0; n < 5; n++) expect((await wrong()).problem.code).toBe('auth.operator_refused')
    expect((await right()).problem.retryAfter).toBe(1800)
    desk.host.clock.advance(1800)
    expect((await right()).body.state).toBe('signed_in')
    desk.host.clock.advance(30)
    for (let n = 0; n < 4; n++) await wrong()
    expect((await right()).body.state).toBe('signed_in')
    const { rows } = await desk.host.app.db.execute(sql`select subject_id, detail->>'minutes' as minutes from audit_lines where action = 'auth.operator_locked' order by id`)
    expect(rows).toEqual([{ subject_id: accountId, minutes: '15' }, { subject_id: accountId, minutes: '30' }])
  })

  test('a name that nobody has is locked just the same', async () => {
    for (let n = 0; n < 5; n++) expect((await desk.signIn('nobody', 'wrong')).problem.code).toBe('auth.operator_refused')
    expect((await desk.signIn('NoBody', 'wrong')).problem).toMatchObject({ code: 'auth.operator_locked', retryAfter: 900 })
    const { rows } = await desk.host.app.db.execute(sql`select name_hash from operator_tries`)
    expect(JSON.stringify(rows)).not.toContain('nobody')
  })

  test('twenty wrong tries at once, over two processes: five are looked at', async () => {
    const { name, secret } = await desk.operator('parallel')
    const elsewhere = await startTestApp({}, desk.host.app.env.databaseUrl)
    try {
      elsewhere.clock.set(desk.host.clock.now())
      const body = { name, password: 'wrong', code: desk.codeOf(secret) }
      const tries = Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? desk.host : elsewhere).client.send('POST /auth/operator-sessions', { body }))
      const codes = (await Promise.all(tries)).map(({ problem }) => problem.code)
      expect(codes.filter((code) => code === 'auth.operator_refused')).toHaveLength(5)
      expect(codes.filter((code) => code === 'auth.operator_locked')).toHaveLength(15)
    } finally {
      await elsewhere.close()
    }
  })

  test('an address that tries many names is stopped', async () => {
    const tryFrom = (name: string) =>
      desk.host.app.inject({ method: 'POST', url: '/api/v1/auth/operator-sessions', remoteAddress: '10.1.1.1', payload: { name, password: 'x', code: '000000' } })
    const codes = []
    for (let n = 0; n < 21; n++) codes.push((await tryFrom(`name-${n}`)).json<{ code: string }>().code)
    expect(codes.slice(0, 20)).toEqual(Array(20).fill('auth.operator_refused'))
    expect(codes[20]).toBe('rate.limited')
  }, 60_000)

  test('a recovery code opens one set-up of a new authenticator, the password stays', async () => {
    const { name, secret, recoveryCodes, token } = await desk.operator('recovery')
    const [first = '', second = ''] = recoveryCodes
    const two = await Promise.all([codeOfReply(desk.signIn(name, ownPassword, first)), codeOfReply(desk.signIn(name, ownPassword, first))])
    expect(two.sort()).toEqual(['auth.operator_refused', 'set_up'])
    const offer = await desk.opened(name, ownPassword, second.toLowerCase().replace(/-/g, ' '))
    expect(offer.newPassword).toBe(false)
    expect(offer.secret).not.toBe(secret)
    const done = await desk.setUp(offer.ticket, offer.secret)
    expect(done.status).toBe(201)
    desk.host.app.actorMemory.forgetAll()
    expect((await desk.host.client.send('GET /auth/me', {}, { as: { token } })).problem.code).toBe('auth.session_ended')
    desk.host.clock.advance(60)
    expect(await codeOfReply(desk.signIn(name, ownPassword, desk.codeOf(secret)))).toBe('auth.operator_refused')
    expect(await codeOfReply(desk.signIn(name, ownPassword, desk.codeOf(offer.secret)))).toBe('signed_in')
    expect(await codeOfReply(desk.signIn(name, ownPassword, recoveryCodes[2]))).toBe('auth.operator_refused')
  })

  test('a new password ends the other sessions and asks for both factors again', async () => {
    const operator = await desk.operator('change')
    const { name, secret } = operator
    const other = await desk.signIn(name, ownPassword, desk.codeOf(secret))
    const otherToken = other.body.state === 'signed_in' ? other.body.tokens.accessToken : ''
    desk.host.clock.advance(30)
    const change = (password: string, code: string, newPassword: string) =>
      desk.host.client.send('POST /auth/operator/password', { body: { password, code, newPassword } }, { as: operator })
    expect((await change(ownPassword, desk.codeOf(secret), ownPassword)).problem.fields).toEqual([{ field: 'body/newPassword', message: '不能与原密码相同' }])
    expect((await change('wrong', desk.codeOf(secret), '另一个足够长的密码一二三')).problem.code).toBe('auth.operator_refused')
    expect((await change(ownPassword, operator.recoveryCodes[0]!, '另一个足够长的密码一二三')).problem.code).toBe('auth.operator_refused')
    expect((await change(ownPassword, desk.codeOf(secret), '另一个足够长的密码一二三')).body).toMatchObject({ name, recoveryCodesLeft: 8 })

    expect((await desk.host.client.send('GET /auth/me', {}, { as: operator })).status).toBe(200)
    expect((await desk.host.client.send('DELETE /auth/session', {}, { as: { token: otherToken } })).problem.code).toBe('auth.session_ended')
    desk.host.clock.advance(30)
    expect(await codeOfReply(desk.signIn(name, ownPassword, desk.codeOf(secret)))).toBe('auth.operator_refused')
    expect(await codeOfReply(desk.signIn(name, '另一个足够长的密码一二三', desk.codeOf(secret)))).toBe('signed_in')
  })

  test('new recovery codes replace the old ones', async () => {
    const operator = await desk.operator('codes')
    const body = { password: ownPassword, code: desk.codeOf(operator.secret) }
    const { recoveryCodes } = await desk.host.client.call('POST /auth/operator/recovery-codes', { body }, { as: operator })
    expect(recoveryCodes).toHaveLength(8)
    expect(await codeOfReply(desk.signIn('codes', ownPassword, operator.recoveryCodes[0]))).toBe('auth.operator_refused')
    expect(await codeOfReply(desk.signIn('codes', ownPassword, recoveryCodes[0]))).toBe('set_up')
  })

  test('whoever signs in with WeChat has no password to see or change', async () => {
    const factory = new Factory(desk.host)
    const as = await factory.person(await factory.org(), {})
    const body = { password: ownPassword, code: '000000' }
    expect((await desk.host.client.send('GET /auth/operator', {}, { as })).problem.code).toBe('thing.not_found')
    expect((await desk.host.client.send('POST /auth/operator/password', { body: { ...body, newPassword: '另一个足够长的密码一二三' } }, { as })).problem.code).toBe('thing.not_found')
    expect((await desk.host.client.send('POST /auth/operator/recovery-codes', { body }, { as })).problem.code).toBe('thing.not_found')
  })
})
