import { sql } from 'drizzle-orm'
import { startTestApp } from '../../../../test/harness/app'
import type { As } from '../../../../test/harness/client'
import { Factory } from '../../../../test/harness/factories'
import { useHospital } from '../../../../test/harness/hospital'

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'

describe('a phone signs a console in', () => {
  const { host, people } = useHospital()

  const ask = async () => {
    const asked = await host.client.call('POST /auth/console-sign-ins', {}, { headers: { 'user-agent': chrome } })
    return { ...asked, code: asked.link.split('/cs/')[1] ?? '' }
  }
  type Asked = Awaited<ReturnType<typeof ask>>
  const claim = ({ id, claimSecret }: Pick<Asked, 'id' | 'claimSecret'>) => host.client.send('POST /auth/console-claims', { body: { id, claimSecret } })
  const stateOf = async (asked: Asked) => (await claim(asked)).body
  const see = ({ code }: Asked, as: As) => host.client.send('GET /auth/console-sign-ins/:code', { params: { code } }, { as })
  const scan = ({ code }: Asked, as: As) => host.client.send('POST /auth/console-sign-ins/:code/scan', { params: { code } }, { as })
  const decide = ({ code }: Asked, as: As, accept = true, idempotencyKey?: string) =>
    host.client.send('POST /auth/console-sign-ins/:code/decision', { params: { code }, body: { accept } }, { as, ...(idempotencyKey ? { idempotencyKey } : {}) })
  const confirmed = async (as: As) => {
    const asked = await ask()
    await scan(asked, as)
    await decide(asked, as)
    return asked
  }

  test('asked, scanned, confirmed, claimed: the browser is signed in as the person with the phone', async () => {
    const asked = await ask()
    expect(asked.link).toMatch(/^https:\/\/ejia\.test\/cs\/[A-Za-z0-9_-]{22}$/)
    expect(asked.link).not.toContain(asked.claimSecret)
    expect(await stateOf(asked)).toEqual({ state: 'waiting' })

    expect((await see(asked, people.secretary)).body).toMatchObject({ browser: 'Windows · Chrome', address: '127.0.0.*', expiresIn: 120, scanned: false })
    expect(await stateOf(asked)).toEqual({ state: 'waiting' })
    expect((await scan(asked, people.secretary)).body.scanned).toBe(true)
    expect(await stateOf(asked)).toEqual({ state: 'scanned', name: '本****' })
    expect((await decide(asked, people.secretary)).body).toEqual({ state: 'confirmed' })

    const { body, headers } = await claim(asked)
    if (body.state !== 'signed_in') throw new Error(body.state)
    expect(body.tokens).toMatchObject({ refreshToken: null, me: { accountId: people.secretary.accountId, roles: [{ role: 'secretary' }] } })
    expect(String(headers['set-cookie'])).toContain('HttpOnly')
    const { rows } = await host.app.db.execute(sql`select client from sessions where account_id = ${people.secretary.accountId} order by client`)
    expect(rows).toEqual([{ client: 'browser' }, { client: 'weapp' }])
    expect((await host.client.send('GET /auth/me', {}, { as: { token: body.tokens.accessToken } })).status).toBe(200)
  })

  test('tokens come once, also when two ask at once', async () => {
    const asked = await confirmed(people.secretary)
    const states = await Promise.all(Array.from({ length: 8 }, () => stateOf(asked)))
    expect(states.map(({ state }) => state).sort()).toEqual([...Array<string>(7).fill('expired'), 'signed_in'])
    expect(await stateOf(asked)).toEqual({ state: 'expired' })
  })

  test('whoever photographs the screen has nothing: the secret is not in the QR, and not to be guessed', async () => {
    const asked = await confirmed(people.secretary)
    for (const claimSecret of ['x', asked.code, asked.claimSecret.slice(0, -1), (await ask()).claimSecret]) {
      expect((await claim({ id: asked.id, claimSecret })).problem).toMatchObject({ status: 404, code: 'auth.console_claim_invalid' })
    }
    expect((await claim({ id: people.secretary.accountId, claimSecret: asked.claimSecret })).problem.code).toBe('auth.console_claim_invalid')
    expect((await stateOf(asked)).state).toBe('signed_in')
  })

  test('the first to scan owns it: somebody else is told so, and can neither look, confirm nor refuse', async () => {
    const asked = await ask()
    await scan(asked, people.secretary)
    for (const reply of [await scan(asked, people.office), await see(asked, people.office), await decide(asked, people.office), await decide(asked, people.office, false)]) {
      expect(reply.problem).toMatchObject({ status: 409, code: 'auth.console_other_person' })
    }
    expect((await scan(asked, people.secretary)).status).toBe(200)
    expect((await decide(asked, people.secretary)).status).toBe(200)
    const body = await stateOf(asked)
    expect(body.state === 'signed_in' && body.tokens.me.accountId).toBe(people.secretary.accountId)
  })

  test('two who scan at once: one owns it', async () => {
    const asked = await ask()
    const replies = await Promise.all([scan(asked, people.secretary), scan(asked, people.office), scan(asked, people.foreignSecretary)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  })

  test('a member without an office is refused and takes the QR from nobody', async () => {
    const asked = await ask()
    for (const reply of [await see(asked, people.member), await scan(asked, people.member), await decide(asked, people.member)]) {
      expect(reply.problem).toMatchObject({ status: 403, code: 'auth.console_no_role' })
    }
    expect(await stateOf(asked)).toEqual({ state: 'waiting' })
    expect((await scan(asked, people.secretary)).status).toBe(200)
  })

  test('an office taken back between scan and confirmation is one that does not confirm', async () => {
    const person = await new Factory(host).person(people.branch, { roles: [['commissioner', people.branch]] })
    const asked = await ask()
    expect((await scan(asked, person)).status).toBe(200)
    await host.app.db.execute(sql`update role_grants set revoked_at = granted_at where account_id = ${person.accountId}`)
    expect((await decide(asked, person)).problem.code).toBe('auth.console_no_role')
  })

  test('two confirmations at once: one counts; the same submission again gets the same answer', async () => {
    const asked = await ask()
    await scan(asked, people.secretary)
    const replies = await Promise.all([decide(asked, people.secretary), decide(asked, people.secretary, false)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await decide(asked, people.secretary)).problem.code).toBe('auth.console_decided')

    const again = await ask()
    await scan(again, people.secretary)
    const first = await decide(again, people.secretary, true, 'confirm-once')
    expect((await decide(again, people.secretary, true, 'confirm-once')).body).toEqual(first.body)
  })

  test('refused on the phone is refused in the browser; nothing is confirmed before it was scanned', async () => {
    const asked = await ask()
    expect((await decide(asked, people.secretary)).problem.code).toBe('auth.console_not_scanned')
    await scan(asked, people.secretary)
    expect((await decide(asked, people.secretary, false)).body).toEqual({ state: 'refused' })
    expect(await stateOf(asked)).toEqual({ state: 'refused' })
    expect((await decide(asked, people.secretary)).problem.code).toBe('auth.console_decided')
  })

  test('two minutes, a minute more after a scan and after a confirmation, and not a second longer', async () => {
    const before = host.clock.now()
    const [unscanned, late] = [await ask(), await ask()]
    host.clock.advance(119)
    expect((await scan(late, people.secretary)).status).toBe(200)
    host.clock.advance(1)
    expect(await stateOf(unscanned)).toEqual({ state: 'expired' })
    expect((await scan(unscanned, people.secretary)).problem).toMatchObject({ status: 410, code: 'auth.console_expired' })
    host.clock.advance(58)
    // scanned again: no more time for it
    await scan(late, people.secretary)
    expect((await decide(late, people.secretary)).status).toBe(200)
    host.clock.advance(60)
    expect(await stateOf(late)).toEqual({ state: 'expired' })

    const scanned = await ask()
    await scan(scanned, people.secretary)
    host.clock.advance(120)
    expect((await decide(scanned, people.secretary)).problem.code).toBe('auth.console_expired')
    host.clock.set(before)
  })

  test('a code nobody issued is as good as an old one', async () => {
    expect((await scan({ ...(await ask()), code: 'A'.repeat(22) }, people.secretary)).problem.code).toBe('auth.console_expired')
    expect((await scan({ ...(await ask()), code: 'short' }, people.secretary)).status).toBe(400)
  })

  test('an account disabled after it confirmed gets no session', async () => {
    const person = await new Factory(host).person(people.branch, { roles: [['commissioner', people.branch]] })
    const asked = await confirmed(person)
    await host.app.db.execute(sql`update accounts set disabled_at = created_at where id = ${person.accountId}`)
    expect((await claim(asked)).problem.code).toBe('auth.account_disabled')
  })

  test('secrets are kept as hashes; each step of a person leaves its line; old rows are forgotten', async () => {
    const asked = await confirmed(people.office)
    await claim(asked)
    const { rows } = await host.app.db.execute(sql`select * from console_sign_ins`)
    expect(JSON.stringify(rows)).not.toContain(asked.claimSecret)
    expect(JSON.stringify(rows)).not.toContain(asked.code)
    const lines = await host.app.db.execute(sql`select action from audit_lines where subject_id = ${asked.id} order by id`)
    expect(lines.rows.map(({ action }) => action)).toEqual(['auth.console_scan', 'auth.console_confirm'])
    const signIn = await host.app.db.execute(sql`select detail->>'by' as by from audit_lines where action = 'auth.sign_in' order by id desc limit 1`)
    expect(signIn.rows).toEqual([{ by: 'console' }])

    host.clock.advance(8 * 86_400)
    await host.app.keepHouse()
    expect((await host.app.db.execute(sql`select count(*)::int as n from console_sign_ins`)).rows).toEqual([{ n: 0 }])
  })

  test('an address that asks without end is stopped', async () => {
    const statuses = []
    for (let n = 0; n < 601; n++) statuses.push((await host.app.inject({ method: 'POST', url: '/api/v1/auth/console-sign-ins', remoteAddress: '10.9.9.9' })).statusCode)
    expect(statuses.slice(0, 600).every((status) => status === 201)).toBe(true)
    expect(statuses.at(-1)).toBe(429)
  })

  test('the scanned link opens the page of the mini-program in a browser', async () => {
    const asked = await ask()
    const { statusCode, headers } = await host.app.inject({ url: `/cs/${asked.code}` })
    expect([statusCode, headers.location]).toEqual([302, `/#/features/auth/console/index?code=${asked.code}`])
  })
})

test('behind a proxy the person\'s address counts, and nobody chooses their own', async () => {
  const host = await startTestApp({ proxyHops: 1 })
  const seen = async (forwarded: string) => {
    host.clock.advance(1)
    await host.app.inject({ method: 'POST', url: '/api/v1/auth/console-sign-ins', remoteAddress: '172.20.0.5', headers: { 'x-forwarded-for': forwarded } })
    const { rows } = await host.app.db.execute<{ address: string }>(sql`select address from console_sign_ins order by id desc limit 1`)
    return rows[0]?.address
  }
  expect(await seen('10.8.3.44')).toBe('10.8.3.*')
  expect(await seen('1.2.3.4, 10.8.3.44')).toBe('10.8.3.*')
  await host.close()
})
