import { apiBase } from '@ejia/contract/client/caller'
import type { TSchema } from 'typebox'
import { allRoutes, type ContractRoute } from '../harness/features'
import { Meetings } from '../harness/meetings'
import { furnish, toRequest, wellFormed, type Known } from '../harness/requests'
import { watchRows } from './rows'

/** What other products let anybody be (party-work notes §5, 3.4), each under its own name. Reach and scope are scope.test.ts's. */
describe('failures of peers: being somebody else', () => {
  const meetings = Meetings.use()
  const { host, people } = meetings
  let routes: ContractRoute[]
  let known: Known

  beforeAll(async () => {
    routes = await allRoutes()
    known = await furnish(meetings)
  })

  const signedIn = () => routes.filter(({ schema }) => schema.access === 'signed-in')
  let calls = 0
  /** From an address of its own: the ceiling on requests is not what is asked about. */
  const inject = (route: ContractRoute, headers: Record<string, string>, query = '') => {
    const request = toRequest(route, wellFormed(route, known))
    const plain = request.url as string
    const url = query === '' ? plain : `${plain}${plain.includes('?') ? '&' : '?'}${query}`
    return host.app.inject({ ...request, url, remoteAddress: `10.9.${(++calls >> 8) & 255}.${calls & 255}`, headers: { ...request.headers, ...headers } } as never)
  }
  const not401 = async (knock: (route: ContractRoute) => ReturnType<typeof inject>) => {
    const open: string[] = []
    for (const route of signedIn()) {
      const { statusCode } = await knock(route)
      if (statusCode !== 401) open.push(`${route.method} ${route.path}: ${statusCode}`)
    }
    return open
  }

  // 3.4 L: a fixed header lets everything through; N: whoever the request says
  test('no header opens a door: not a magic one, not one that names somebody, not one that claims to come from inside', async () => {
    const id = people.office.accountId
    const headers = {
      'x-user-id': id, 'x-account-id': id, 'x-member-id': people.office.memberId, 'x-openid': 'oOffice', 'x-wx-openid': 'oOffice', 'x-wx-source': 'wx', 'x-role': 'admin',
      'x-internal': '1', 'x-forwarded-user': '办公室主任'.length.toString(), 'x-real-ip': '127.0.0.1', 'x-forwarded-for': '127.0.0.1', 'x-token': people.office.token,
      'x-access-token': people.office.token, token: people.office.token, cookie: `token=${people.office.token}; session=${id}`, 'x-original-url': `${apiBase}/home`, 'x-rewrite-url': `${apiBase}/home`,
    }
    expect(await not401((route) => inject(route, headers))).toEqual([])
  })

  // 3.4 W: a token of 300 days in the address
  test('a token in the address is no token, under any name', async () => {
    const names = ['token', 'access_token', 'accessToken', 'jwt', 'authorization']
    // each route meets one of the names, and its neighbour the next
    expect(await not401((route) => inject(route, {}, `${names[calls % names.length]!}=${people.office.token}`))).toEqual([])
  })

  // 3.4 W: a token of 300 days
  test('an access token lives for minutes', async () => {
    const token = host.app.jwt.sign({ sub: people.member.accountId, sid: people.member.memberId, ep: 0 })
    const { iat, exp } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { iat: number; exp: number }
    expect(exp - iat).toBeLessThanOrEqual(3600)
  })

  // 3.4 N: userId, partyId, openid in the body or the query
  test('who is signed in is who acts, whomever the request names', async () => {
    const other = people.office
    const mine = ['GET /auth/me', 'GET /points/mine', 'GET /points/mine/ledger', 'GET /attendances/mine', 'GET /messages', 'GET /study/mine', 'GET /home/mine']
    for (const route of routes.filter(({ method, path }) => mine.includes(`${method} ${path}`))) {
      for (const field of ['userId', 'accountId', 'memberId', 'partyId', 'openid']) {
        const { statusCode, body } = await inject(route, { authorization: `Bearer ${people.member.token}`, 'x-user-id': other.accountId, 'x-member-id': other.memberId }, `${field}=${other.memberId}`)
        // refused as a field nobody knows; where a route takes no query at all it is not looked at
        if (statusCode === 200) expect(body).not.toContain(other.name)
        else expect(statusCode).toBe(400)
      }
    }
    const { accountId } = await host.client.call('GET /auth/me', {}, { as: people.member })
    expect(accountId).toBe(people.member.accountId)
  })

  // 3.4: tunnelled methods
  test('a method is what the request says it is: no override turns looking into deleting', async () => {
    const route = routes.find(({ method, path }) => method === 'GET' && path === '/orgs/:orgId')!
    const { result, written } = await watchRows(host, () => inject(route, { authorization: `Bearer ${people.office.token}`, 'x-http-method-override': 'DELETE', 'x-method-override': 'POST' }, '_method=DELETE'))
    expect([200, 400]).toContain(result.statusCode)
    expect(written).toEqual({})
  })

  // 3.4 N: the registration carries isSecretary; W: members change their own branch
  test('nobody brings an office or a branch along: not at the sign-in, not when bound, not afterwards', async () => {
    for (const path of ['/auth/bindings', '/auth/binding-requests', '/auth/wechat-sessions', '/auth/demo-sessions', '/auth/refresh', '/auth/operator-sessions']) {
      for (const extra of [{ isSecretary: true }, { role: 'admin' }, { roles: ['office'] }, { orgId: people.root.id }]) {
        expect((await host.client.raw('POST', path, { code: 'x', ticket: 'x', invitation: 'ABCDEFGHJK', name: 'a', phone: '13800000000', password: 'x', key: 'x', refreshToken: 'x', ...extra })).problem.code).toBe('request.invalid')
      }
    }
    const { version } = await host.client.call('GET /members/:memberId', { params: { memberId: people.member.memberId } }, { as: people.member })
    for (const change of [{ orgId: people.sibling.id }, { status: 'full' }, { service: 'retired' }, { roles: ['secretary'] }]) {
      const { result, written } = await watchRows(host, () => host.client.raw('PATCH', `/members/${people.member.memberId}`, { version, ...change }, { as: people.member }))
      expect(result.status).toBeGreaterThanOrEqual(400)
      expect(written).toEqual({})
    }
  })

  // 3.4 H, S: admin and its password; the last six digits of an identity number
  test('there is no password to know: a fresh installation has no operator at all', async () => {
    const tried: [string, string][] = ['admin', 'root', 'operator', '管理员'].flatMap((name) => ['admin', '123456', 'admin123'].map((password): [string, string] => [name, password]))
    for (const [n, [name, password]] of tried.entries()) {
      const { statusCode, body } = await host.app.inject({ method: 'POST', url: `${apiBase}/auth/operator-sessions`, remoteAddress: `10.8.0.${n}`, payload: { name, password } })
      expect(`${name} ${password}: ${statusCode}`).toMatch(/: 4\d\d$/)
      expect(body).not.toMatch(/accessToken|ticket/)
    }
    expect(await meetings.count('operator_credentials')).toBe(0)
  })

  // 3.4 W: user_pass in the reply; SW, D: openid, session_key
  test('no reply has a field for a secret', () => {
    const secret = /^(pass(word|wd)?|pwd|hash|salt|openid|union_?id|session_?key|id_?card|identity|cipher|phone_?(cipher|hash|index)|device_?hash|key)$/i
    const found: string[] = []
    const walk = (schema: Record<string, unknown>, where: string): void => {
      for (const [name, inner] of Object.entries((schema.properties ?? {}) as Record<string, TSchema>)) {
        if (secret.test(name)) found.push(`${where} ${name}`)
        walk(inner as never, where)
      }
      for (const inner of [schema.items, ...((schema.anyOf ?? []) as unknown[])].filter(Boolean)) walk(inner as never, where)
    }
    for (const { method, path, schema } of routes) for (const reply of Object.values(schema.replies)) walk(reply as never, `${method} ${path}`)
    // names of rules, duties and demonstration accounts, which are no secret
    const named = /^(GET|POST) (\/points\/|\/duties|\/auth\/demo-accounts|\/sections|\/home)/
    expect(found.filter((one) => !(one.endsWith(' key') && named.test(one)))).toEqual([])
  })

  // the same over HTTP, whatever the schemas say
  test('no reply holds a hash, a sealed number, an openid or a key', async () => {
    await host.app.pool.query(`insert into wechat_identities (id, openid, account_id, bound_at) values ($1, 'oSecretOpenid', $1, $2)`, [people.member.accountId, host.clock.now()])
    for (const as of [people.office, people.secretary]) {
      for (const route of routes.filter(({ method, name }) => method === 'GET' && name !== 'stream')) {
        const { body } = await inject(route, { authorization: `Bearer ${as.token}` })
        expect(`${route.path} ${/oSecretOpenid|v1:k1:|\$scrypt|\$argon|session_key|password_hash/.exec(body)?.[0] ?? 'nothing'}`).toBe(`${route.path} nothing`)
      }
    }
  })

  // 3.4 D, SW, W: lists and details for visitors
  test('a visitor reads nobody’s name: of all that is open without a sign-in, nothing names a member', async () => {
    for (const route of routes.filter(({ method, schema }) => method === 'GET' && schema.access === 'anyone')) {
      const { body } = await inject(route, {})
      expect(`${route.path} ${/普通党员|老党员|本支部委员/.exec(body)?.[0] ?? 'nobody'}`).toBe(`${route.path} nobody`)
    }
  })
})
