import { get } from 'node:http'
import type { ApiProcess } from '../../lib/api-process'
import { rowOf } from '../../lib/compare'
import { withCpu } from '../../lib/cpu'
import type { Database } from '../../lib/databases'
import type { Bench, Row } from '../../lib/part'
import type { Must } from '../../lib/row'
import type { LoadResult, Request } from '../../lib/wrk'

export interface Subject {
  work: string
  requests: Request[]
  must: Must | null
}

/** Replies looked at to learn how large a body is. */
const looks = 200
/** Two-second warm-ups after the first. */
const mostWarmUps = 5
/** A leg is cut into so many, each with its other side beside it: what a shared machine does for a second or two then falls on both. */
const cuts = 3
/** How far the mean size of replies in a measured leg may be from that of the counted one: an empty 304 would show. */
const tolerance = 0.05

/** One kind of request against a buffer as large as its replies' bodies are on the average. */
export async function readRow(bench: Bench, { api, database }: { api: ApiProcess; database: Database }, { work, requests, must }: Subject): Promise<Row> {
  const bytes = await meanBody(api.base, requests)
  const counted = await warmUp(bench, api, requests)
  const bare = await bench.startStatic(bytes)
  await bench.load({ base: bare.base, requests: [{ path: bare.path }], seconds: 1 })
  const seconds = Math.max(1, Math.round(bench.seconds / cuts))
  const found = await bench.compare({
    title: work,
    rounds: bench.rounds * cuts,
    work: () => withCpu({ node: api.pid, postgres: database.serverPid }, async () => sameSize(await bench.load({ base: api.base, requests, seconds }), counted)),
    against: () => withCpu({ node: bare.pid }, () => bench.load({ base: bare.base, requests: [{ path: bare.path }], seconds })),
  })
  await bare.stop()
  const row = rowOf(found, { work, against: `bare Fastify, ${(bytes / 1024).toFixed(1)} KB`, must }, { bodyBytes: Math.round(bytes), statuses: counted.statuses, different: requests.length })
  return counted.invalid ? { ...row, invalid: counted.invalid } : row
}

/** Counts replies until every request was sent once, so that none is measured while it is asked for the first time. */
async function warmUp(bench: Bench, api: ApiProcess, requests: readonly Request[]): Promise<LoadResult> {
  let [at, counted] = [0, await bench.load({ base: api.base, requests, seconds: 2, count: true })]
  for (let sent = counted.requests; sent < requests.length && at < mostWarmUps && !counted.invalid; at++) {
    counted = await bench.load({ base: api.base, requests: [...requests.slice(sent), ...requests.slice(0, sent)], seconds: 2, count: true })
    sent += counted.requests
  }
  return counted
}

function sameSize(result: LoadResult, counted: LoadResult): LoadResult {
  const off = Math.abs(result.bytesEach / counted.bytesEach - 1)
  return off <= tolerance ? result : { ...result, invalid: result.invalid ?? `replies of ${result.bytesEach.toFixed(0)} bytes instead of ${counted.bytesEach.toFixed(0)}` }
}

async function meanBody(base: string, requests: readonly Request[]): Promise<number> {
  let sum = 0
  const looked = requests.slice(0, looks)
  for (const request of looked) sum += await bodySize(base, request)
  return sum / looked.length
}

/** Without asking for compression, as the load does not. */
const bodySize = (base: string, { path, headers = {} }: Request): Promise<number> =>
  new Promise((resolve, reject) => {
    get(base + path, { headers }, (reply) => {
      let size = 0
      reply.on('data', (chunk: Buffer) => (size += chunk.length))
      reply.on('end', () => (reply.statusCode === 200 ? resolve(size) : reject(new Error(`${path} answers ${reply.statusCode}`))))
    }).on('error', reject)
  })
