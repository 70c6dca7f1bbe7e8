import { defaultRules, manualRules, toTenths } from '@ejia/domain/points'
import { ensureDefaultRules } from '../../src/modules/points'
import { startTestApp, type TestApp } from '../harness/app'
import { Factory, type TestOrg } from '../harness/factories'
import { Book, type Rule } from './model'

export interface World {
  host: TestApp
  book: Book
  root: TestOrg
}

const firstDay = '2020-01-01'

/** What a fresh system starts with. */
const everyRule = (): Rule[] =>
  [...defaultRules, ...manualRules].map((rule) => {
    const tenths = (points: number | null) => (points === null ? null : toTenths(points))
    return { key: rule.key, version: 1, from: firstDay, withdrawn: false, delta: toTenths(rule.delta), dayCap: tenths(rule.dayCap), monthCap: tenths(rule.monthCap), yearCap: tenths(rule.yearCap), exempt: rule.exempt }
  })

const [firstYear, lastYear] = [2026, 2090]

/** A hospital in which every trial has a turn of the year to itself; a new one when its years are used up. */
export class Worlds {
  private world: World | null = null
  private year = firstYear

  /** The clock stands before the end of a party year in which nothing has happened yet. */
  async nextWinter(): Promise<World> {
    if (this.year > lastYear) await this.close()
    this.world ??= await begin()
    this.world.host.clock.set(`${this.year++}-12-29T03:00:00Z`)
    return this.world
  }

  async close(): Promise<void> {
    await this.world?.host.close()
    this.world = null
    this.year = firstYear
  }
}

async function begin(): Promise<World> {
  const host = await startTestApp()
  const book = new Book()
  book.rules.push(...everyRule())
  await ensureDefaultRules({ db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs }, firstDay)
  return { host, book, root: await new Factory(host).org({ name: '测试医院党委' }) }
}
