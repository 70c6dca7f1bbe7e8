import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** Stands before a database, and can stop passing anything on while every connection stays open: a network that swallows. */
export class StallingProxy {
  private readonly sockets = new Set<Socket>()
  private stalled = false

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async before(databaseUrl: string): Promise<StallingProxy> {
    const { port, hostname } = new URL(databaseUrl)
    const server = createServer((near) => proxy.join(near, connect(Number(port || 5432), hostname)))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = new URL(databaseUrl)
    url.hostname = '127.0.0.1'
    url.port = String((server.address() as AddressInfo).port)
    const proxy = new StallingProxy(server, url.href)
    return proxy
  }

  stall(): void {
    this.stalled = true
    for (const socket of this.sockets) socket.pause()
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private join(near: Socket, far: Socket): void {
    for (const [from, to] of [[near, far], [far, near]] as const) {
      this.sockets.add(from)
      from.on('error', () => to.destroy()).on('close', () => to.destroy())
      from.pipe(to)
    }
    if (this.stalled) for (const socket of [near, far]) socket.pause()
  }
}
