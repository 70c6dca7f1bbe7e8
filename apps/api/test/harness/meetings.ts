import type { Activity, ActivityContent, Board, CheckInResult } from '@ejia/contract/activities/schemas'
import { ensureDefaultRules } from '../../src/modules/points'
import { startTestApp, type TestApp } from './app'
import type { As, Reply } from './client'
import { Factory, type TestOrg } from './factories'
import { useHospital, type Hospital, type SmallHospital, type Span } from './hospital'

type Scan = { code: string; capture?: 'camera' | 'picture' | 'typed'; scannedAt?: string; device?: string; key?: string }

/** A small hospital that meets: plans, opens and checks in over HTTP. The clock stands at the start of every meeting. */
export class Meetings {
  private constructor(
    readonly host: TestApp,
    readonly factory: Factory,
    readonly people: SmallHospital,
  ) {}

  static async start(given?: TestApp): Promise<Meetings> {
    const host = given ?? (await startTestApp())
    const factory = new Factory(host)
    const people = await factory.smallHospital()
    return new Meetings(host, factory, people).withRules()
  }

  /** Started and closed around the tests of this block, in a hospital of its own unless there is one. */
  static use(span: Span = {}, { host, factory, people }: Hospital = useHospital(span)): Meetings {
    const meetings = new Meetings(host, factory, people)
    const before = span.each ? beforeEach : beforeAll
    before(() => meetings.withRules())
    return meetings
  }

  private async withRules(): Promise<this> {
    const { app, clock } = this.host
    await ensureDefaultRules({ db: app.db, now: clock.now(), actor: null, jobs: app.jobs }, '2020-01-01')
    return this
  }

  content(over: Partial<ActivityContent> = {}): ActivityContent {
    const now = this.host.clock.now().getTime()
    const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString()
    return { kind: 'volunteering', orgId: this.people.branch.id, title: '义诊', place: '门诊大厅', description: '', startsAt: at(0), endsAt: at(120), signUpMode: 'roster', ...over }
  }

  plan(over: Partial<ActivityContent> = {}, as: As = this.people.secretary): Promise<Activity> {
    return this.host.client.call('POST /activities', { body: this.content(over) }, { as })
  }

  async open(over: Partial<ActivityContent> = {}, as: As = this.people.secretary): Promise<Activity> {
    const { id } = await this.plan(over, as)
    return this.host.client.call('POST /activities/:activityId/open', { params: { activityId: id } }, { as })
  }

  board(activityId: string, as: As = this.people.secretary): Promise<Board> {
    return this.host.client.call('POST /activities/:activityId/board', { params: { activityId } }, { as })
  }

  /** The code the board shows now. */
  async code(activityId: string): Promise<string> {
    return (await this.board(activityId)).codes[0]!.text
  }

  scan(activityId: string, as: As | null, { key, capture = 'camera', ...scan }: Scan): Promise<Reply<CheckInResult>> {
    const options = { as, ...(key === undefined ? {} : { idempotencyKey: key }) }
    return this.host.client.send('POST /activities/:activityId/check-ins', { params: { activityId }, body: { capture, ...scan } }, options)
  }

  get(activityId: string, as: As): Promise<Activity> {
    return this.host.client.call('GET /activities/:activityId', { params: { activityId } }, { as })
  }

  async roster(activityId: string, as: As = this.people.secretary) {
    return (await this.host.client.call('GET /activities/:activityId/roster', { params: { activityId }, query: { limit: 100 } }, { as })).items
  }

  async row(activityId: string, memberId: string) {
    return (await this.roster(activityId)).find((row) => row.member.id === memberId)
  }

  confirm(activityId: string, as: As = this.people.secretary): Promise<Reply<Activity>> {
    return this.host.client.send('POST /activities/:activityId/confirmation', { params: { activityId }, body: {} }, { as })
  }

  async ledger(memberId: string): Promise<{ delta: number; provisional: boolean; confirmed: boolean; attempt: number; fact_on: string; party_year: number }[]> {
    const { rows } = await this.host.app.pool.query(
      `select l.delta, l.provisional, l.attempt, l.fact_on::text, l.party_year, exists (select from point_confirmations c where c.entry_id = l.id) as confirmed
       from point_ledger l where member_id = $1 order by entered_at, reversal_of nulls first, attempt`,
      [memberId],
    )
    return rows
  }

  async count(query: string, ...values: unknown[]): Promise<number> {
    return Number((await this.host.app.pool.query(`select count(*) as n from ${query}`, values)).rows[0].n)
  }

  async balance(memberId: string): Promise<number> {
    const { rows } = await this.host.app.pool.query('select coalesce(sum(balance), 0)::int as sum from point_balances where subject = $1', [`m:${memberId}`])
    return rows[0].sum
  }

  crowd(size: number, org: TestOrg = this.people.branch) {
    return Promise.all(Array.from({ length: size }, () => this.factory.person(org)))
  }
}
