import type { TestApp } from '../harness/app'
import { Factory, type TestOrg } from '../harness/factories'
import type { Command } from './commands'
import { type Book, dayAt, yearAt, type Entry } from './model'
import { kinds } from './season-ground'
import { SeasonMeetings } from './season-meetings'

const awardRules = ['manual.article', 'manual.other', 'manual.deduction'] as const
const groups = ['retired', 'away', 'not_yet_member'] as const

/** A winter of one branch, from the end of one party year into the next: everything is done over HTTP, and foretold by the model. */
export class Season extends SeasonMeetings {
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
