import { migrate, prepareKept, type KeptName } from '../../data/grown'
import type { ApiProcess } from '../../lib/api-process'
import { withCpu } from '../../lib/cpu'
import type { Database } from '../../lib/databases'
import type { Bench, Part, Row } from '../../lib/part'
import type { Request } from '../../lib/wrk'
import { compareCost, type Side } from './compare-cost'
import { branchPages, listPages, pointsPages, searchPages, type SearchedWord } from './requests'

interface Host {
  database: Database
  api: ApiProcess
}

/** A copy of a kept database and an API on it that remembers nothing it has read. */
async function open(bench: Bench, name: KeptName): Promise<Host> {
  const database = await bench.open(await prepareKept(bench, name))
  await migrate(database.url)
  return { database, api: await bench.startApi({ database, env: { PREPARED: '0' } }) }
}

const close = async ({ database, api }: Host): Promise<void> => api.stop().then(database.drop)

const connections = 8
/** CPU time is steady enough for short legs. */
const legSeconds = 2

const sideOf = (bench: Bench, { database, api }: Host, requests: readonly Request[]): Side => ({
  probe: () => bench.load({ base: api.base, requests, connections, seconds: legSeconds, count: true }),
  leg: () => withCpu({ node: api.pid, postgres: database.serverPid }, () => bench.load({ base: api.base, requests, connections, seconds: legSeconds })),
})

async function growth(bench: Bench): Promise<Row[]> {
  const small = await open(bench, 'small')
  const large = await open(bench, 'large')
  const row = (work: string, against: string, atMost: number, requests: readonly Request[]) =>
    compareCost(bench, { work, against, atMost, ours: sideOf(bench, large, requests), theirs: sideOf(bench, small, requests) })
  try {
    return [
      await row('list, 1,000,000 posts', '10,000 posts', 1.2, listPages(bench)),
      await row('points page and ledger, 1,000,000 rows', '10,000 rows', 1.5, pointsPages(bench)),
      await row('branch average, 1,000,000 rows', '10,000 rows', 1.5, branchPages(bench)),
    ]
  } finally {
    await close(large)
    await close(small)
  }
}

const words: readonly [SearchedWord, string][] = [
  ['rare', 'a rare word'],
  ['middling', 'a word of 1 in 50'],
  ['common', 'a word of 1 in 6'],
  ['veryCommon', 'a word of 2 in 3'],
]

async function search(bench: Bench): Promise<Row[]> {
  const host = await open(bench, 'search')
  const lists = sideOf(bench, host, listPages(bench))
  const rows: Row[] = []
  try {
    for (const [kind, name] of words) {
      const ours = sideOf(bench, host, searchPages(bench, kind))
      rows.push(await compareCost(bench, { work: `search, ${name}, 50,000 posts`, against: 'list', atMost: 5, ours, theirs: lists }))
    }
    return rows
  } finally {
    await close(host)
  }
}

/** What a request costs on a million rows, held against the same on ten thousand; and a search against a list. */
export const costPart: Part = {
  name: 'cost',
  run: async (bench) => [...(await growth(bench)), ...(await search(bench))],
}
