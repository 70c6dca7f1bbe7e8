import { apiBase } from '@ejia/contract/client/caller'
import type { InjectOptions } from 'fastify'
import { faultOf as fault } from './harness/fault-of'
import { allRoutes, type ContractRoute } from './harness/features'
import { deep, fieldsOf, hostileValues } from './harness/hostile'
import { Meetings } from './harness/meetings'
import { furnish, toRequest, wellFormed, type Known, type Parts } from './harness/requests'

type Answer = Awaited<ReturnType<Meetings['host']['app']['inject']>>

/** What ends things comes last, so that the others still find them. */
const endsThings = ['dissolve', 'closeYear', 'cancel', 'confirm', 'withdraw', 'unbind', 'revokeRole', 'signOut', 'signOutEverywhere']

describe('a battery against every route', () => {
  let meetings: Meetings
  let routes: ContractRoute[]
  let known: Known
  /** Office, branch, nobody: each meets other refusals. */
  let actors: (string | undefined)[]
  let sent = 0

  beforeAll(async () => {
    meetings = await Meetings.start()
    const { people, factory } = meetings
    routes = (await allRoutes()).sort((a, b) => endsThings.indexOf(a.name) - endsThings.indexOf(b.name))
    known = { ...(await furnish(meetings)), year: 2025, key: 'hostile_rule', effectiveFrom: '2027-01-01', sig: 'x', device: 'hostile-device', invitation: 'ABCDEFGH' }
    actors = [await office(), (await factory.signIn(people.commissioner.accountId)).token, undefined]
  })
  afterAll(() => meetings.host.close())

  const office = async () => (await meetings.factory.person(meetings.people.branch, { roles: [['office', meetings.people.root], ['admin', meetings.people.root]] })).token

  /** Every request from an address of its own: the battery tries the routes, not the ceiling on requests. */
  function inject(options: InjectOptions, token?: string): Promise<Answer> {
    sent += 1
    const remoteAddress = `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`
    const headers = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...options.headers }
    return meetings.host.app.inject({ remoteAddress, ...options, headers })
  }

  const reportOf = ({ method, url, payload }: InjectOptions, wrong: string | null): string[] =>
    wrong === null ? [] : [`${String(method)} ${JSON.stringify(url).slice(0, 200)} ${JSON.stringify(payload ?? '').slice(0, 200)}: ${wrong.slice(0, 300)}`]

  /** The route's request with one field after another replaced by each thing it should not be. */
  function* variants(route: ContractRoute): Generator<Parts> {
    const whole = wellFormed(route, known)
    for (const part of ['params', 'query', 'body'] as const) {
      for (const [name, schema] of fieldsOf(route.schema[part])) {
        for (const value of hostileValues(name, schema, part)) yield { ...whole, [part]: { ...(whole[part] as object), [name]: value } }
      }
    }
  }

  test('the requests the battery is made of are good ones: most reach their use case', async () => {
    const strong = await office()
    const answers = []
    for (const route of routes.filter(({ name, schema }) => !endsThings.includes(name) && !schema.upload)) {
      const { statusCode } = await inject(toRequest(route, wellFormed(route, known)), strong)
      answers.push(`${route.method} ${route.path}: ${statusCode}`)
    }
    expect(answers.filter((answer) => / (400|5\d\d)$/.test(answer))).toEqual([
      'GET /activities/:activityId/code-image: 503', 'POST /auth/wechat-sessions: 503',
      // the name of a demonstration phone has a form of its own
      'POST /auth/demo-wechat-codes: 400',
    ])
  })

  test('each field of each request, one at a time', async () => {
    const faults: string[] = []
    for (const route of routes) {
      const [, branch, nobody] = actors
      const strong = await office()
      // every second value on one route, the others on the next: each kind of field meets them all, in half the time
      const requests = [...variants(route)].filter((_, n) => n % 2 === routes.indexOf(route) % 2).map((parts) => toRequest(route, parts))
      // a few at a time, as they would come; one in ten from somebody who may less
      for (let from = 0; from < requests.length; from += 10) {
        const tokens = Array.from({ length: 10 }, (_, n) => (n < 9 ? strong : from % 20 === 0 ? branch : nobody))
        const some = requests.slice(from, from + 10)
        const answers = await Promise.all(some.map((request, n) => inject(request, tokens[n])))
        faults.push(...answers.flatMap((answer, n) => reportOf(some[n]!, fault(answer))))
      }
    }
    expect(faults).toEqual([])
  }, 120_000)

  const json = { 'content-type': 'application/json' }
  const bodies: [string, string | Buffer, Record<string, string>][] = [
    ['nothing at all', '', json],
    ['half an object', '{"a":', json],
    ['ten thousand levels', deep(10_000), json],
    ['a list of a hundred thousand', `[${'0,'.repeat(100_000)}0]`, json],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28]), json],
    ['a body over the limit', `"${'x'.repeat(1_100_000)}"`, json],
    ['XML', '<a/>', { 'content-type': 'application/xml' }],
    ['a form', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a type that is none', 'x', { 'content-type': 'nonsense;;;' }],
    ['JSON in another coding', '{}', { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
    ['a multipart form without a boundary', 'x', { 'content-type': 'multipart/form-data' }],
    ['an empty multipart form', '--b--\r\n', { 'content-type': 'multipart/form-data; boundary=b' }],
    ['a truncated multipart form', '--b\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\nhalf', { 'content-type': 'multipart/form-data; boundary=b' }],
    ['a multipart form cut off in its head', '--b\r\ncontent-disposi', { 'content-type': 'multipart/form-data; boundary=b' }],
    ['a multipart field where a file is wanted', '--b\r\ncontent-disposition: form-data; name="file"\r\n\r\nx\r\n--b--\r\n', { 'content-type': 'multipart/form-data; boundary=b' }],
    ['a multipart form of several files', '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n'.repeat(3) + '--b--\r\n', { 'content-type': 'multipart/form-data; boundary=b' }],
    ['a multipart form of too many fields', '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nx\r\n'.repeat(50) + '--b--\r\n', { 'content-type': 'multipart/form-data; boundary=b' }],
  ]

  test.each(bodies)('%s, wherever something is sent', async (_, payload, headers) => {
    const strong = await office()
    const faults: string[] = []
    for (const route of routes.filter(({ method, name }) => method !== 'GET' && !endsThings.includes(name))) {
      const request = { ...toRequest(route, wellFormed(route, known)), payload, headers }
      const answer = await inject(request, strong)
      faults.push(...reportOf({ ...request, payload: '' }, fault(answer)))
      if (route.schema.body || route.schema.upload) expect(`${route.path} ${answer.statusCode}`).toMatch(/ 4\d\d$/)
    }
    expect(faults).toEqual([])
  })

  test.each(['', ' ', 'Bearer', 'Bearer  ', 'bearer x', 'Bearer a.b.c', 'Bearer ..', 'Basic Og==', 'Bearer null, Bearer undefined', 'Bearer \u00ff'])(
    'authorization %j is refused by every route',
    async (authorization) => {
      for (const route of routes) {
        const request = toRequest(route, wellFormed(route, known))
        const answer = await inject({ ...request, headers: { ...request.headers, authorization } })
        expect({ path: route.path, status: answer.statusCode, fault: fault(answer) }).toEqual({ path: route.path, status: 401, fault: null })
      }
    },
  )

  test('a file named out of its folder keeps a plain name', async () => {
    const payload = '--b\r\ncontent-disposition: form-data; name="file"; filename="../../a\u0000\u202eb.txt"\r\n\r\nx\r\n--b--\r\n'
    const answer = await inject({ method: 'POST', url: `${apiBase}/files`, payload, headers: { 'content-type': 'multipart/form-data; boundary=b' } }, await office())
    expect(fault(answer)).toBeNull()
    expect(answer.json<{ name?: string }>().name ?? '').not.toMatch(/[\p{C}/\\]/u)
  })

  test('methods a path does not have', async () => {
    for (const method of ['TRACE', 'PATCH', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'] as const) {
      const answer = await inject({ method, url: `${apiBase}/points/mine` }, actors[0])
      if (method !== 'HEAD') expect(fault(answer)).toBeNull()
      expect(answer.statusCode).toBeLessThan(500)
    }
  })
})
