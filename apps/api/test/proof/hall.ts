import type { TestApp } from '../harness/app'
import { Factory, type TestOrg, type TestPerson } from '../harness/factories'
import { dayOfMeeting, membersOfHall, type Filling } from './filling'
import { dayAt, type Book } from './model'

const kind = 'training'
const key = `attendance.${kind}`

/** Meetings that were held and written down, with everything about points still to come. */
export class Hall {
  private constructor(
    private readonly host: TestApp,
    private readonly filling: Filling,
    private readonly secretary: TestPerson,
    private readonly members: { id: string }[],
    private readonly meetings: string[],
  ) {}

  /** The clock stands at the end of December; the rule is in force since the first of it, the lists are written in January. */
  static async begin(host: TestApp, book: Book, root: TestOrg, filling: Filling): Promise<Hall> {
    const winter = host.clock.now().getUTCFullYear()
    host.clock.set(`${winter}-12-01T03:00:00Z`)
    const factory = new Factory(host)
    const branch = await factory.org({ parent: root })
    const office = await factory.person(root, { roles: [['office', root]] })
    const secretary = await factory.person(branch, { roles: [['secretary', branch]] })
    const members = await Promise.all(Array.from({ length: membersOfHall }, () => factory.member(branch)))
    const { delta, dayCap, monthCap, yearCap } = filling
    const points = (tenths: number | null) => (tenths === null ? null : tenths / 10)
    const from = dayAt(host.clock.now())
    await host.client.call('POST /points/rules', {
      body: { key, name: '规则', explanation: '说明', category: 'education', delta: delta / 10, dayCap: points(dayCap), monthCap: points(monthCap), yearCap: points(yearCap), exempt: [], effectiveFrom: from },
    }, { as: office })
    book.rules.push({ key, version: book.newest(key) + 1, from, withdrawn: false, delta, dayCap, monthCap, yearCap, exempt: [] })
    host.clock.set(`${winter + 1}-01-20T03:00:00Z`)
    const hall = new Hall(host, filling, secretary, members, [])
    for (const meeting of filling.meetings) hall.meetings.push(await hall.hold(branch, winter, meeting))
    return hall
  }

  private async hold(branch: TestOrg, winter: number, { day, hour, came }: Filling['meetings'][number]): Promise<string> {
    const starts = new Date(`${dayOfMeeting(winter, day)}T${String(hour).padStart(2, '0')}:50:00+08:00`)
    const ends = new Date(starts.getTime() + 9 * 60_000)
    const call = this.host.client.call.bind(this.host.client)
    const content = { kind, orgId: branch.id, title: '培训', place: '', description: '', startsAt: starts.toISOString(), endsAt: ends.toISOString(), signUpMode: 'roster' } as const
    const { id: activityId } = await call('POST /activities', { body: content }, { as: this.secretary })
    await call('POST /activities/:activityId/open', { params: { activityId } }, { as: this.secretary })
    for (const [who, there] of came.entries()) {
      const body = { memberId: this.members[who]!.id, way: 'manual', reason: '纸质签到' } as const
      if (there) await call('POST /activities/:activityId/staff-check-ins', { params: { activityId }, body }, { as: this.secretary })
    }
    return activityId
  }

  /** All lists at once, begun in the order given. */
  confirmAll = (): Promise<unknown> =>
    Promise.all(this.filling.confirmed.map((place) => this.host.client.call('POST /activities/:activityId/confirmation', { params: { activityId: this.meetings[place]! }, body: {} }, { as: this.secretary })))

  async strikeAndRestore(): Promise<void> {
    this.host.clock.advance(90)
    await this.review('void', this.filling.struck)
    this.host.clock.advance(90)
    await this.review('restore', this.filling.restored)
  }

  private review(verb: 'void' | 'restore', places: readonly number[]): Promise<unknown> {
    const rows = places.flatMap((place) => this.members.flatMap(({ id: memberId }, who) => (this.filling.meetings[place]!.came[who] ? [{ activityId: this.meetings[place]!, memberId }] : [])))
    return Promise.all(rows.map((params) => this.host.client.call(`POST /activities/:activityId/attendances/:memberId/${verb}`, { params, body: { reason: '核对名单' } }, { as: this.secretary })))
  }

  /** Sums of the balances, by member. */
  async given(): Promise<number[]> {
    const { rows } = await this.host.app.pool.query<{ subject: string; sum: number }>('select subject, sum(balance)::int as sum from point_balances where subject = any ($1) group by 1', [this.members.map(({ id }) => `m:${id}`)])
    return this.members.map(({ id }) => rows.find(({ subject }) => subject === `m:${id}`)?.sum ?? 0)
  }
}
