import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { testKeys } from './app'

const root = path.resolve(__dirname, '../..')
const tsx = pathToFileURL(path.join(root, 'node_modules/tsx/dist/loader.mjs')).href

export interface Ended {
  code: number | null
  /** What it said, to people and of errors, in its order. */
  said: string
}

interface How {
  env?: Record<string, string>
  /** Gets the process, to end it before its time. */
  started?: (child: ChildProcess) => void
}

/** Runs one of the scripts as an operator does: a process of its own that knows nothing but its environment. */
export async function runScript(name: string, args: readonly string[], { env = {}, started }: How = {}): Promise<Ended> {
  // not through the command of tsx: a signal is for the script itself
  const child = spawn(process.execPath, ['--import', tsx, path.join(root, name), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, ...testKeys, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started?.(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, said }
}
