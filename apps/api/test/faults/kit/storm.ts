import { setTimeout as pause } from 'node:timers/promises'
import type { Board, CheckInResult } from '@ejia/contract/activities/schemas'
import type { ActivityKind } from '@ejia/domain/activities'
import type { TestPerson } from '../../harness/factories'
import type { Chance } from '../chance'
import { ask, persist, saysNothing, type Answer } from './phone'
import type { Site } from './site'

/** What a phone sent, and what it knows of it afterwards. */
export interface Receipt {
  who: TestPerson
  activityId: string
  key: string
  code: string
  /** Null: it never heard; the person gave up. */
  answer: Answer | null
}

/** Milliseconds within which everybody arrives. */
const rushMs = 1500
/** Of a hundred: phones that give up after one try, and people who press twice. */
const [givingUp, pressingTwice] = [8, 25]

/** Members who check in at several activities at once, with phones that lose their network, try again, and press twice. */
export class Storm {
  readonly receipts: Receipt[] = []
  /** Requests that got no answer, or one that says nothing. */
  disturbed = 0
  private acknowledged = 0
  private readonly waiting: { count: number; reached: () => void }[] = []

  private constructor(
    private readonly site: Site,
    private readonly chance: Chance,
    private readonly people: readonly TestPerson[],
    private readonly boards: readonly Board[],
  ) {}

  static async gather(site: Site, chance: Chance, size: number, kinds: readonly ActivityKind[]): Promise<Storm> {
    const { meetings, host } = site
    host.clock.set(new Date())
    const people = await meetings.crowd(size)
    const boards: Board[] = []
    for (const kind of kinds) boards.push(await meetings.board((await meetings.open({ kind })).id))
    return new Storm(site, chance, people, boards)
  }

  get size(): number {
    return this.people.length * this.boards.length
  }

  get activityIds(): readonly string[] {
    return this.boards.map(({ activityId }) => activityId)
  }

  /** Resolves when so many have their answer: the moment for a fault. */
  afterAcknowledged(count: number): Promise<void> {
    return new Promise((reached) => this.waiting.push({ count, reached }))
  }

  /** Everybody, each through one of these processes. */
  async rage(bases: readonly string[]): Promise<void> {
    const visits = this.people.flatMap((who) => this.boards.map((board) => ({ who, board })))
    // drawn beforehand: what the network does must not change the draw
    const drawn = visits.map((visit) => ({
      ...visit,
      base: bases[this.chance.below(bases.length)]!,
      after: this.chance.below(rushMs),
      gives: this.chance.below(100) < givingUp,
      twice: this.chance.below(100) < pressingTwice,
    }))
    await Promise.all(drawn.map((visit) => this.visit(visit)))
  }

  private async visit({ who, board, base, after, gives, twice }: { who: TestPerson; board: Board; base: string; after: number; gives: boolean; twice: boolean }): Promise<void> {
    await pause(after)
    for (let scan = 0; ; scan++) {
      const receipt: Receipt = { who, activityId: board.activityId, key: `storm-${board.activityId}-${who.memberId.slice(-12)}-${scan}`, code: codeNow(board), answer: null }
      const press = () => this.again(base, receipt)
      if (twice) void press()
      receipt.answer = gives ? await press().then((answer) => (saysNothing(answer) ? null : answer)) : await persist(press, () => this.chance.next())
      this.receipts.push(receipt)
      // as on the phone: the same screen shows a newer code by now
      if (receipt.answer?.problem.code !== 'check_in.code_expired') break
    }
    this.acknowledged++
    for (const { count, reached } of this.waiting) if (this.acknowledged >= count) reached()
  }

  /** The very same request. */
  async again(base: string, { who, activityId, key, code }: Receipt): Promise<Answer | null> {
    const answer = await ask(base, { method: 'POST', path: `/activities/${activityId}/check-ins`, as: who, key, body: { code, capture: 'camera' } })
    if (saysNothing(answer)) this.disturbed++
    return answer
  }
}

/** The code on the screen at this moment. */
function codeNow(board: Board): string {
  const shown = board.codes.filter(({ from }) => new Date(from).getTime() <= Date.now()).at(-1)
  if (!shown) throw new Error('the board shows no code')
  return shown.text
}

/** What is remembered of an answer: the headcount is counted anew each time. */
export function lasting(answer: Answer | null): Omit<CheckInResult, 'headcount'> | null {
  if (!answer) return null
  const { headcount: _, ...rest } = answer.body as unknown as CheckInResult
  return rest
}
