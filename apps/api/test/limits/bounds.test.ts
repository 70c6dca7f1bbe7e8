import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../src/app'
import { bounds } from '../../src/limits/bounds'
import { objectStore } from '../../src/modules/files/object.store'
import { openScan } from '../../src/modules/files/scan'
import { startTestApp, type TestApp } from '../harness/app'
import { Factory } from '../harness/factories'
import type { SmallHospital } from '../harness/hospital'

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const api = '/api/v1'

/** Everything the server says on a connection until it ends it; `drip` sends slowly meanwhile. */
async function talk(port: number, first: string, drip?: string): Promise<{ said: string; ended: boolean }> {
  const socket: Socket = connect(port, '127.0.0.1')
  let said = ''
  let ended = false
  socket.on('data', (part) => (said += part.toString())).on('error', () => undefined).on('close', () => (ended = true))
  socket.write(first)
  for (let waited = 0; waited < 5000 && !ended; waited += 50) {
    if (drip && socket.writable) socket.write(drip)
    await pause(50)
  }
  socket.destroy()
  return { said, ended }
}

/** A refusal as every other: a problem document with its code. */
function problemIn(said: string): unknown {
  expect(said).toContain('content-type: application/problem+json')
  return JSON.parse(said.slice(said.indexOf('\r\n\r\n') + 4))
}

describe('bounds of a request', () => {
  let host: TestApp
  let people: SmallHospital
  let short: FastifyInstance
  let port = 0

  beforeAll(async () => {
    host = await startTestApp()
    people = await new Factory(host).smallHospital()
    const shorter = { requestTimeout: 1000, connectionTimeout: 1500, keepAliveTimeout: 300, http: { ...bounds.http, headersTimeout: 500, connectionsCheckingInterval: 100 } }
    short = await buildApp({ env: host.app.env, clock: host.clock, shorter })
    await short.listen({ port: 0, host: '127.0.0.1' })
    port = (short.server.address() as AddressInfo).port
  })
  afterAll(async () => {
    await short.close()
    await host.close()
  })
  const as = (who: { token: string }) => ({ authorization: `Bearer ${who.token}`, 'content-type': 'application/json' })
  const post = (url: string, body: string) => host.app.inject({ method: 'POST', url: api + url, headers: as(people.secretary), body })

  test('what production has: no time-out is off', () => {
    const { server } = host.app
    expect([server.headersTimeout, server.requestTimeout, server.keepAliveTimeout, server.timeout]).toEqual([10_000, 120_000, 65_000, 120_000])
    for (const limit of [bounds.bodyLimit, bounds.http.maxHeaderSize, bounds.routerOptions.maxParamLength]) expect(limit).toBeGreaterThan(0)
  })

  test('a head that comes byte by byte', async () => {
    const { said, ended } = await talk(port, 'GET /health/live HTTP/1.1\r\nhost: x\r\nx-slow: ', 'a')
    expect(ended).toBe(true)
    expect(problemIn(said)).toMatchObject({ status: 408, code: 'request.too_slow' })
  })

  test('a body that comes byte by byte', async () => {
    const { ended } = await talk(port, `POST ${api}/auth/refresh HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n`, ' ')
    expect(ended).toBe(true)
  })

  test('a connection that says nothing, and one that has been answered and stays', async () => {
    expect((await talk(port, '')).ended).toBe(true)
    const { said, ended } = await talk(port, 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n')
    expect([said.includes('{"state":"up"}'), ended]).toEqual([true, true])
  })

  test('a head that is too long: in one header, in many, in the address', async () => {
    for (const head of [`x-long: ${'a'.repeat(20_000)}`, Array.from({ length: 1500 }, (_, n) => `x-${n}: aaaaaaaa`).join('\r\n')]) {
      const { said, ended } = await talk(port, `GET /health/live HTTP/1.1\r\nhost: x\r\n${head}\r\n\r\n`)
      expect([problemIn(said), ended]).toEqual([expect.objectContaining({ status: 431, code: 'request.head_too_large' }), true])
    }
    expect(problemIn((await talk(port, `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`)).said)).toMatchObject({ status: 431 })
  })

  test('what is no HTTP', async () => {
    const { said, ended } = await talk(port, '\u0016\u0003\u0001\u0002 not for you\r\n\r\n')
    expect([problemIn(said), ended]).toEqual([expect.objectContaining({ status: 400, code: 'request.malformed' }), true])
  })

  test('a body of a megabyte and a byte; one that lies about its length', async () => {
    const text = 'a'.repeat(bounds.bodyLimit)
    expect((await post('/posts', `"${text}"`)).json()).toMatchObject({ status: 413, code: 'request.too_large' })
    expect((await post('/posts', `"${text.slice(2)}"`)).json()).toMatchObject({ status: 400, code: 'request.invalid' })
  })

  test.each([['lists', '[', ']'], ['objects', '{"a":', '}']])('a megabyte of %s in each other is refused, not followed', async (_, open, close) => {
    const depth = Math.floor((bounds.bodyLimit - 10) / (open.length + close.length))
    for (const url of ['/posts', '/members', '/auth/refresh', '/points/rules/try-out']) {
      const reply = await post(url, open.repeat(depth) + (open === '{"a":' ? '1' : '') + close.repeat(depth))
      expect({ url, status: reply.statusCode }).toEqual({ url, status: 400 })
    }
  })

  test('pages: more than a hundred, none, and a cursor that is a book', async () => {
    for (const query of ['limit=101', 'limit=0', 'limit=-1', 'limit=1e9', `cursor=${'a'.repeat(5000)}`]) {
      expect({ query, status: (await host.app.inject({ url: `${api}/posts?${query}`, headers: as(people.member) })).statusCode }).toEqual({ query, status: 400 })
    }
  })

  test('parts of a form: of many fields and of a field that is a book nothing is kept', async () => {
    const line = '----x'
    const part = (name: string, content: string, file = '') => `--${line}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`
    const forms = [
      Array.from({ length: 10 }, (_, n) => part(`f${n}`, 'x')).join('') + part('file', 'one', '; filename="a.txt"'),
      part('f', 'x'.repeat(20_000)) + part('file', 'one', '; filename="a.txt"'),
    ]
    for (const form of forms) {
      const reply = await host.app.inject({ method: 'POST', url: `${api}/files`, headers: { ...as(people.member), 'content-type': `multipart/form-data; boundary=${line}` }, body: `${form}--${line}--\r\n` })
      expect({ status: reply.statusCode < 500, bytes: reply.json<{ bytes?: number }>().bytes ?? 3 }).toEqual({ status: true, bytes: 3 })
    }
  })
})

describe('nobody who is asked for something is waited for without end', () => {
  let silent: Server
  let address: { host: string; port: number }
  let talkative = false
  const open = new Set<Socket>()

  beforeAll(async () => {
    silent = createServer((socket) => {
      open.add(socket.on('error', () => undefined).resume())
      const timer = setInterval(() => talkative && socket.write('.'), 20)
      socket.on('close', () => clearInterval(timer))
    })
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    address = { host: '127.0.0.1', port: (silent.address() as AddressInfo).port }
  })
  afterAll(() => {
    for (const socket of open) socket.destroy()
    silent.close()
  })

  test.each([['is silent', false], ['says something now and then', true]])('a scanner that %s', async (_, talks) => {
    talkative = talks
    await expect(openScan({ virusScan: address }, 200)(Buffer.from('x'))).rejects.toMatchObject({ code: 'files.scan_unavailable' })
  })

  test('an object store that does not answer', async () => {
    talkative = false
    const store = objectStore({ endpoint: `http://127.0.0.1:${address.port}`, region: 'x', bucket: 'b', accessKeyId: 'a', secretAccessKey: 's' }, 200)
    await expect(store.put('0'.repeat(64), Buffer.from('x'), 'text/plain')).rejects.toMatchObject({ code: 'server.busy' })
    await expect(store.read('0'.repeat(64))).rejects.toMatchObject({ code: 'server.busy' })
  })
})
