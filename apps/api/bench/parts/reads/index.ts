import { demonstration, listSignedIn } from '../../lib/demonstration'
import type { Part, Row } from '../../lib/part'
import { articleRequests, homeRequests, listRequests, type Reader } from './requests'
import { listArticles } from './articles'
import { readRow, type Subject } from './read-row'

/** Members of the demonstration hospital; a token repeated measures a memo. */
const fewestTokens = 877
const fewestArticles = 200
/** Of one process, after all of the reading. */
const mostMemory = 200

/** Lists, articles and the first screen, against Fastify with one buffer to give. */
export const readsPart: Part = {
  name: 'reads',
  run: async (bench) => {
    const database = await bench.open(await bench.prepare(demonstration(bench)))
    const readers = (await listSignedIn(database.url)).map((who): Reader => ({ token: bench.tokenFor(who), orgPath: who.orgPath }))
    const articles = await listArticles(database.url)
    if (readers.length < fewestTokens || articles.length < fewestArticles) throw new Error(`${readers.length} readers and ${articles.length} articles are not enough`)
    const api = await bench.startApi({ database })
    const rows: Row[] = []
    const all = subjects(readers, articles)
    // a process that has just begun compiles itself while it answers: no row pays for that
    for (const { requests } of all) await bench.load({ base: api.base, requests, seconds: 1 })
    for (const subject of all) rows.push(await readRow(bench, { api, database }, subject))
    rows.push(memoryRow(api.memory()))
    await api.stop()
    await database.drop()
    return rows
  },
}

function subjects(readers: readonly Reader[], articles: Awaited<ReturnType<typeof listArticles>>): Subject[] {
  const visitors = readers.map(({ orgPath }): Reader => ({ token: null, orgPath }))
  return [
    { work: 'list of a section, anonymous', requests: listRequests(visitors), must: { atLeast: 0.75 } },
    { work: 'list of a section, signed in', requests: listRequests(readers), must: { atLeast: 0.55 } },
    { work: 'article, anonymous', requests: articleRequests(visitors, articles), must: { atLeast: 0.75 } },
    { work: 'article, signed in', requests: articleRequests(readers, articles), must: { atLeast: 0.55 } },
    { work: 'home, anonymous', requests: homeRequests(visitors), must: null },
    { work: 'home, signed in', requests: homeRequests(readers), must: { atLeast: 0.5 } },
  ]
}

const memoryRow = (value: number | null): Row =>
  value === null ? { work: 'memory after the reading', against: '', value, must: null, unit: 'MB' } : { work: 'memory after the reading', against: '', value, must: { atMost: mostMemory }, unit: 'MB' }

