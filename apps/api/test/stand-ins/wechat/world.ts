import { Clock } from './clock'
import type { MiniProgram } from './mini-program'
import { People } from './people'
import { Pushes } from './pushes'
import { Quotas } from './quotas'
import { problem, type Reply } from './reply'
import { Subscriptions } from './subscriptions'
import { Tokens } from './tokens'

/** Everything the platform remembers. */
export class World {
  readonly clock: Clock
  readonly people: People
  readonly tokens: Tokens
  readonly quotas: Quotas
  readonly subscriptions: Subscriptions
  readonly pushes: Pushes
  /** Pages of the released version; null: whatever looks like one. */
  pages: ReadonlySet<string> | null = null
  /** Checks of pictures that were asked for, by trace. */
  readonly pictures = new Map<string, { openid: string; url: string }>()
  /** What is thought of a picture comes by itself; off: when the control surface says so. */
  judgesPictures = false

  constructor(
    readonly app: MiniProgram,
    system?: () => number,
  ) {
    this.clock = new Clock(system)
    this.people = new People(this.clock)
    this.tokens = new Tokens(this.clock)
    this.quotas = new Quotas(this.clock)
    this.subscriptions = new Subscriptions()
    this.pushes = new Pushes(this.clock, app)
  }

  problem = (errcode: number, said?: string): Reply => problem(this.clock, errcode, said)

  /** As on the first day; what it was set to (clock, pages, templates, address of pushes) stays. */
  forget(): void {
    this.people.forget()
    this.tokens.forget()
    this.quotas.forget()
    this.subscriptions.forget()
    this.pictures.clear()
  }
}

/** A question as it arrived, its form checked. */
export interface Asked {
  query: URLSearchParams
  /** Of a POST; empty for a GET. */
  body: Readonly<Record<string, unknown>>
  /** The body as it was written. */
  raw: string
}

export interface Endpoint {
  method: 'GET' | 'POST'
  /** Whether a token is needed. */
  token: boolean
  /** What the wrong method is told; those for content say it differently. */
  wrongMethod?: number
  answer: (world: World, asked: Asked) => Reply | Promise<Reply>
}
export type Endpoints = Readonly<Record<string, Endpoint>>
