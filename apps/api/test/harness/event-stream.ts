import { get, type ClientRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { apiBase } from '@ejia/contract/client/caller'
import type { TestApp } from './app'

export interface StreamEvent {
  event: string
  data: Record<string, unknown>
}

/** Reads server-sent events over a connection of its own, as a browser does, from an app that listens or from a port of this machine. */
export class EventStream {
  readonly events: StreamEvent[] = []
  ended = false
  private text = ''
  private waiting: (() => void)[] = []

  private constructor(
    private readonly request: ClientRequest,
    private readonly response: IncomingMessage,
  ) {
    response.setEncoding('utf8').on('data', (chunk: string) => this.read(chunk))
    response.on('error', () => undefined).on('close', () => this.finish())
  }

  static open(at: TestApp | number, path: string, token?: string): Promise<EventStream> {
    const port = typeof at === 'number' ? at : (at.app.server.address() as AddressInfo).port
    const headers = { accept: 'text/event-stream', ...(token ? { authorization: `Bearer ${token}` } : {}) }
    return new Promise((resolve, reject) => {
      const request = get({ host: '127.0.0.1', port, path: apiBase + path, headers, agent: false }, (response) => resolve(new EventStream(request, response)))
      request.on('error', reject)
    })
  }

  get status(): number {
    return this.response.statusCode ?? 0
  }

  header(name: string): unknown {
    return this.response.headers[name]
  }

  /** Code of a refusal. */
  async code(): Promise<string> {
    while (!this.ended) await this.change()
    return (JSON.parse(this.text) as { code: string }).code
  }

  close(): void {
    this.request.destroy()
  }

  /** The first event of this kind that fits, come or to come. */
  async next(event: string, fits: (data: Record<string, unknown>) => boolean = () => true, withinMs = 15_000): Promise<StreamEvent> {
    const until = Date.now() + withinMs
    for (;;) {
      const found = this.events.find((one) => one.event === event && fits(one.data))
      if (found) return found
      if (this.ended || Date.now() > until) throw new Error(`no ${event} came; there were ${JSON.stringify(this.events)}`)
      await this.change()
    }
  }

  private change(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, 200)
      this.waiting.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  private read(chunk: string): void {
    const blocks = (this.text + chunk).split('\n\n')
    this.text = blocks.pop() ?? ''
    for (const block of blocks) {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? []
      if (event && data) this.events.push({ event, data: JSON.parse(data) as Record<string, unknown> })
    }
    this.wake()
  }

  private finish(): void {
    this.ended = true
    this.wake()
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve()
  }
}
