import { randomBytes } from 'node:crypto'
import type { Clock } from './clock'

/** How long a code is good, seconds. */
const codeSeconds = 300
/** For how long somebody has "just been here", as the content check wants it, seconds. */
const visitSeconds = 7200

export type CodeState = 'fresh' | 'used' | 'expired' | 'blocked'

interface Code {
  openid: string
  state: CodeState
  issuedAt: number
  /** Of a code of the phone button. */
  phone?: string
  countryCode: string | number
}

interface Person {
  sessionKey: string
  visitedAt: number
}

export type PeopleState = [openid: string, person: Person][]

/** Who has opened the mini-program, and the codes their phones were given. */
export class People {
  private readonly people = new Map<string, Person>()
  private readonly codes = new Map<string, Code>()
  /** Known to another mini-program. */
  private readonly foreign = new Set<string>()
  constructor(private readonly clock: Clock) {}

  /** A code of wx.login, or with a number one of the phone button. */
  issue(openid: string, more: { state?: CodeState; phone?: string; countryCode?: string } = {}): string {
    const code = `0${more.phone === undefined ? 'a' : 'e'}${randomBytes(15).toString('hex')}`
    // told as text in the description, as number in its example: both occur
    const countryCode = more.countryCode ?? (this.codes.size % 2 === 0 ? '86' : 86)
    this.codes.set(code, { openid, state: more.state ?? 'fresh', issuedAt: this.clock.now(), countryCode, ...(more.phone !== undefined && { phone: more.phone }) })
    this.visit(openid)
    return code
  }

  visit(openid: string): void {
    const person = this.people.get(openid)
    if (person) person.visitedAt = this.clock.now()
    else this.people.set(openid, { sessionKey: randomBytes(16).toString('base64'), visitedAt: this.clock.now() })
  }

  /** Another mini-program's person. */
  addForeign(openid: string): void {
    this.foreign.add(openid)
  }

  isForeign = (openid: string): boolean => this.foreign.has(openid)

  /** The code, unless it was never issued, or its time is over. */
  find(text: string): Code | undefined {
    const code = this.codes.get(text)
    if (!code || code.state === 'expired') return undefined
    return code.state === 'fresh' && this.clock.now() - code.issuedAt >= codeSeconds * 1000 ? undefined : code
  }

  knows = (openid: unknown): openid is string => typeof openid === 'string' && this.people.has(openid)

  hasVisited = (openid: string): boolean => this.clock.now() - (this.people.get(openid)?.visitedAt ?? -Infinity) < visitSeconds * 1000

  sessionKeyOf = (openid: string): string | undefined => this.people.get(openid)?.sessionKey

  /** A new sign-in may replace the key; here it does. */
  renewSessionKey(openid: string): string {
    this.visit(openid)
    const sessionKey = randomBytes(16).toString('base64')
    this.people.set(openid, { sessionKey, visitedAt: this.clock.now() })
    return sessionKey
  }

  state = (): PeopleState => [...this.people]

  restore(state: PeopleState): void {
    for (const [openid, person] of state) this.people.set(openid, person)
  }

  forget(): void {
    this.people.clear()
    this.codes.clear()
    this.foreign.clear()
  }
}
