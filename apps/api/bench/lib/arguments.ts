import { parseArgs } from 'node:util'

export interface Options {
  /** Names of the parts wanted, in no order; null: all. */
  only: string[] | null
  /** File the figures are written to. */
  json: string | null
  seconds: number
  rounds: number
  /** A server of one's own instead of the embedded one; its databases `bench_…` are ours to make and drop. */
  databaseUrl: string | undefined
  help: boolean
}

export const usage = `npx -y pnpm@10 bench -- [options]
  --only reads,check-in   these parts alone
  --json FILE             write the figures there too
  --seconds N             length of one leg (3)
  --rounds N              how often two sides take turns (3)
Environment: BENCH_DATABASE_URL, a PostgreSQL >= 15 of your own, as a user who may create databases`

/** What was asked for on the command line. The `--` that pnpm hands on is no option. */
export function readOptions(args: readonly string[], source: Readonly<Record<string, string | undefined>>): Options {
  const { values } = parseArgs({
    args: args.filter((one) => one !== '--'),
    options: { only: { type: 'string' }, json: { type: 'string' }, seconds: { type: 'string' }, rounds: { type: 'string' }, help: { type: 'boolean' } },
  })
  return {
    only: values.only?.split(',').map((name) => name.trim()).filter(Boolean) ?? null,
    json: values.json ?? null,
    seconds: positive('seconds', values.seconds ?? '3'),
    rounds: positive('rounds', values.rounds ?? '3'),
    databaseUrl: source.BENCH_DATABASE_URL?.trim() || undefined,
    help: values.help ?? false,
  }
}

function positive(name: string, value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1 || number > 600) throw new Error(`--${name} is a whole number from 1 to 600, not ${value}`)
  return number
}
