import path from 'node:path'
import { apiTarget, buildIfChanged } from '@ejia/config/scripts/start/build.mjs'
import { freePort } from '@ejia/config/scripts/lib/ports.mjs'
import { startNode, untilReady } from './child'
import { memoryOf } from './cpu'
import type { Database } from './databases'

export interface ApiOptions {
  database: Database
  /** Added to, and stronger than, the run's own environment. */
  env?: Record<string, string>
  /** Options of Node itself, such as `--cpu-prof`. */
  nodeOptions?: readonly string[]
}

export interface ApiProcess {
  base: string
  pid: number
  /** Proportional memory of the process now, MB; null where the system does not say. */
  memory: () => number | null
  stop: () => Promise<void>
}

const home = path.join(import.meta.dirname, '../..')

/** Compiles the API unless its sources are those of the last time. */
export const buildApi = (): Promise<void> => buildIfChanged({ ...apiTarget, title: 'compiling the API' })

export async function startApi({ database, env = {}, nodeOptions = [] }: ApiOptions, secrets: Readonly<Record<string, string>>, scratch: string): Promise<ApiProcess> {
  const port = await freePort()
  const log = path.join(scratch, `api-${port}.log`)
  const surroundings = {
    ...secrets,
    NODE_ENV: 'production',
    DATABASE_URL: database.url,
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: 'https://ejia.bench.invalid',
    FILES_DIR: path.join(scratch, 'files'),
    JOBS: '0',
    AUDIT_SEAL_SECONDS: '0',
    // it counts as for people, and stops nobody: all of them are one address here
    RATE_LIMIT_SCALE: '60000',
    ...env,
  }
  const child = startNode(['--single-threaded-gc', ...nodeOptions, path.join(home, 'dist/server.js')], { env: surroundings, log, cwd: scratch })
  const base = `http://127.0.0.1:${port}`
  await untilReady(child, 'the API', async () => (await fetch(`${base}/api/v1/sections`)).ok)
  return { base, pid: child.pid, memory: () => memoryOf(child.pid), stop: child.stop }
}
