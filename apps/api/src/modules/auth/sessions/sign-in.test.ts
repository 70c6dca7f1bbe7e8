import { Factory } from '../../../../test/harness/factories'
import { startTestApp, type TestApp } from '../../../../test/harness/app'

describe('sign-in and tokens', () => {
  let host: TestApp
  let people: Awaited<ReturnType<Factory['smallHospital']>>

  beforeAll(async () => {
    host = await startTestApp()
    people = await new Factory(host).smallHospital()
  })
  afterAll(() => host.close())

  test('a token says who is signed in', async () => {
    const me = await host.client.call('GET /auth/me', {}, { as: people.secretary })
    expect(me).toMatchObject({ name: '本支部书记', org: { name: '心内科党支部' }, orgLine: ['内科党总支', '心内科党支部'], roles: [{ role: 'secretary' }] })
  })

  test('without a token, with a broken one and with an expired one: three different answers', async () => {
    expect((await host.client.send('GET /auth/me', {})).problem.code).toBe('auth.required')
    expect((await host.client.send('GET /auth/me', {}, { as: { token: 'nonsense' } })).problem.code).toBe('auth.token_invalid')
    const expired = host.app.jwt.sign({ sub: people.member.accountId, sid: people.member.memberId, ep: 0 }, { expiresIn: -1 })
    expect((await host.client.send('GET /auth/me', {}, { as: { token: expired } })).problem.code).toBe('auth.token_expired')
  })

  test('unknown fields are refused, not trimmed', async () => {
    const reply = await host.client.raw('POST', '/auth/demo-sessions', { key: 'x', extra: 1 })
    expect(reply.status).toBe(400)
    expect(reply.problem).toMatchObject({ code: 'request.invalid', fields: [{ field: 'body/extra', message: '不认识的字段' }] })
  })
})
