import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '@ejia/config/scripts/lib/ports.mjs'
import { testKeys } from '../../harness/app'
import { until } from '../../harness/until'

const home = path.resolve(__dirname, '../../..')

/** The API as it is shipped, compiled into a folder of its own. */
export interface Build {
  dir: string
  remove: () => void
}

export async function buildApi(): Promise<Build> {
  const dir = mkdtempSync(path.join(tmpdir(), 'ejia-build-'))
  await promisify(execFile)(process.execPath, ['scripts/build.mjs', dir], { cwd: home })
  writeFileSync(path.join(dir, 'package.json'), '{"type":"module"}')
  symlinkSync(path.join(home, 'node_modules'), path.join(dir, 'node_modules'))
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

export interface ApiOptions {
  build: Build
  databaseUrl: string
  env?: Record<string, string>
  /** Words before `node server.js`, such as a shell that mounts a folder first. */
  wrap?: (command: readonly string[]) => readonly string[]
}

export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
}

/** A process that serves the API, on a port it keeps when it is started again. */
export class ApiProcess {
  private child!: ChildProcess
  private said = ''
  exited!: Promise<Exit>

  private constructor(
    private readonly options: ApiOptions,
    readonly port: number,
  ) {}

  static async start(options: ApiOptions): Promise<ApiProcess> {
    const api = new ApiProcess(options, await freePort())
    await api.startAgain()
    return api
  }

  get base(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get pid(): number {
    return this.child.pid!
  }

  /** The end of what it logged, for a failure. */
  get log(): string {
    return this.said
  }

  async startAgain(): Promise<void> {
    const { build, databaseUrl, env = {}, wrap = (command) => command } = this.options
    const [program = '', ...args] = wrap([process.execPath, path.join(build.dir, 'server.js')])
    const surroundings = {
      ...testKeys, DEMO: '1', PUBLIC_URL: 'https://ejia.test', LOG_LEVEL: 'warn', FILES_DIR: path.join(build.dir, 'files'),
      DATABASE_URL: databaseUrl, HOST: '127.0.0.1', PORT: String(this.port), PATH: process.env.PATH ?? '', ...env,
    }
    const child = spawn(program, args, { cwd: build.dir, env: surroundings, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (this.said = (this.said + chunk.toString()).slice(-20_000)))
    // a test that is killed leaves nothing behind
    const end = (): void => void child.kill('SIGKILL')
    process.once('exit', end)
    this.exited = new Promise((resolve) =>
      child.once('exit', (code, signal) => {
        process.removeListener('exit', end)
        resolve({ code, signal })
      }),
    )
    this.child = child
    await until('the API answers', async () => {
      if (child.exitCode !== null) throw new Error(`the API ended at once:\n${this.said}`)
      return (await fetch(`${this.base}/health/live`).catch(() => null)) !== null
    })
  }

  isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal)
  }

  /** As the kernel does it: no farewell. */
  async kill(): Promise<Exit> {
    this.child.kill('SIGKILL')
    return this.exited
  }
}
