import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { launch } from '../scripts/lib/children.mjs'
import { callersOf } from '../scripts/lib/watch-callers.mjs'
import { isRunning } from '../scripts/postgres/processes.mjs'

const left: number[] = []

afterEach(() => {
  for (const pid of left.splice(0)) if (isRunning(pid)) process.kill(pid, 'SIGKILL')
})

/** A process that leads a child; both are ended after the test, whatever happened. */
async function lead(...args: string[]): Promise<{ leader: ChildProcess; child: number }> {
  const script = path.join(__dirname, 'programs', 'hold-child.mjs')
  const leader = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface(leader.stdout), 'line')) as [string]
  left.push(leader.pid ?? 0, Number(line))
  return { leader, child: Number(line) }
}

async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100 && isRunning(pid); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50))
  return !isRunning(pid)
}

test('a child ends when the one who started it was killed', async () => {
  const { leader, child } = await lead()
  expect(isRunning(child)).toBe(true)
  leader.kill('SIGKILL')
  expect(await gone(child)).toBe(true)
})

test('a child that will not stop is ended after the grace', async () => {
  const { leader, child } = await lead('stubborn')
  leader.stdin?.write('stop\n')
  expect(await gone(child)).toBe(true)
  expect(await gone(leader.pid ?? 0)).toBe(true)
})

test('output, lines and code of a program are passed on; names are taken out of its environment', async () => {
  const lines: string[] = []
  const script = 'console.log(process.env.KEPT, process.env.PATH); console.error("second"); process.exitCode = 4'
  const how = { env: { KEPT: 'kept', PATH: undefined }, onLine: (line: string) => lines.push(line) }
  const { code, output } = await launch(process.execPath, ['-e', script], how).ended
  expect(code).toBe(4)
  expect(output).toContain('kept undefined')
  expect(lines.sort()).toEqual(['kept undefined', 'second'])
})

test('a program that is not there is a failure, not a crash', async () => {
  const { code, output } = await launch('/no/such/program', []).ended
  expect(code).not.toBe(0)
  expect(output).toContain('ENOENT')
})

test('callers end at the outermost package manager', async () => {
  // `sh` stays between, as under npx: "npx" → this shell → node
  const program = `'${process.execPath}' -e 'setInterval(() => {}, 1000); console.log(process.pid)'; true`
  const shell = spawn('sh', ['-c', `${program} # pnpm start`], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface(shell.stdout), 'line')) as [string]
  left.push(Number(line), shell.pid ?? 0)
  expect(callersOf(Number(line))).toContain(shell.pid)
  expect(callersOf(1)).toEqual([])
})
