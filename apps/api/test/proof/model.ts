/**
 * What the rules of points come to, in as few words as possible and without looking at how the database does it: a list of
 * entries, and sums over those that stand. Days are days of Shanghai. Amounts are whole tenths.
 */

export interface Rule {
  key: string
  version: number
  from: string
  withdrawn: boolean
  delta: number
  dayCap: number | null
  monthCap: number | null
  yearCap: number | null
  exempt: readonly string[]
}

export interface Standing {
  retired: boolean
  away: boolean
  partyMember: boolean
}

export interface Entry {
  person: number
  /** One fact gives once for each time that it was struck: `attendance 3`, `award 7`. */
  source: string
  attempt: number
  key: string
  day: string
  delta: number
  takenBack: boolean
  appealed: boolean
}

export interface Fact {
  person: number
  key: string
  source: string
  day: string
  standing: Standing
  attempt?: number
  amount?: number
  /** The committee office acts, and says why. */
  office?: boolean
}

/** Shanghai is eight hours ahead, all year round. */
export const dayAt = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
export const yearAt = (day: string): number => Number(day.slice(0, 4))

/** Rules and closed years are everybody's, and outlast a trial. */
export class Book {
  readonly rules: Rule[] = []
  readonly closed = new Set<number>()

  ruleOn(key: string, day: string): Rule | undefined {
    const begun = this.rules.filter((rule) => rule.key === key && !rule.withdrawn && rule.from <= day)
    return begun.sort((a, b) => (a.from === b.from ? a.version - b.version : a.from < b.from ? -1 : 1)).at(-1)
  }

  newest = (key: string): number => Math.max(0, ...this.rules.filter((rule) => rule.key === key).map(({ version }) => version))
}

const isLeftOut = ({ exempt }: Rule, { retired, away, partyMember }: Standing): boolean =>
  (retired && exempt.includes('retired')) || (away && exempt.includes('away')) || (!partyMember && exempt.includes('not_yet_member'))

export class Model {
  readonly entries: Entry[] = []
  constructor(private readonly book: Book) {}

  standing = (person: number): Entry[] => this.entries.filter((entry) => entry.person === person && !entry.takenBack)

  /** The rule it may give by: one is in force, leaves nobody like this out, and has not given for it. */
  private ruleFor({ person, key, source, day, standing, attempt = 1 }: Fact): Rule | undefined {
    const rule = this.book.ruleOn(key, day)
    if (!rule || isLeftOut(rule, standing)) return undefined
    return this.entries.some((entry) => entry.person === person && entry.source === source && entry.attempt === attempt) ? undefined : rule
  }

  /** A closed year would keep it from whoever is not of the committee office: nobody may do then what it comes with. */
  isLost = (fact: Fact): boolean => this.book.closed.has(yearAt(fact.day)) && this.ruleFor(fact) !== undefined

  /** Whole or not at all, if every cap has room for it; a fact that has given already, gives nothing. */
  give(fact: Fact): Entry | null {
    const { person, key, source, day, attempt = 1 } = fact
    const rule = this.ruleFor(fact)
    if (!rule || (this.book.closed.has(yearAt(day)) && !fact.office)) return null
    const delta = fact.amount ?? rule.delta
    const hasRoom = (cap: number | null, period: string) => cap === null || this.sum(person, key, period) + delta <= cap
    if (!hasRoom(rule.dayCap, day) || !hasRoom(rule.monthCap, day.slice(0, 7)) || !hasRoom(rule.yearCap, day.slice(0, 4))) return null
    const entry = { person, source, attempt, key, day, delta, takenBack: false, appealed: false }
    this.entries.push(entry)
    return entry
  }

  /** Of one rule, in a day, month or year: whichever the days begin with. */
  private sum = (person: number, key: string, period: string): number =>
    this.standing(person).filter((entry) => entry.key === key && entry.day.startsWith(period)).reduce((sum, { delta }) => sum + delta, 0)

  balances(person: number): Record<string, number> {
    const sums: Record<string, number> = {}
    for (const { day, delta } of this.entries.filter((entry) => entry.person === person && !entry.takenBack)) sums[yearAt(day)] = (sums[yearAt(day)] ?? 0) + delta
    return sums
  }
}
