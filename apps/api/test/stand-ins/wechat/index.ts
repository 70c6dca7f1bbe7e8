import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerControl, controlPath } from './control'
import { Faults, type Behaviour } from './faults'
import type { MiniProgram } from './mini-program'
import type { CodeState } from './people'
import { answerPlatform } from './platform'
import { World } from './world'

export type { PushTarget } from './pushes'
export type { Sent } from './subscriptions'

export interface StandInOptions extends Partial<MiniProgram> {
  port?: number
  /** Milliseconds; the machine's own when absent. */
  now?: () => number
}

/**
 * The platform of WeChat as far as this product asks it (`README.md` beside this file): it refuses what the real one refuses.
 * People's phones and what goes wrong are moved by its methods, or over HTTP below `/_stand-in/`.
 */
export class WechatStandIn {
  readonly world: World
  readonly faults = new Faults()
  /** How it answers until told otherwise. */
  behaviour: Behaviour = 'normal'
  /** Questions it has had, by path. */
  readonly asked = new Map<string, number>()
  private readonly server = createServer((request, response) => void this.serve(request, response).catch(() => response.destroy()))

  private constructor({ appId = 'wx0123456789abcdef', appSecret = 'stand-in-app-secret', now }: StandInOptions) {
    this.world = new World({ appId, appSecret }, now)
  }

  static async start(options: StandInOptions = {}): Promise<WechatStandIn> {
    const standIn = new WechatStandIn(options)
    await new Promise<void>((resolve, reject) => standIn.server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve))
    return standIn
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  /** What an app's `env.wechat` must be to talk to it. */
  get app(): { baseUrl: string; appId: string; appSecret: string; standIn: boolean } {
    return { baseUrl: `http://127.0.0.1:${this.port}`, ...this.world.app, standIn: true }
  }

  /** Questions of all kinds. */
  get calls(): number {
    return [...this.asked.values()].reduce((sum, one) => sum + one, 0)
  }

  /** What wx.login would hand to this person's phone: good once. */
  codeFor = (openid: string, state: CodeState = 'fresh'): string => this.world.people.issue(openid, { state })

  /** What the phone button would hand over. */
  phoneCodeFor = (openid: string, phone: string): string => this.world.people.issue(openid, { phone })

  addTemplate(templateId: string, fields: readonly string[]): void {
    this.world.subscriptions.templates.set(templateId, { fields, listed: {} })
  }

  /** The person taps 允许, so many times. */
  accept(openid: string, templateId: string, times = 1): void {
    this.world.people.visit(openid)
    this.world.subscriptions.accept(openid, templateId, times)
  }

  async stop(): Promise<void> {
    this.faults.forget()
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://stand-in')
    const { world, faults } = this
    if (url.pathname.startsWith(controlPath)) return answerControl({ world, faults, calls: this.asked }, request, response, url)
    this.asked.set(url.pathname, (this.asked.get(url.pathname) ?? 0) + 1)
    return answerPlatform({ world, faults, behaviour: () => this.behaviour }, request, response, url)
  }
}
