import type { TestApp } from '../harness/app'
import type { Reply } from '../harness/client'
import { Factory, type TestOrg, type TestPerson } from '../harness/factories'
import type { Command } from './commands'
import { type Book, Model, dayAt, yearAt, type Entry, type Standing } from './model'

const kinds = ['volunteering', 'talk'] as const
const awardRules = ['manual.article', 'manual.other', 'manual.deduction'] as const
const groups = ['retired', 'away', 'not_yet_member'] as const

interface Meeting {
  id: string
  key: string
  opens: Date
  closes: Date
  starts: Date
  state: 'open' | 'confirmed' | 'cancelled'
  roster: Standing[]
  present: Map<number, Attendance>
}

interface Attendance {
  at: Date
  atOnce: boolean
  pending: boolean
  isVoid: boolean
  /** Strikes that took points back. */
  strikes: number
}

/** A winter of one branch, from the end of one party year into the next: everything is done over HTTP, and foretold by the model. */
export class Season {
  readonly model: Model
  private readonly meetings: Meeting[] = []
  private readonly standings: Standing[] = [0, 1, 2].map(() => ({ retired: false, away: false, partyMember: true }))
  private readonly waiting = new Set<string>()
  private serial = 0

  private constructor(
    private readonly host: TestApp,
    private readonly book: Book,
    private readonly branch: TestOrg,
    private readonly office: TestPerson,
    /** Of the office too: who answers had no part in it. */
    private readonly judge: TestPerson,
    private readonly secretary: TestPerson,
    readonly members: TestPerson[],
  ) {
    this.model = new Model(book)
  }

  static async begin(host: TestApp, book: Book, root: TestOrg): Promise<Season> {
    const factory = new Factory(host)
    const branch = await factory.org({ parent: root })
    const office = await factory.person(root, { roles: [['office', root]] })
    const judge = await factory.person(root, { roles: [['office', root]] })
    const secretary = await factory.person(branch, { roles: [['secretary', branch]] })
    const members = [await factory.person(branch), await factory.person(branch), await factory.person(branch)]
    return new Season(host, book, branch, office, judge, secretary, members)
  }

  /** Does it, and expects what the model foretells. */
  async run(commands: readonly Command[]): Promise<void> {
    for (const command of commands) {
      this.host.clock.advance(90)
      await this.step(command)
    }
  }

  private step(command: Command): Promise<void> | void {
    switch (command.do) {
      case 'wait': return this.host.clock.advance(command.minutes * 60)
      case 'meet': return this.meet(command)
      case 'scan': return this.scan(command)
      case 'enter': return this.enter(command)
      case 'void': return this.strike(command)
      case 'restore': return this.restore(command)
      case 'accept': return this.accept(command)
      case 'confirm': return this.confirm(command)
      case 'cancel': return this.cancel(command)
      case 'reverse': return this.reverse(command)
      case 'appeal': return this.appeal(command)
      case 'propose': return this.propose(command)
      case 'rule': return this.addRule(command)
      case 'withdraw': return this.withdraw(command)
      case 'close': return this.close()
      case 'stand': return this.stand(command)
    }
  }

  private get now(): Date {
    return this.host.clock.now()
  }

  private get today(): string {
    return dayAt(this.now)
  }

  private post(path: string, body: object | undefined, as: TestPerson, key?: string): Promise<Reply<unknown>> {
    return this.host.client.raw('POST', path, body, { as, ...(key !== undefined && { idempotencyKey: key }) })
  }

  /** Whether it was taken must be as foretold; a refusal is one with a code of ours. */
  private async expectTaken(foretold: boolean, reply: Promise<Reply<unknown>>): Promise<Reply<unknown>> {
    const { status, body, ...rest } = await reply
    if (status >= 500 || status < 400 !== foretold) throw new Error(`${foretold ? 'refused' : 'taken'} against the rules: ${status} ${JSON.stringify(body)}`)
    return { status, body, ...rest }
  }

  private at<T>(list: readonly T[], place: number): T | undefined {
    return list.length === 0 ? undefined : list[place % list.length]
  }

  private async meet({ kind, sooner }: Command & { do: 'meet' }): Promise<void> {
    const starts = new Date(this.now.getTime() - sooner * 60_000)
    const at = (minutes: number) => new Date(starts.getTime() + minutes * 60_000)
    const name = kinds[kind]!
    const body = { kind: name, orgId: this.branch.id, title: '活动', place: '', description: '', startsAt: starts.toISOString(), endsAt: at(120).toISOString(), signUpMode: 'roster' }
    const { id } = (await this.expectTaken(true, this.post('/activities', body, this.secretary))).body as { id: string }
    await this.expectTaken(true, this.post(`/activities/${id}/open`, undefined, this.secretary))
    this.meetings.push({ id, key: `attendance.${name}`, starts, opens: at(-30), closes: at(120), state: 'open', roster: this.standings.map((one) => ({ ...one })), present: new Map() })
  }

  private give(meeting: Meeting, person: number, { at, strikes }: Attendance): void {
    this.model.give({ person, key: meeting.key, source: `attendance ${meeting.id}`, day: dayAt(at), standing: meeting.roster[person]!, attempt: 1 + strikes })
  }

  private async scan({ who, where, capture, times, sameKey }: Command & { do: 'scan' }): Promise<void> {
    const meeting = this.at(this.meetings, where)
    if (meeting?.state !== 'open' || this.now > meeting.closes) return
    const board = (await this.expectTaken(true, this.post(`/activities/${meeting.id}/board`, undefined, this.secretary))).body as { codes: { text: string; typed: string }[] }
    const offline = capture === 'offline'
    const scan = { code: board.codes[0]!.text, capture: offline ? 'camera' : capture, ...(offline && { scannedAt: this.now.toISOString() }) }
    const key = `s${this.serial++}-${meeting.id}`
    const sent = Array.from({ length: times }, (_, n) => this.expectTaken(true, this.post(`/activities/${meeting.id}/check-ins`, scan, this.members[who]!, sameKey ? key : `${key}${n}`)))
    await Promise.all(sent)
    if (meeting.present.has(who)) return
    const attendance = { at: this.now, atOnce: capture === 'camera' || capture === 'typed', pending: offline, isVoid: false, strikes: 0 }
    meeting.present.set(who, attendance)
    if (attendance.atOnce) this.give(meeting, who, attendance)
  }

  /** Filled in afterwards, it counts for the end of the meeting. */
  private async enter({ who, where }: { who: number; where: number }): Promise<void> {
    const meeting = this.at(this.meetings, where)
    if (meeting?.state !== 'open') return
    await this.expectTaken(true, this.post(`/activities/${meeting.id}/staff-check-ins`, { memberId: this.members[who]!.memberId, way: 'manual', reason: '忘带手机' }, this.secretary))
    const there = meeting.present.get(who)
    if (!there) meeting.present.set(who, { at: this.now > meeting.closes ? meeting.closes : this.now, atOnce: false, pending: false, isVoid: false, strikes: 0 })
    else if (there.pending && !there.isVoid) there.pending = false
  }

  private attended({ who, where }: { who: number; where: number }) {
    const meeting = this.at(this.meetings, where)
    const attendance = meeting?.present.get(who)
    if (!meeting || !attendance || meeting.state === 'cancelled') return null
    const send = (verb: string, body?: object) => this.post(`/activities/${meeting.id}/attendances/${this.members[who]!.memberId}/${verb}`, body, this.secretary)
    return { meeting, attendance, entry: this.entryOf(meeting, who), send }
  }

  private entryOf = (meeting: Meeting, who: number): Entry | undefined => this.model.standing(who).find(({ source }) => source === `attendance ${meeting.id}`)
  private isClosed = (entry: Entry | undefined): boolean => entry !== undefined && this.book.closed.has(yearAt(entry.day))

  private async strike(command: { who: number; where: number }): Promise<void> {
    const found = this.attended(command)
    if (!found) return
    const { attendance, entry, send } = found
    const allowed = attendance.isVoid || !this.isClosed(entry)
    await this.expectTaken(allowed, send('void', { reason: '核对后未到会' }))
    if (!allowed || attendance.isVoid) return
    attendance.isVoid = true
    if (entry) attendance.strikes++
    if (entry) entry.takenBack = true
  }

  private async restore(command: { who: number; where: number }): Promise<void> {
    const found = this.attended(command)
    if (!found) return
    const { meeting, attendance, send } = found
    await this.expectTaken(true, send('restore', { reason: '误撤' }))
    if (!attendance.isVoid) return
    attendance.isVoid = false
    if (!attendance.pending && (meeting.state === 'confirmed' || attendance.atOnce)) this.give(meeting, command.who, attendance)
  }

  private async accept(command: { who: number; where: number }): Promise<void> {
    const found = this.attended(command)
    if (!found) return
    const { meeting, attendance, send } = found
    await this.expectTaken(!attendance.isVoid, send('accept'))
    if (attendance.isVoid || !attendance.pending) return
    attendance.pending = false
    if (meeting.state === 'confirmed') this.give(meeting, command.who, attendance)
  }

  private async confirm({ where }: { where: number }): Promise<void> {
    const meeting = this.at(this.meetings, where)
    if (!meeting) return
    const there = [...meeting.present]
    const allowed = meeting.state === 'confirmed' || (meeting.state === 'open' && there.every(([, { pending, isVoid }]) => isVoid || !pending))
    await this.expectTaken(allowed, this.post(`/activities/${meeting.id}/confirmation`, {}, this.secretary))
    if (!allowed || meeting.state === 'confirmed') return
    meeting.state = 'confirmed'
    for (const [who, attendance] of there) if (!attendance.isVoid) this.give(meeting, who, attendance)
  }

  private async cancel({ where }: { where: number }): Promise<void> {
    const meeting = this.at(this.meetings, where)
    if (!meeting) return
    const entries = [...meeting.present.keys()].flatMap((who) => this.entryOf(meeting, who) ?? [])
    const allowed = meeting.state === 'open' && !entries.some(this.isClosed)
    await this.expectTaken(allowed, this.post(`/activities/${meeting.id}/cancel`, { reason: '天气' }, this.secretary))
    if (!allowed) return
    meeting.state = 'cancelled'
    for (const entry of entries) entry.takenBack = true
  }

  /** Entries that stand, newest last, as the ledger has them beside the model's. */
  private async entryIn(who: number, which: number): Promise<{ id: string; entry: Entry } | null> {
    const entry = this.at(this.model.standing(who), which)
    if (!entry) return null
    const { rows } = await this.host.app.pool.query<{ id: string }>(
      `select e.id from point_ledger e left join attendances a on e.source_type = 'attendance' and a.id::text = e.source_id
       where e.member_id = $1 and e.reversal_of is null and e.attempt = $2 and $3 in ('attendance ' || a.activity_id, e.source_type || ' ' || e.source_id)`,
      [this.members[who]!.memberId, entry.attempt, entry.source],
    )
    if (rows.length !== 1) throw new Error(`the model has an entry that the ledger has ${rows.length} times: ${JSON.stringify(entry)}`)
    return { id: rows[0]!.id, entry }
  }

  private async reverse({ who, which }: { who: number; which: number }): Promise<void> {
    const found = await this.entryIn(who, which)
    if (!found) return
    await this.expectTaken(true, this.post(`/points/ledger/${found.id}/reversal`, { reason: '误记' }, this.office))
    found.entry.takenBack = true
  }

  /** Against an entry, or for one that is missing; put right at once, or refused whole when nothing could be given. */
  private appeal({ who, which, reverse, award }: Command & { do: 'appeal' }): Promise<void> | void {
    const amount = award === null ? null : 5 * (1 + award)
    if (reverse) return this.appealEntry(who, which, amount)
    if (amount !== null) return this.appealMissing(who, amount)
  }

  private async appealEntry(who: number, which: number, amount: number | null): Promise<void> {
    const found = await this.entryIn(who, which)
    // what an appeal gave was entered by whoever would answer again
    if (!found || found.entry.source.startsWith('appeal')) return
    const { id: entryId, entry } = found
    const id = await this.raise(who, !this.isClosed(entry) && !entry.appealed, { entryId })
    if (id === null) return
    entry.appealed = true
    entry.takenBack = true
    const upheld = amount === null || this.correct(who, id, entry.day, amount)
    if (!upheld) entry.takenBack = false
    await this.decide(id, upheld, { reverse: true }, amount)
  }

  private async appealMissing(who: number, amount: number): Promise<void> {
    const [factOn, once] = [this.today, `${who} ${this.today}`]
    const id = await this.raise(who, !this.book.closed.has(yearAt(factOn)) && !this.waiting.has(once), { factOn })
    if (id === null) return
    const upheld = this.correct(who, id, factOn, amount)
    if (!upheld) this.waiting.add(once)
    await this.decide(id, upheld, {}, amount)
  }

  private async raise(who: number, allowed: boolean, what: object): Promise<string | null> {
    const { body } = await this.expectTaken(allowed, this.post('/points/appeals', { text: '请核对', ...what }, this.members[who]!))
    return allowed ? (body as { id: string }).id : null
  }

  private correct = (person: number, appeal: string, day: string, amount: number): boolean =>
    this.model.give({ person, key: 'manual.other', source: `appeal ${appeal}`, day, standing: this.standings[person]!, amount, office: true }) !== null

  private async decide(id: string, upheld: boolean, more: object, amount: number | null): Promise<void> {
    const award = amount === null ? {} : { award: { ruleKey: 'manual.other', amount: amount / 10, title: '更正' } }
    await this.expectTaken(upheld, this.post(`/points/appeals/${id}/decision`, { uphold: true, text: '属实', ...more, ...award }, this.judge))
  }

  private async propose({ who, rule, amount, daysAgo }: Command & { do: 'propose' }): Promise<void> {
    const key = awardRules[rule]!
    const day = dayAt(new Date(this.now.getTime() - daysAgo * 86_400_000))
    const tenths = key === 'manual.article' ? undefined : key === 'manual.deduction' ? -amount : amount
    const body = {
      orgId: this.branch.id, ruleKey: key, title: '先锋作用', factOn: day, evidence: '有佐证', fileIds: [], memberIds: [this.members[who]!.memberId],
      ...(tenths !== undefined && { amount: tenths / 10 }),
    }
    const allowed = !this.book.closed.has(yearAt(day))
    const proposed = await this.expectTaken(allowed, this.post('/points/award-proposals', body, this.secretary))
    if (!allowed) return
    const { id } = proposed.body as { id: string }
    const given = this.model.give({ person: who, key, source: `manual ${id}`, day, standing: this.standings[who]!, office: true, ...(tenths !== undefined && { amount: tenths }) })
    await this.expectTaken(given !== null, this.post(`/points/award-proposals/${id}/decision`, { approve: true, note: '' }, this.office))
  }

  private async addRule({ kind, delta, caps: [dayCap, monthCap, yearCap], exempt, inDays }: Command & { do: 'rule' }): Promise<void> {
    const key = `attendance.${kinds[kind]!}`
    const from = dayAt(new Date(this.now.getTime() + inDays * 86_400_000))
    const left = groups.filter((_, n) => exempt & (1 << n))
    const points = (tenths: number | null) => (tenths === null ? null : tenths / 10)
    const body = { key, name: '规则', explanation: '说明', category: 'vanguard', delta: delta / 10, dayCap: points(dayCap), monthCap: points(monthCap), yearCap: points(yearCap), exempt: left, effectiveFrom: from }
    const allowed = !this.book.rules.some((rule) => rule.key === key && rule.from === from && !rule.withdrawn)
    await this.expectTaken(allowed, this.post('/points/rules', body, this.office))
    if (allowed) this.book.rules.push({ key, version: this.book.newest(key) + 1, from, withdrawn: false, delta, dayCap, monthCap, yearCap, exempt: left })
  }

  private async withdraw({ kind }: Command & { do: 'withdraw' }): Promise<void> {
    const key = `attendance.${kinds[kind]!}`
    const rule = this.book.rules.find((one) => one.key === key && one.version === this.book.newest(key))!
    const allowed = !rule.withdrawn && rule.from > this.today
    await this.expectTaken(allowed, this.post(`/points/rules/${key}/versions/${rule.version}/withdrawal`, { reason: '再议' }, this.office))
    if (allowed) rule.withdrawn = true
  }

  /** Last year, once it is over. */
  private async close(): Promise<void> {
    const year = yearAt(this.today) - 1
    await this.expectTaken(true, this.post(`/points/years/${year}/close`, undefined, this.office))
    this.book.closed.add(year)
  }

  private async stand({ who, as }: Command & { do: 'stand' }): Promise<void> {
    const standing = { retired: as === 1, away: as === 2, partyMember: as !== 3 }
    this.standings[who] = standing
    await this.host.app.pool.query('update members set service = $2, away = $3, status = $4, updated_at = $5 where id = $1', [
      this.members[who]!.memberId, standing.retired ? 'retired' : 'in_service', standing.away, standing.partyMember ? 'full' : 'applicant', this.now,
    ])
  }

  /** What the model has and what the database has, by member and year, sums and single entries. */
  async compare(): Promise<void> {
    for (const [who, { memberId }] of this.members.entries()) {
      const { rows } = await this.host.app.pool.query<{ party_year: number; balance: number }>('select party_year, balance from point_balances where subject = $1', [`m:${memberId}`])
      const stored = Object.fromEntries(rows.filter(({ balance }) => balance !== 0).map(({ party_year, balance }) => [party_year, balance]))
      const foretold = Object.fromEntries(Object.entries(this.model.balances(who)).filter(([, sum]) => sum !== 0))
      expect({ who, ...stored }).toEqual({ who, ...foretold })
      const entries = await this.host.app.pool.query<{ entry: string }>(
        `select concat_ws(' ', rule_key, fact_on, delta) as entry from point_ledger e
         where member_id = $1 and reversal_of is null and not exists (select from point_ledger b where b.reversal_of = e.id)`, [memberId])
      expect(entries.rows.map(({ entry }) => entry).sort()).toEqual(this.model.standing(who).map(({ key, day, delta }) => `${key} ${day} ${delta}`).sort())
    }
  }
}
