import { Agent, get as request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startTestApp } from '../../test/harness/app'
import type { As } from '../../test/harness/client'
import { Factory } from '../../test/harness/factories'
import { useHospital } from '../../test/harness/hospital'
import { publishPost } from '../../test/harness/posts'

describe('what leaves before the framework', () => {
  const { host, factory, people } = useHospital()
  const door = () => host.app.frontDoor.answered
  const get = (path: string, as: { token: string } | null = people.member, headers: Record<string, string> = {}) => host.client.raw('GET', path, undefined, { as, headers })

  test('is what the framework would have sent, to the header', async () => {
    const { id } = await publishPost(host, people.secretary, { orgId: people.branch.id, audience: { kind: 'subtree', orgId: people.branch.id } })
    for (const path of ['/home', '/posts?section=news', `/posts/${id}`]) {
      const made = await get(path)
      const before = door()
      const again = await get(path)
      expect(door()).toBe(before + 1)
      const plain = ({ status, body, headers: { date: _date, 'x-request-id': request, ...headers } }: typeof made) => ({ status, body, headers, named: typeof request === 'string' })
      expect(plain(again)).toEqual(plain(made))
    }
  })

  test('is passed on whole whenever something is not plain', async () => {
    for (const as of [people.member, null]) await get('/home', as)
    const passes: [string, Record<string, string>, number][] = [
      ['a copy that is compared', { 'if-none-match': (await get('/home')).headers.etag! }, 304],
      ['a client with a name', { 'x-client-version': '0.0.1' }, 200],
      ['a member behind a proxy', { 'x-forwarded-for': '203.0.113.7' }, 200],
      ['a visitor behind a proxy', { 'x-forwarded-for': '203.0.113.7' }, 200],
      ['a broken token', { authorization: 'Bearer a.b.c' }, 401],
    ]
    for (const [what, headers, status] of passes) {
      const before = door()
      const reply = await get('/home', /broken|visitor/.test(what) ? null : people.member, headers)
      expect([what, reply.status, door() - before]).toEqual([what, status, /client|member/.test(what) ? 1 : 0])
    }
    const before = door()
    await host.client.raw('HEAD', '/home', undefined, { as: people.member }).catch(() => undefined)
    await get('/home/mine')
    await get('/posts?q=文章')
    expect(door()).toBe(before)
  })

  test('compressed bytes leave so too, once they are there', async () => {
    const { id } = await publishPost(host, people.secretary, { orgId: people.branch.id, bodyHtml: `<p>${'学习'.repeat(900)}</p>` })
    const br = { 'accept-encoding': 'br' }
    const first = await get(`/posts/${id}`, null, br)
    const before = door()
    const second = await get(`/posts/${id}`, null, br)
    expect([door() - before, first.headers['content-encoding'], second.headers['content-encoding'], second.headers.etag]).toEqual([1, 'br', 'br', first.headers.etag])
    expect(second.body).toEqual(first.body)
  })

  test('a session that was ended is not answered from memory', async () => {
    const person = await factory.person(people.branch)
    await get('/home', person)
    await host.client.call('DELETE /auth/session', {}, { as: person })
    expect((await get('/home', person)).problem.code).toBe('auth.session_ended')
  })
})

describe('over connections', () => {
  const { host, people } = useHospital()
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  beforeAll(() => host.app.listen({ host: '127.0.0.1', port: 0 }))
  afterAll(() => agent.destroy())

  const ask = (through: Agent | false, path = '/home') =>
    new Promise<{ headers: IncomingMessage['headers']; raw: number; text: string; reused: boolean; byDoor: boolean }>((resolve, reject) => {
      const before = host.app.frontDoor.answered
      const { port } = host.app.server.address() as AddressInfo
      const sent = request({ host: '127.0.0.1', port, path: `/api/v1${path}`, headers: { authorization: `Bearer ${people.member.token}` }, agent: through }, (reply) => {
        let text = ''
        reply.setEncoding('utf8').on('data', (part: string) => (text += part))
        reply.on('end', () => resolve({ headers: reply.headers, raw: reply.rawHeaders.length, text, reused: sent.reusedSocket, byDoor: host.app.frontDoor.answered > before }))
      }).on('error', reject)
    })

  test('one that stays is used again and again, and each reply is the framework’s to the header', async () => {
    const made = await ask(agent)
    const replies = [await ask(agent), await ask(agent), await ask(agent)]
    expect(made.byDoor).toBe(false)
    const { date: _date, 'x-request-id': _id, ...same } = made.headers
    for (const { headers: { date, 'x-request-id': id, ...headers }, ...reply } of replies) {
      expect({ ...reply, headers }).toEqual({ raw: made.raw, text: made.text, reused: true, byDoor: true, headers: same })
      expect(Math.abs(Date.parse(date ?? '') - Date.now())).toBeLessThan(60_000)
      expect(id).toMatch(/^[0-9a-f]{10}-[0-9a-z]+$/)
    }
    expect(new Set([made, ...replies].map(({ headers }) => headers['x-request-id'])).size).toBe(4)
  })

  test.each([10, 9000])('a text of %i words arrives as it was made', async (words) => {
    const { id } = await publishPost(host, people.secretary, { orgId: people.branch.id, bodyHtml: `<p>${'学习'.repeat(words)}</p>` })
    const made = await ask(agent, `/posts/${id}`)
    const again = await ask(agent, `/posts/${id}`)
    expect([made.byDoor, again.byDoor, again.text.length > 2 * words]).toEqual([false, true, true])
    expect(again.text).toBe(made.text)
  })

  test('one that is to end ends after a whole reply', async () => {
    const kept = await ask(agent)
    const { headers, text, byDoor } = await ask(false)
    expect([headers.connection, text, byDoor]).toEqual(['close', kept.text, true])
  })
})

describe('ceilings at the front door', () => {
  test('one account that floods is refused there as everywhere', async () => {
    const host = await startTestApp({ rateLimitScale: 1 })
    const factory = new Factory(host)
    const { member, secretary } = await factory.smallHospital()
    const read = (as: As) => host.client.raw('GET', '/home', undefined, { as })
    const statuses: number[] = []
    for (let n = 0; n < 2000 && statuses.at(-1) !== 429; n++) statuses.push((await read(member)).status)
    expect(statuses.at(-1)).toBe(429)
    expect(host.app.frontDoor.answered).toBeGreaterThan(10)
    expect((await read(secretary)).status).toBe(200)
    await host.close()
  })
})
