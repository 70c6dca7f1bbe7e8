import type { ApiOptions, ApiProcess } from './api-process'
import type { Comparison, Leg } from './compare'
import type { Database, Recipe, Template } from './databases'
import type { PgbenchResult, PgbenchRun } from './pgbench'
import type { Row } from './row'
import type { StaticProcess } from './static-process'
import type { Load, LoadResult } from './wrk'

export type { Template } from './databases'
export type { Must, Row } from './row'

/** A group of rows that share what they need: `bench/parts/<name>/index.ts` exports one. */
export interface Part {
  name: string
  run: (bench: Bench) => Promise<Row[]>
}

/** What a part works with. Whatever it starts or opens here ends with the run, if the part did not end it. */
export interface Bench {
  /** Length of one leg. */
  readonly seconds: number
  /** How often the two sides of a comparison take turns. */
  readonly rounds: number
  say: (line: string) => void
  /** A database made once and kept until what it is made from changes. Nobody connects to it: open a copy. */
  prepare: (recipe: Recipe) => Promise<Template>
  /** A copy of its own, dropped with the run. */
  open: (template: Template) => Promise<Database>
  /** The built API as operators run it, `JOBS=0`, waiting until it answers. */
  startApi: (options: ApiOptions) => Promise<ApiProcess>
  /** Fastify with nothing registered, answering every GET with one buffer of so many bytes. */
  startStatic: (bytes: number) => Promise<StaticProcess>
  /** The environment of the run's API, secrets included: for what the prepared data must be sealed with. */
  readonly secrets: Readonly<Record<string, string>>
  /** An access token as the API signs them. */
  tokenFor: (session: { accountId: string; sessionId: string; epoch: number }) => string
  /** Load from `wrk`. */
  load: (load: Load) => Promise<LoadResult>
  pgbench: (run: PgbenchRun) => Promise<PgbenchResult>
  /** Both sides by turns, A B A B …, as often as the run has rounds unless said otherwise; the medians of the ratio and of the CPU times. `work` is what is judged. */
  compare: (sides: { work: Leg; against: Leg; title: string; rounds?: number }) => Promise<Comparison>
}
