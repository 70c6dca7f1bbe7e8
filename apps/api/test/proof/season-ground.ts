import type { TestApp } from '../harness/app'
import type { Reply } from '../harness/client'
import type { TestOrg, TestPerson } from '../harness/factories'
import { type Book, Model, dayAt, yearAt, type Entry, type Standing } from './model'

export const kinds = ['volunteering', 'talk'] as const

export interface Meeting {
  id: string
  key: string
  opens: Date
  closes: Date
  starts: Date
  state: 'open' | 'confirmed' | 'cancelled'
  roster: Standing[]
  present: Map<number, Attendance>
}

export interface Attendance {
  at: Date
  atOnce: boolean
  pending: boolean
  isVoid: boolean
  /** Strikes that took points back. */
  strikes: number
}

/** People of one branch, what the model foretells of them, and how they ask. */
export class SeasonGround {
  readonly model: Model
  protected readonly meetings: Meeting[] = []
  protected readonly standings: Standing[] = [0, 1, 2].map(() => ({ retired: false, away: false, partyMember: true }))
  protected readonly waiting = new Set<string>()
  protected serial = 0

  constructor(
    protected readonly host: TestApp,
    protected readonly book: Book,
    protected readonly branch: TestOrg,
    protected readonly office: TestPerson,
    /** Of the office too: who answers had no part in it. */
    protected readonly judge: TestPerson,
    protected readonly secretary: TestPerson,
    readonly members: TestPerson[],
  ) {
    this.model = new Model(book)
  }

  protected get now(): Date {
    return this.host.clock.now()
  }

  protected get today(): string {
    return dayAt(this.now)
  }

  protected post(path: string, body: object | undefined, as: TestPerson, key?: string): Promise<Reply<unknown>> {
    return this.host.client.raw('POST', path, body, { as, ...(key !== undefined && { idempotencyKey: key }) })
  }

  /** Whether it was taken must be as foretold; a refusal is one with a code of ours. */
  protected async expectTaken(foretold: boolean, reply: Promise<Reply<unknown>>): Promise<Reply<unknown>> {
    const { status, body, ...rest } = await reply
    if (status >= 500 || status < 400 !== foretold) throw new Error(`${foretold ? 'refused' : 'taken'} against the rules: ${status} ${JSON.stringify(body)}`)
    return { status, body, ...rest }
  }

  protected at<T>(list: readonly T[], place: number): T | undefined {
    return list.length === 0 ? undefined : list[place % list.length]
  }

  protected entryOf = (meeting: Meeting, who: number): Entry | undefined => this.model.standing(who).find(({ source }) => source === `attendance ${meeting.id}`)
  protected isClosed = (entry: Entry | undefined): boolean => entry !== undefined && this.book.closed.has(yearAt(entry.day))
}
