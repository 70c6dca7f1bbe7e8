import type { Tokens } from '@ejia/contract/auth/routes'
import { startTestApp, type TestApp } from '../../../../test/harness/app'
import { Factory } from '../../../../test/harness/factories'
import { sql } from 'drizzle-orm'
import { ensureDemoAccount } from '../account.service'

describe('sessions', () => {
  let host: TestApp
  let people: Awaited<ReturnType<Factory['smallHospital']>>

  beforeAll(async () => {
    host = await startTestApp()
    people = await new Factory(host).smallHospital()
    const ctx = { db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs }
    await ensureDemoAccount(ctx, { key: 'member', label: '普通党员', memberId: people.member.memberId, name: people.member.name })
  })
  afterAll(() => host.close())

  const signIn = () => host.client.call('POST /auth/demo-sessions', { body: { key: 'member' } })
  const refresh = (token: string | null) => host.client.send('POST /auth/refresh', { body: { refreshToken: token ?? '' } })
  const codeOf = async (token: string | null) => (await refresh(token)).problem.code
  const as = (tokens: Tokens) => ({ as: { token: tokens.accessToken } })
  const me = (tokens: Tokens) => host.client.send('GET /auth/me', {}, as(tokens))

  test('a pair of tokens: the access token works, the refresh token brings the next pair', async () => {
    const first = await signIn()
    expect(first).toMatchObject({ expiresIn: 600, me: { name: '普通党员', accountId: people.member.accountId } })
    expect((await me(first)).body.accountId).toBe(people.member.accountId)
    const second = await refresh(first.refreshToken)
    expect(second.status).toBe(200)
    expect(second.body.refreshToken).not.toBe(first.refreshToken)
    expect((await me(second.body)).status).toBe(200)
  })

  test('a lost reply is forgiven: the old token is good until its successor is used', async () => {
    const first = await signIn()
    await refresh(first.refreshToken)
    await refresh(first.refreshToken)
    const arrived = await refresh(first.refreshToken)
    expect(arrived.status).toBe(200)
    expect((await refresh(arrived.body.refreshToken)).status).toBe(200)
  })

  test('an old token after its successor was used ends the session, on every device that holds a copy', async () => {
    const first = await signIn()
    const second = (await refresh(first.refreshToken)).body
    const third = (await refresh(second.refreshToken)).body
    expect(await codeOf(first.refreshToken)).toBe('auth.refresh_reused')
    expect(await codeOf(third.refreshToken)).toBe('auth.session_ended')
    expect((await host.client.send('DELETE /auth/session', {}, as(third))).problem.code).toBe('auth.session_ended')
    const { rows } = await host.app.db.execute(sql`select count(*)::int as n from audit_lines where action = 'auth.refresh_reused'`)
    expect(rows[0]).toEqual({ n: 1 })
  })

  test('two at once with one token both get a usable pair; the first that is used ends the other', async () => {
    const first = await signIn()
    const [left, right] = await Promise.all([refresh(first.refreshToken), refresh(first.refreshToken)])
    expect([left.status, right.status]).toEqual([200, 200])
    expect((await me(left.body)).status).toBe(200)
    expect((await me(right.body)).status).toBe(200)
    expect((await refresh(right.body.refreshToken)).status).toBe(200)
    expect(await codeOf(left.body.refreshToken)).toBe('auth.refresh_invalid')
  })

  test('twenty at once with one token: twenty answers, one session', async () => {
    const first = await signIn()
    const replies = await Promise.all(Array.from({ length: 20 }, () => refresh(first.refreshToken)))
    expect(replies.map((reply) => reply.status)).toEqual(Array(20).fill(200))
  })

  test('sixty days unused is too long; so is nonsense', async () => {
    const first = await signIn()
    const before = host.clock.now()
    host.clock.advance(60 * 86_400 - 1)
    const lastMoment = await refresh(first.refreshToken)
    expect(lastMoment.status).toBe(200)
    host.clock.advance(1)
    expect(await codeOf(first.refreshToken)).toBe('auth.refresh_invalid')
    host.clock.set(before)
    expect(await codeOf('nonsense')).toBe('auth.refresh_invalid')
    expect(await codeOf('')).toBe('auth.refresh_invalid')
    expect((await host.client.send('POST /auth/refresh', { body: {} })).problem.code).toBe('auth.refresh_invalid')
  })

  test('sign-out ends this session and no other', async () => {
    const [phone, other] = [await signIn(), await signIn()]
    await host.client.call('DELETE /auth/session', {}, as(phone))
    expect((await me(phone)).problem.code).toBe('auth.session_ended')
    expect(await codeOf(phone.refreshToken)).toBe('auth.session_ended')
    expect((await me(other)).status).toBe(200)
    expect((await refresh(other.refreshToken)).status).toBe(200)
  })

  test('sign-out everywhere ends the others at once', async () => {
    const [phone, other] = [await signIn(), await signIn()]
    expect((await me(other)).status).toBe(200)
    await host.client.call('DELETE /auth/sessions', {}, as(phone))
    expect((await host.client.send('DELETE /auth/session', {}, as(other))).problem.code).toBe('auth.session_ended')
    expect((await me(other)).problem.code).toBe('auth.session_ended')
    expect(await codeOf(other.refreshToken)).toBe('auth.session_ended')
    expect((await me(await signIn())).status).toBe(200)
  })

  test('another process obeys at once on writes, within five seconds on reads', async () => {
    const elsewhere = await startTestApp({}, host.app.env.databaseUrl)
    try {
      const [phone, other] = [await signIn(), await signIn()]
      const read = () => elsewhere.client.send('GET /auth/me', {}, as(other))
      expect((await read()).status).toBe(200)
      await host.client.call('DELETE /auth/sessions', {}, as(phone))
      expect((await elsewhere.client.send('DELETE /auth/session', {}, as(other))).problem.code).toBe('auth.session_ended')
      elsewhere.clock.advance(5)
      expect((await read()).problem.code).toBe('auth.session_ended')
    } finally {
      await elsewhere.close()
    }
  })

  test('a disabled account, and one whose member left, have no way in', async () => {
    const held = await signIn()
    const set = (statement: ReturnType<typeof sql>) => host.app.db.execute(statement)
    for (const [out, back] of [
      [sql`update accounts set disabled_at = '2026-11-22' where id = ${people.member.accountId}`, sql`update accounts set disabled_at = null`],
      [sql`update members set left_on = '2026-11-22' where id = ${people.member.memberId}`, sql`update members set left_on = null`],
    ] as const) {
      await set(out)
      host.app.actorMemory.forgetAll()
      expect((await me(held)).problem).toMatchObject({ status: 403, code: 'auth.account_disabled' })
      expect(await codeOf(held.refreshToken)).toBe('auth.account_disabled')
      expect((await host.client.send('POST /auth/demo-sessions', { body: { key: 'member' } })).problem.code).toBe('auth.account_disabled')
      await set(back)
      host.app.actorMemory.forgetAll()
    }
    expect((await refresh(held.refreshToken)).status).toBe(200)
  })

  test('refresh tokens are not in the database, only their hashes', async () => {
    const { refreshToken } = await signIn()
    const { rows } = await host.app.db.execute(sql`select * from refresh_tokens`)
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(refreshToken)
  })
})

describe('sessions of a browser', () => {
  let host: TestApp
  beforeAll(async () => {
    host = await startTestApp()
    await ensureDemoAccount({ db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs }, { key: 'office', label: '党委办', memberId: null, name: '值班员' })
  })
  afterAll(() => host.close())

  const cookieOf = (headers: Record<string, string>) => [headers['set-cookie'] ?? []].flat().join('; ')

  test('the refresh token lives in a cookie no script can read, sent to sign-in alone', async () => {
    const reply = await host.client.send('POST /auth/demo-sessions', { body: { key: 'office', client: 'browser' } })
    expect(reply.body.refreshToken).toBeNull()
    const cookie = cookieOf(reply.headers)
    for (const part of ['ejia_refresh=', 'HttpOnly', 'SameSite=Strict', 'Path=/api/v1/auth', 'Secure', 'Max-Age=5184000']) expect(cookie).toContain(part)

    const value = cookie.split(';')[0] ?? ''
    const renewed = await host.client.send('POST /auth/refresh', { body: {} }, { headers: { cookie: value } })
    expect(renewed.body).toMatchObject({ refreshToken: null, me: { name: '值班员' } })
    expect(cookieOf(renewed.headers)).toContain('HttpOnly')
    expect(cookieOf(renewed.headers).split(';')[0]).not.toBe(value)

    const out = await host.client.send('DELETE /auth/session', {}, { as: { token: renewed.body.accessToken } })
    expect(cookieOf(out.headers)).toMatch(/ejia_refresh=;.*Path=\/api\/v1\/auth.*Expires=Thu, 01 Jan 1970/)
  })
})
