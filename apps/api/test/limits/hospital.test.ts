import { ensureDefaultRules } from '../../src/modules/points'
import { startTestApp, type TestApp } from '../harness/app'
import { Factory } from '../harness/factories'
import type { SmallHospital } from '../harness/hospital'
import { WechatStandIn } from '../stand-ins/wechat'
import { boundMembers } from './crowd'

const everybody = 877
const api = '/api/v1'

interface Sent {
  status: number
  body: { code?: string; retryAfter?: number; state?: string; tokens?: { accessToken: string } }
  retryAfter: number
}

/** A hospital behind one address, with the ceilings as they are in production. */
class Nat {
  readonly refusals = new Set<string>()
  constructor(private readonly host: TestApp) {}

  async send(method: string, path: string, { token, body }: { token?: string; body?: object } = {}): Promise<Sent> {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const reply = await this.host.app.inject({ method: method as 'GET', url: api + path, headers, remoteAddress: '203.0.113.9', ...(body && { body }) })
    const sent = { status: reply.statusCode, body: reply.json<Sent['body']>(), retryAfter: Number(reply.headers['retry-after']) }
    if (sent.status >= 400) this.refusals.add(`${method} ${path} ${sent.body.code}`)
    return sent
  }

  /** Everything a phone does from its opening to 已签到. */
  async arrive(code: string, activityId: string, scan: string): Promise<void> {
    const signedIn = await this.send('POST', '/auth/wechat-sessions', { body: { code, client: 'weapp' } })
    const { accessToken: token } = signedIn.body.tokens!
    await this.send('GET', '/home', { token })
    await this.send('GET', '/home/mine', { token })
    await this.send('GET', '/posts?limit=20', { token })
    await this.send('GET', `/activities/${activityId}`, { token })
    await this.send('POST', `/activities/${activityId}/check-ins`, { token, body: { code: scan, capture: 'camera' } })
  }

  /** Sends the same until it is refused, at most so often; how often it was let through, and the refusal. */
  async until(refused: number, most: number, send: () => Promise<Sent>): Promise<{ passed: number; refusal: Sent | undefined }> {
    for (let passed = 0; passed < most; passed++) {
      const sent = await send()
      if (sent.status === refused) return { passed, refusal: sent }
    }
    return { passed: most, refusal: undefined }
  }

  tick = (seconds: number): void => this.host.clock.advance(seconds)
}

describe('a hospital behind one address', () => {
  let wechat: WechatStandIn
  let host: TestApp
  let people: SmallHospital
  let nat: Nat

  beforeEach(async () => {
    wechat = await WechatStandIn.start()
    host = await startTestApp({ wechat: wechat.app, rateLimitScale: 1 })
    people = await new Factory(host).smallHospital()
    nat = new Nat(host)
  })
  afterEach(async () => {
    await host.close()
    await wechat.stop()
  })

  test('877 members sign in, look around and check in within five minutes: nobody is refused', async () => {
    await ensureDefaultRules({ db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs }, '2020-01-01')
    const openids = await boundMembers(host, people.branch, everybody)
    const content = { kind: 'theme_day', orgId: people.branch.id, title: '主题党日', place: '礼堂', description: '', startsAt: host.clock.now().toISOString(), endsAt: new Date(host.clock.now().getTime() + 7_200_000).toISOString(), signUpMode: 'roster' }
    const as = people.secretary
    const { id } = await host.client.call('POST /activities', { body: content as never }, { as })
    await host.client.call('POST /activities/:activityId/open', { params: { activityId: id } }, { as })
    // thirty waves of thirty, ten seconds of the test's clock apart
    for (let from = 0; from < everybody; from += 30) {
      const { codes } = await host.client.call('POST /activities/:activityId/board', { params: { activityId: id } }, { as })
      await Promise.all(openids.slice(from, from + 30).map((openid) => nat.arrive(wechat.codeFor(openid), id, codes[0]!.text)))
      nat.tick(10)
    }
    expect([...nat.refusals]).toEqual([])
    const { rows } = await host.app.pool.query('select count(*)::int as n from attendances where activity_id = $1', [id])
    expect(rows[0].n).toBe(everybody)
  }, 180_000)

  test('one member\'s flood is stopped, and told when to come back; the neighbour at the same address goes on', async () => {
    const { member, retired } = people
    const flood = () => nat.send('GET', '/auth/me', member)
    const { passed, refusal } = await nat.until(429, 2000, flood)
    expect(passed).toBe(600)
    expect(refusal).toMatchObject({ status: 429, body: { code: 'rate.limited', retryAfter: 1 }, retryAfter: 1 })
    expect((await nat.send('GET', '/auth/me', retired)).status).toBe(200)
    // visitors at that address, too, and what the flooder does elsewhere
    expect((await nat.send('GET', '/sections')).status).toBe(200)
    expect((await nat.send('POST', '/messages/read-all', { ...member, body: {} })).status).not.toBe(429)
    // a second session of the same account is the same account
    const other = await new Factory(host).signIn(member.accountId)
    expect((await nat.send('GET', '/auth/me', other)).status).toBe(429)
    nat.tick(1)
    expect((await flood()).status).toBe(200)
  })

  test.each([
    ['whose session has ended', (token: string) => nat.send('DELETE', '/auth/session', { token }), 401],
    ['whose account is disabled', () => host.app.pool.query('update accounts set disabled_at = $2 where id = $1', [people.member.accountId, host.clock.now()]), 403],
  ])('a flood of somebody %s is stopped before the database is asked; nobody else is', async (_, end, refused) => {
    const { member, retired } = people
    await end(member.token)
    const asked = jest.spyOn(host.app.pool, 'query')
    const statuses: number[] = []
    for (let n = 0; n < 700; n++) statuses.push((await nat.send('GET', '/auth/me', member)).status)
    expect(statuses).toEqual([...Array<number>(600).fill(refused), ...Array<number>(100).fill(429)])
    expect(asked.mock.calls.length).toBe(600)
    asked.mockRestore()
    expect((await nat.send('GET', '/auth/me', retired)).status).toBe(200)
    expect((await nat.send('GET', '/sections')).status).toBe(200)
  })

  test('whose session ended at one phone signs in again at once, and goes on', async () => {
    const [openid] = await boundMembers(host, people.branch, 1)
    const signIn = async () => (await nat.send('POST', '/auth/wechat-sessions', { body: { code: wechat.codeFor(openid!), client: 'weapp' } })).body.tokens!.accessToken
    const before = await signIn()
    await nat.send('DELETE', '/auth/session', { token: before })
    // what a page that was open still asks for
    for (let n = 0; n < 30; n++) expect((await nat.send('GET', '/home/mine', { token: before })).status).toBe(401)
    const token = await signIn()
    expect((await nat.send('GET', '/home/mine', { token })).status).toBe(200)
  })

  test('asking for the head alone counts like asking for the whole', async () => {
    const head = () => host.app.inject({ method: 'HEAD', url: `${api}/auth/me`, headers: { authorization: `Bearer ${people.member.token}` } })
    for (let n = 0; n < 600; n++) expect((await head()).statusCode).toBe(200)
    expect((await head()).statusCode).toBe(429)
    expect((await nat.send('GET', '/auth/me', people.member)).status).toBe(429)
  })

  test('writing, searching and sheets have ceilings of their own', async () => {
    const { secretary } = people
    const writes = await nat.until(429, 400, () => nat.send('POST', '/messages/read-all', { ...secretary, body: {} }))
    expect(writes.passed).toBe(240)
    const searches = await nat.until(429, 400, () => nat.send('GET', '/posts?q=%E5%85%9A', secretary))
    expect(searches.passed).toBe(40)
    const sheets = await nat.until(429, 400, () => nat.send('GET', '/duties/ledger.xlsx?year=0', secretary))
    expect(sheets.passed).toBe(20)
    expect((await nat.send('GET', '/posts', secretary)).status).toBe(200)
  })

  test('a name in a header is nobody: an address that nobody vouches for is not believed, and an unverified token spends nothing', async () => {
    const forged = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ sub: people.member.accountId })).toString('base64url')}.`
    for (let n = 0; n < 700; n++) expect((await nat.send('GET', '/auth/me', { token: forged })).status).toBe(401)
    expect((await nat.send('GET', '/auth/me', people.member)).status).toBe(200)
  })

  test('whoever guesses an operator\'s password is stopped; the hospital goes on signing in from the same address', async () => {
    const [openid] = await boundMembers(host, people.branch, 1)
    const guess = () => nat.send('POST', '/auth/operator-sessions', { body: { name: '运维', password: 'guess', code: '000000' } })
    const { passed, refusal } = await nat.until(429, 30, guess)
    expect(passed).toBe(5)
    expect(refusal).toMatchObject({ body: { code: 'auth.operator_locked' } })
    expect(refusal!.retryAfter).toBeGreaterThan(800)
    const signedIn = await nat.send('POST', '/auth/wechat-sessions', { body: { code: wechat.codeFor(openid!), client: 'weapp' } })
    expect(signedIn.body.state).toBe('signed_in')
  })

  test('hammering at one way to sign in closes that way for the address, not the others', async () => {
    const [openid] = await boundMembers(host, people.branch, 1)
    const { passed } = await nat.until(429, 4000, () => nat.send('POST', '/auth/refresh', { body: { refreshToken: 'x' } }))
    expect(passed).toBe(2400)
    const signedIn = await nat.send('POST', '/auth/wechat-sessions', { body: { code: wechat.codeFor(openid!), client: 'weapp' } })
    expect(signedIn.body.state).toBe('signed_in')
  }, 30_000)
})

test('behind a proxy that is vouched for, visitors count by the address it names; what a visitor adds in front is not believed', async () => {
  const host = await startTestApp({ rateLimitScale: 1, proxyHops: 1 })
  const ask = (forwarded: string) => host.app.inject({ url: `${api}/posts?q=x`, headers: { 'x-forwarded-for': forwarded } })
  let passed = 0
  for (; passed < 1000; passed++) if ((await ask(`203.0.113.${passed % 200}, 198.51.100.7`)).statusCode === 429) break
  expect(passed).toBe(600)
  expect((await ask('198.51.100.8')).statusCode).toBe(200)
  await host.close()
})
