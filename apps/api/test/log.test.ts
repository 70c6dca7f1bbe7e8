import { sql } from 'drizzle-orm'
import { startTestApp, type TestApp } from './harness/app'
import { Factory } from './harness/factories'
import type { SmallHospital } from './harness/hospital'

interface Line {
  level: number
  reqId?: string
  method?: string
  route?: string
  status?: number
  ms?: number
  problem?: string
  msg: string
}

const warning = 40

describe('the log', () => {
  let host: TestApp
  let people: SmallHospital
  let text = ''
  const lines = (): Line[] => text.trim().split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line)
  const requests = (): Line[] => lines().filter(({ msg }) => msg === 'request')

  beforeAll(async () => {
    host = await startTestApp({ proxyHops: 1 }, undefined, { level: 'info', stream: { write: (line) => (text += line) } })
    people = await new Factory(host).smallHospital()
  })
  afterAll(() => host.close())
  beforeEach(() => {
    text = ''
  })

  test('a failure: the query and its reason, but nobody\'s name or number', async () => {
    await host.app.db.execute(sql`alter table members add constraint nobody_more check (false) not valid`)
    const body = { name: '欧阳不可见', orgId: people.branch.id, status: 'full' as const, phone: '19912345678' }
    const reply = await host.client.send('POST /members', { body }, { as: people.secretary })
    expect(reply.problem).toMatchObject({ status: 500, code: 'server.error' })
    expect(text).toContain('insert into \\"members\\"')
    expect(text).toMatch(/violates check constraint/)
    for (const secret of ['欧阳不可见', '19912345678', people.secretary.token]) expect(text + JSON.stringify(reply.body)).not.toContain(secret)
    await host.app.db.execute(sql`alter table members drop constraint nobody_more`)
  })

  test('one line a request: route, status, how long; the id is that of the reply and of the problem', async () => {
    const good = await host.client.send('GET /auth/me', {}, { as: people.member })
    const bad = await host.client.raw('GET', '/posts/00000000-0000-4000-8000-000000000000', undefined, { as: people.member })
    expect(requests()).toMatchObject([
      { level: 30, reqId: good.headers['x-request-id'], method: 'GET', route: '/api/v1/auth/me', status: 200, ms: expect.any(Number) },
      { level: 30, reqId: bad.problem.requestId, method: 'GET', route: '/api/v1/posts/:postId', status: 404, problem: 'thing.not_found' },
    ])
    expect(bad.headers['x-request-id']).toBe(bad.problem.requestId)
    expect(lines()).toHaveLength(2)
  })

  test('who looks after the process is not written down', async () => {
    for (const url of ['/health/live', '/health/ready', '/metrics']) await host.app.inject(url)
    expect(lines().filter(({ level }) => level < warning)).toEqual([])
  })

  test('a neighbour that is trusted may give a request its id, if a machine made it', async () => {
    const given = '0af7651916cd43dd8448eb211c80319c'
    const ask = async (id: string, to = host) => (await to.app.inject({ url: '/api/v1/sections', headers: { 'x-request-id': id } })).headers['x-request-id']
    expect(await ask(given)).toBe(given)
    expect(await ask('7f8de3c1-52d3-4c2e-9a51-0d3b0f6f1d11')).toBe('7f8de3c1-52d3-4c2e-9a51-0d3b0f6f1d11')
    for (const other of ['13812345678', '430502195001011234', '欧阳不可见', 'x'.repeat(5000), `${given}\u0001`, '"}{"']) expect(await ask(other)).toMatch(/^[0-9a-f]{10}-[0-9a-z]+$/)
    const alone = await startTestApp({ proxyHops: 0 }, host.app.env.databaseUrl)
    const stranger = await alone.app.inject({ url: '/api/v1/sections', remoteAddress: '203.0.113.9', headers: { 'x-request-id': given } })
    expect(stranger.headers['x-request-id']).not.toBe(given)
    await alone.close()
  })

  test('two requests never share an id', async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, async () => (await host.app.inject('/api/v1/sections')).headers['x-request-id']))
    expect(new Set(ids).size).toBe(50)
  })

  describe('nothing that was sent', () => {
    const name = '司马不可见'
    const phone = '18887654321'
    const identity = '430502195001011234'
    const password = '窗外不可见的松树'
    const secrets = () => [name, encodeURIComponent(name), phone, identity, password, people.member.token, people.secretary.token, 'ejia-secret-refresh']

    type Send = { method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH'; url: string; body?: object | string; headers?: Record<string, string> }
    const as = (who: { token: string }) => ({ authorization: `Bearer ${who.token}` })
    const api = '/api/v1'
    const battery = (): [string, Send][] => [
      ['a search', { url: `${api}/members?q=${encodeURIComponent(name)}`, headers: as(people.secretary) }],
      ['a search of posts', { url: `${api}/posts?q=${phone}` }],
      ['a field nobody knows, with a value', { url: `${api}/posts?${phone}=${identity}` }],
      ['an id that is a number of somebody', { url: `${api}/members/${identity}`, headers: as(people.secretary) }],
      ['an address that leads nowhere', { url: `/${encodeURIComponent(name)}/${phone}?token=${people.member.token}` }],
      ['an address that cannot be decoded', { url: `${api}/posts/%E0%A4%A${phone}` }],
      ['an address below the console', { url: `/console/members/${identity}?name=${encodeURIComponent(name)}` }],
      ['a code in an address', { url: `/ci/${phone}` }],
      ['a member', { method: 'POST', url: `${api}/members`, headers: as(people.secretary), body: { name, orgId: people.branch.id, status: 'full', phone } }],
      ['a member with a wrong status', { method: 'POST', url: `${api}/members`, headers: as(people.secretary), body: { name, orgId: people.branch.id, status: name, phone } }],
      ['a body that is no JSON', { method: 'POST', url: `${api}/members`, headers: { ...as(people.secretary), 'content-type': 'application/json' }, body: `{"name":"${name}","phone":${phone}` }],
      ['a body of another kind', { method: 'POST', url: `${api}/members`, headers: { ...as(people.secretary), 'content-type': `text/${phone}` }, body: name }],
      ['a password', { method: 'POST', url: `${api}/auth/operator-sessions`, body: { name, password, code: phone.slice(0, 6) } }],
      ['a refresh token', { method: 'POST', url: `${api}/auth/refresh`, body: { refreshToken: 'ejia-secret-refresh' } }],
      ['a cookie', { method: 'POST', url: `${api}/auth/refresh`, headers: { cookie: `ejia_refresh=ejia-secret-refresh; x=${phone}` }, body: {} }],
      ['a broken token', { url: `${api}/auth/me`, headers: { authorization: `Bearer ${people.member.token}x` } }],
      ['a name for a token', { url: `${api}/auth/me`, headers: { authorization: `Basic ${identity}` } }],
      ['a key', { method: 'POST', url: `${api}/messages/read-all`, headers: { ...as(people.member), 'idempotency-key': identity }, body: {} }],
      ['an agent', { url: `${api}/sections`, headers: { 'user-agent': name.replace(/./gu, '') + phone, referer: `https://ejia.test/?${phone}`, 'x-forwarded-for': identity, 'x-request-id': phone } }],
      ['an instant that is none', { method: 'POST', url: `${api}/activities`, headers: as(people.secretary), body: { title: name, startsAt: phone } }],
    ]

    test('is in it, whatever becomes of the request', async () => {
      const cases = battery()
      for (const [, { url, method = 'GET', headers, body }] of cases) await host.app.inject({ method, url, ...(headers && { headers }), ...(body !== undefined && { body }) })
      // a line each, but for what the parser refused before it was a request of ours
      expect(requests().length).toBeGreaterThanOrEqual(cases.length - 1)
      for (const secret of secrets()) expect({ secret, found: lines().filter((line) => JSON.stringify(line).includes(secret)) }).toEqual({ secret, found: [] })
      expect(text).not.toMatch(/\?|%[0-9A-F]{2}/)
    })

    test.each([
      ['the database quotes a value', sql`select ${name}::uuid`],
      ['the database quotes a date', sql`select ${phone}::date`],
      ['a row in the detail', sql`insert into members (id, name) values (${'00000000-0000-4000-8000-000000000001'}, ${name})`],
    ])('is in an error in which %s', async (_, query) => {
      const error = await host.app.db.execute(query).then(() => undefined, (reason: unknown) => reason)
      host.app.log.error({ err: error }, 'as plugins log it')
      host.app.log.error({ error }, 'and jobs')
      host.app.log.error(error as Error)
      expect(lines()).toHaveLength(3)
      expect(text).toMatch(/invalid input syntax|out of range|null value in column/)
      for (const secret of [name, phone]) expect(text).not.toContain(secret)
    })

    test('is in an error of a parser or a serialiser', () => {
      const failures = [() => JSON.parse(`{"phone": ${phone}, "name": ${name}}`) as unknown, () => { throw new TypeError(`The value "${name}" cannot be converted to a number.`) }]
      for (const fail of failures) {
        try {
          fail()
        } catch (error) {
          host.app.log.error({ err: error }, 'failed')
          host.app.log.error({ err: new Error('outer', { cause: error }) }, 'failed')
        }
      }
      expect(lines()).toHaveLength(4)
      for (const secret of [name, phone]) expect(text).not.toContain(secret)
    })
  })
})
