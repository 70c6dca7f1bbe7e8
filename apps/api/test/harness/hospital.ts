import type { Env } from '../../src/env'
import { startTestApp, type TestApp } from './app'
import { Factory } from './factories'

export type SmallHospital = Awaited<ReturnType<Factory['smallHospital']>>

export interface Hospital {
  host: TestApp
  factory: Factory
  people: SmallHospital
}

/** One for all tests of the block, or `each` its own. */
export interface Span {
  each?: boolean
}

interface Options extends Span {
  /** Of the app's environment what is not as usual; asked when it starts. */
  env?: () => Partial<Env>
}

/** A small hospital on a database of its own, opened and closed around the tests of this block. What it answers is filled before they run. */
export function useHospital({ each = false, env }: Options = {}): Hospital {
  const host = {} as TestApp
  const factory = new Factory(host)
  const people = {} as SmallHospital
  const [before, after] = each ? [beforeEach, afterEach] : [beforeAll, afterAll]
  before(async () => {
    Object.assign(host, await startTestApp(env?.()))
    Object.assign(people, await factory.smallHospital())
  })
  after(() => host.close())
  return { host, factory, people }
}
