import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { repositoryRoot } from '@ejia/config/scripts/lib/children.mjs'
import { withLock } from '@ejia/config/scripts/lib/lock.mjs'
import { buildApi } from './lib/api-process'
import { readOptions, usage, type Options } from './lib/arguments'
import { openBench, type OpenBench } from './lib/bench'
import type { Part, Row } from './lib/part'
import { MissingPrograms } from './lib/programs'
import { formatTable, shortfall } from './lib/table'
import { checkInPart } from './parts/check-in'
import { costPart } from './parts/cost'
import { readsPart } from './parts/reads'

/** In the order they run. */
const parts: readonly Part[] = [readsPart, checkInPart, costPart]

const home = path.join(repositoryRoot, '.data', 'bench')
const began = performance.now()
const say = (line: string): void => void process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}\n`)

function choose({ only }: Options): readonly Part[] {
  const unknown = (only ?? []).filter((name) => !parts.some((part) => part.name === name))
  if (unknown.length > 0) throw new Error(`no part ${unknown.join(', ')}; there are ${parts.map((part) => part.name).join(', ')}`)
  return only ? parts.filter((part) => only.includes(part.name)) : parts
}

async function runParts(bench: OpenBench, wanted: readonly Part[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const part of wanted) {
    say(`part ${part.name}`)
    rows.push(...(await part.run(bench)))
  }
  return rows
}

function machine(version: string): Record<string, unknown> {
  return { system: `${os.type()} ${os.release()}`, processor: os.cpus()[0]?.model, cores: os.availableParallelism(), memoryMB: Math.round(os.totalmem() / 2 ** 20), node: process.version, postgres: version }
}

function report(rows: readonly Row[], { json }: Options, about: Record<string, unknown>): void {
  process.stdout.write(`\n${formatTable(rows)}\n\n`)
  const missed = rows.filter((row) => shortfall(row) !== null)
  process.stdout.write(missed.length === 0 ? 'Every row reaches what it must.\n' : `${missed.map((row) => `${row.work}: ${shortfall(row) ?? ''}`).join('\n')}\n`)
  if (json) writeFileSync(path.resolve(process.env.INIT_CWD ?? '.', json), `${JSON.stringify({ ...about, rows: rows.map((row) => ({ ...row, missed: shortfall(row) })) }, null, 2)}\n`)
  process.exitCode = missed.length === 0 ? 0 : 1
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options.help) return void process.stdout.write(`${usage}\n`)
  const wanted = choose(options)
  await withLock(path.join(home, 'run.lock'), () => run(options, wanted), () => say('another run is under way; waiting for it'))
}

async function run(options: Options, wanted: readonly Part[]): Promise<void> {
  const bench = await openBench(options, home, say)
  const end = (): void => void bench.close().finally(() => process.exit(130))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end)
  try {
    await buildApi()
    const loadBefore = os.loadavg()[0] ?? 0
    if (loadBefore > os.availableParallelism() / 2) say(`the machine is busy (load ${loadBefore.toFixed(1)}): ratios hold roughly, amounts do not`)
    const rows = await runParts(bench, wanted)
    report(rows, options, { at: new Date().toISOString(), seconds: options.seconds, rounds: options.rounds, loadBefore, tookSeconds: Math.round((performance.now() - began) / 1000), machine: machine(bench.server.version) })
  } finally {
    await bench.close()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof MissingPrograms ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 2
})
