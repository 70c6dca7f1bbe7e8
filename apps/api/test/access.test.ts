import { startTestApp, type TestApp } from './harness/app'
import { Factory } from './harness/factories'
import { allRoutes, type ContractRoute } from './harness/features'

const someId = '019aa000-0000-7000-8000-000000000000'

describe('the door of every route', () => {
  let host: TestApp
  let routes: ContractRoute[]
  let expired: string
  let endedSession: string
  let foreignKey: string

  beforeAll(async () => {
    host = await startTestApp()
    routes = await allRoutes()
    const person = await new Factory(host).person(await new Factory(host).org())
    const claims = { sub: person.accountId, sid: person.memberId, ep: 0 }
    expired = host.app.jwt.sign(claims, { expiresIn: -1 })
    endedSession = host.app.jwt.sign(claims)
    foreignKey = host.app.jwt.sign(claims, { key: 'another key of at least thirty-two bytes' })
  })
  afterAll(() => host.close())

  async function knock(route: ContractRoute, authorization?: string): Promise<string> {
    const path = route.path.replace(/:(\w+)/g, (_, name: string) => (name === 'orgId' ? '1' : someId))
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
    const { status, problem } = await host.client.raw(route.method, path, route.method === 'GET' ? undefined : {}, { headers })
    return `${route.method} ${route.path}: ${status} ${problem.code}`
  }
  const expectAll = async (some: ContractRoute[], code: string, authorization?: string) => {
    const answers = []
    for (const route of some) answers.push(await knock(route, authorization))
    expect(answers).toEqual(some.map((route) => `${route.method} ${route.path}: 401 ${code}`))
  }

  test('there are features and routes to walk', () => {
    expect(new Set(routes.map((route) => route.feature)).size).toBeGreaterThanOrEqual(10)
    expect(routes.length).toBeGreaterThan(60)
  })

  test('without a token: 401 wherever somebody must be signed in', async () => {
    await expectAll(routes.filter((route) => route.schema.access === 'signed-in'), 'auth.required')
  })

  test('with an expired token: 401 everywhere, and the client knows to renew it', async () => {
    await expectAll(routes, 'auth.token_expired', `Bearer ${expired}`)
  })

  test.each([
    ['garbage', 'Bearer garbage'],
    ['nothing behind Bearer', 'Bearer '],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
    ['no algorithm', `Bearer ${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${Buffer.from(`{"sub":"${someId}","sid":"${someId}","ep":0}`).toString('base64url')}.`],
  ])('with %s: 401 everywhere', async (_, authorization) => {
    await expectAll(routes, 'auth.token_invalid', authorization)
  })

  test('signed with another key: 401 everywhere', async () => {
    await expectAll(routes, 'auth.token_invalid', `Bearer ${foreignKey}`)
  })

  test('of a session that does not exist: 401 everywhere', async () => {
    await expectAll(routes, 'auth.session_ended', `Bearer ${endedSession}`)
  })

  test('what is open to anyone is a short list that somebody chose', () => {
    const open = routes.filter((route) => route.schema.access === 'anyone').map((route) => `${route.method} ${route.path}`)
    expect(open.sort()).toEqual([
      'GET /auth/demo-accounts',
      'GET /files/:fileId',
      'GET /home',
      'GET /home/prefetch',
      'GET /posts',
      'GET /posts/:postId',
      'GET /requests/addressees',
      'GET /sections',
      'POST /auth/binding-requests',
      'POST /auth/bindings',
      'POST /auth/console-claims',
      'POST /auth/console-sign-ins',
      'POST /auth/demo-sessions',
      'POST /auth/demo-wechat-codes',
      'POST /auth/operator-sessions',
      'POST /auth/operator-set-ups',
      'POST /auth/phone-bindings',
      'POST /auth/refresh',
      'POST /auth/wechat-sessions',
      'POST /requests/additions',
      'POST /requests/anonymous',
      'POST /requests/look-ups',
      'POST /requests/pictures',
      'POST /requests/ratings',
    ])
  })
})
