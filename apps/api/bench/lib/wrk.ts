import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { lineOf, parseWrk, type LoadResult, type Request } from './wrk-lines'

export type { LoadResult, Request } from './wrk-lines'

export interface Load {
  /** `http://127.0.0.1:4600` */
  base: string
  /** Sent in turn, from the first again after the last. */
  requests: readonly Request[]
  connections?: number
  seconds?: number
  /** Counts the replies by status. It costs the generator so much that such a leg does not measure. */
  count?: boolean
}

const script = path.join(import.meta.dirname, 'wrk.lua')
/** The server needs a core of its own; the rest may ask. */
const threads = Math.max(1, Math.min(4, os.availableParallelism() - 1))

/** Runs wrk; `scratch` is a folder for its list of requests. */
export async function runWrk({ base, requests, connections = 32, seconds = 3, count = false }: Load, scratch: string): Promise<LoadResult> {
  const list = path.join(scratch, 'requests.tsv')
  writeFileSync(list, requests.map((request) => `${lineOf(request)}\n`).join(''))
  const args = ['-t', String(threads), '-c', String(connections), '-d', `${seconds}s`, '--timeout', '10s', '-s', script, base, '--', list, String(threads)]
  const { stdout } = await promisify(execFile)('wrk', count ? [...args, 'count'] : args, { timeout: (seconds + 30) * 1000 })
  return parseWrk(stdout)
}
