import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { openSync, closeSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

export interface Child {
  pid: number
  stop: () => Promise<void>
  /** Exit code, or null while it runs. */
  code: () => number | null
  /** Its last lines. */
  lastWords: () => string
}

const leash = new URL('../../../../packages/config/scripts/lib/end-with-parent.mjs', import.meta.url).href
/** What a program needs of our surroundings; the rest is for others. */
const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'NODE_OPTIONS']

/** A Node process that ends when we do, its output in a file. */
export function startNode(args: readonly string[], { env = {}, log, cwd }: { env?: Record<string, string>; log: string; cwd: string }): Child {
  const file = openSync(log, 'w')
  const ours = Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
  const child = spawn(process.execPath, ['--import', leash, ...args], { cwd, env: { ...ours, ...env }, stdio: ['ignore', file, file, 'ipc'] })
  closeSync(file)
  child.on('error', () => undefined) // seen in its exit code
  return { pid: child.pid ?? 0, stop: () => stop(child), code: () => child.exitCode, lastWords: () => readFileSync(log, 'utf8').trim().split('\n').slice(-15).join('\n') }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const late = await Promise.race([ended, pause(15_000, 'late' as const, { ref: false })])
  if (late === 'late') {
    child.kill('SIGKILL')
    await ended
  }
}

/** Asks until the answer is yes; complains when the process ended meanwhile or a minute has gone by. */
export async function untilReady(child: Child, name: string, ask: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 60_000; performance.now() < end; await pause(50)) {
    if (child.code() !== null) break
    if (await ask().catch(() => false)) return
  }
  throw new Error(`${name} does not answer:\n${child.lastWords()}`)
}
