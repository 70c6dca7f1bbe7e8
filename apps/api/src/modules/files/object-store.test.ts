import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startTestApp, type TestApp } from '../../../test/harness/app'
import { Factory, type TestPerson } from '../../../test/harness/factories'
import { png } from '../../../test/harness/samples'

/** Behaves like an S3 store as far as the product uses one: signed PUT and GET by path. */
class StandIn {
  readonly objects = new Map<string, Buffer>()
  full = false
  server!: Server

  async listen(): Promise<string> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const [status, body] = this.answer(request.method!, request.url!, request.headers, Buffer.concat(chunks))
        response.writeHead(status).end(body)
      })
    })
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  private answer(method: string, url: string, headers: Record<string, unknown>, body: Buffer): [number, Buffer?] {
    if (!String(headers.authorization).startsWith('AWS4-HMAC-SHA256 Credential=access/')) return [403]
    if (method === 'GET') return this.objects.has(url) ? [200, this.objects.get(url)] : [404]
    if (this.full) return [507]
    this.objects.set(url, body)
    return [200]
  }
}

describe('files in object storage', () => {
  const store = new StandIn()
  let host: TestApp
  let person: TestPerson

  beforeAll(async () => {
    const endpoint = await store.listen()
    host = await startTestApp({ objectStorage: { endpoint, region: 'cn-1', bucket: 'ejia', accessKeyId: 'access', secretAccessKey: 'hidden' } })
    const factory = new Factory(host)
    person = await factory.person(await factory.org())
  })
  afterAll(async () => {
    await host.close()
    store.server.close()
  })

  const send = (name: string) => host.client.upload('/files', { name, content: Buffer.concat([png, Buffer.from(name)]) }, { as: person })

  test('what is sent is kept there and comes back', async () => {
    const sent = await send('a.png')
    expect(sent.status).toBe(201)
    expect([...store.objects.keys()]).toEqual([expect.stringMatching(/^\/ejia\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}$/)])
    const got = await host.client.raw('GET', `/files/${(sent.body as { id: string }).id}`, undefined, { as: person })
    expect(got.body).toEqual(Buffer.concat([png, Buffer.from('a.png')]))
  })

  test('a full store and one that lost the object are said so', async () => {
    const { id } = (await send('b.png')).body as { id: string }
    store.objects.clear()
    expect((await host.client.raw('GET', `/files/${id}`, undefined, { as: person })).status).toBe(404)
    store.full = true
    expect((await send('c.png')).problem.code).toBe('files.storage_full')
  })
})
