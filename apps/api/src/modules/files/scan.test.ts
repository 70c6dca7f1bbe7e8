import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { startTestApp, type TestApp } from '../../../test/harness/app'
import { Factory, type TestPerson } from '../../../test/harness/factories'
import { png } from '../../../test/harness/samples'

/** Speaks clamd's INSTREAM: reads chunks to the empty one and answers by what it received. */
class StandIn {
  server!: Server
  received: Buffer[] = []
  broken = false

  async listen(): Promise<{ host: string; port: number }> {
    this.server = createServer((socket) => this.serve(socket))
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return { host: '127.0.0.1', port: (this.server.address() as AddressInfo).port }
  }

  private serve(socket: Socket): void {
    let bytes = Buffer.alloc(0)
    socket.on('data', (part: Buffer) => {
      bytes = Buffer.concat([bytes, part])
      const content = contentOf(bytes)
      if (content === null) return
      this.received.push(content)
      if (this.broken) return void socket.end('INSTREAM size limit exceeded. ERROR\0')
      socket.end(content.includes('EICAR') ? 'stream: Eicar-Test FOUND\0' : 'stream: OK\0')
    })
  }
}

function contentOf(bytes: Buffer): Buffer | null {
  if (bytes.subarray(0, 10).toString() !== 'zINSTREAM\0') return null
  const parts: Buffer[] = []
  for (let at = 10; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    parts.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

describe('uploads with a virus scanner', () => {
  const scanner = new StandIn()
  let host: TestApp
  let person: TestPerson

  beforeAll(async () => {
    host = await startTestApp({ virusScan: await scanner.listen() })
    const factory = new Factory(host)
    person = await factory.person(await factory.org())
  })
  afterAll(async () => {
    await host.close()
    scanner.server.close()
  })

  const send = (name: string, content: Buffer) => host.client.upload('/files', { name, content }, { as: person })

  test('all of a clean file was looked at, and it is kept', async () => {
    const content = Buffer.concat([png, Buffer.alloc(200_000, 'x')])
    expect((await send('大图.png', content)).status).toBe(201)
    expect(scanner.received.at(-1)).toEqual(content)
  })

  test('an infected file is refused and leaves nothing', async () => {
    expect((await send('坏.txt', Buffer.from('EICAR'))).problem).toMatchObject({ code: 'files.infected', status: 422 })
    const { rows } = await host.app.db.execute(`select from files where name = '坏.txt'`)
    expect(rows).toHaveLength(0)
  })

  test('a scanner that gives no verdict, or is gone, lets nothing through', async () => {
    scanner.broken = true
    expect((await send('a.txt', Buffer.from('干净'))).problem).toMatchObject({ code: 'files.scan_unavailable', status: 503, retryAfter: 60 })
    scanner.broken = false
    expect((await send('a.txt', Buffer.from('干净'))).status).toBe(201)
    await new Promise<void>((resolve) => scanner.server.close(() => resolve()))
    expect((await send('b.txt', Buffer.from('干净'))).problem.code).toBe('files.scan_unavailable')
  })
})
