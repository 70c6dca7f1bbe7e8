import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

export interface PgbenchRun {
  databaseUrl: string
  /** One transaction in pgbench's own language: statements, and `\set` lines before them. */
  script: string
  clients: number
  seconds?: number
  /** Values for `:name`. */
  variables?: Readonly<Record<string, string | number>>
  /** How statements travel; `prepared` plans each once. */
  protocol?: 'simple' | 'extended' | 'prepared'
}

export interface PgbenchResult {
  requests: number
  perSecond: number
  latencyMillis: number
  invalid: string | undefined
}

/** Runs pgbench (its program as found); `scratch` is a folder for the script. */
export async function runPgbench(program: string, run: PgbenchRun, scratch: string): Promise<PgbenchResult> {
  const { databaseUrl, script, clients, seconds = 3, variables = {}, protocol = 'prepared' } = run
  const file = path.join(scratch, 'pgbench.sql')
  writeFileSync(file, script)
  const settings = Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`])
  const args = ['-n', '-M', protocol, '-c', String(clients), '-j', '1', '-T', String(seconds), '-f', file, ...settings, databaseUrl]
  const { stdout, stderr } = await promisify(execFile)(program, args, { timeout: (seconds + 60) * 1000 })
  return parsePgbench(stdout, stderr)
}

/** What pgbench sums up at its end; any transaction that failed makes it void. */
export function parsePgbench(stdout: string, stderr = ''): PgbenchResult {
  const number = (pattern: RegExp): number => Number(pattern.exec(stdout)?.[1] ?? Number.NaN)
  const requests = number(/number of transactions actually processed: (\d+)/)
  const failed = number(/number of failed transactions: (\d+)/)
  const aborted = /aborted|ERROR/.test(stderr) ? stderr.trim().split('\n')[0] : undefined
  return {
    requests,
    perSecond: number(/^tps = ([\d.]+)/m),
    latencyMillis: number(/latency average = ([\d.]+) ms/),
    invalid: !(requests > 0) ? 'no transaction at all' : failed > 0 ? `${failed} failed transactions` : aborted,
  }
}
