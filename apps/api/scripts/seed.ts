import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { readEnv, type Env } from '../src/env'
import { noJobs } from '../src/jobs/no-jobs'
import { AppError } from '../src/lib/app-error'
import { systemClock } from '../src/lib/clock'
import { inTransaction, type Executor } from '../src/lib/context'
import { findRoot } from '../src/modules/orgs'
import { findMarker, waitForTurn } from './demo/load/marker'
import { refresh } from './demo/load/refresh'
import { seedAll } from './demo/load/seed'
import { profiles } from './demo/profiles'
import type { Profile } from './demo/types'

/*
 * Demonstration data, on a migrated database, with DEMO=1 and the API's own environment:
 *
 *   node dist/seed.js [--profile hospital|city]   writes it into an empty database; where it is already, only the live
 *                                                 activity is renewed; any other database stays untouched
 *   node dist/seed.js --refresh                   renews the live activity, if the last one is over, and does nothing else
 *
 * All of it is one transaction: a seeding that is cut off leaves an empty database, and the next one starts over.
 */

interface Wish {
  profile: Profile['key']
  refreshOnly: boolean
}

function readArguments(args: readonly string[]): Wish {
  const at = args.indexOf('--profile')
  const profile = at < 0 ? 'hospital' : (args[at + 1] ?? '')
  if (profile !== 'hospital' && profile !== 'city') throw new Error(`--profile 只能是 ${Object.keys(profiles).join(' 或 ')}`)
  return { profile, refreshOnly: args.includes('--refresh') }
}

const said = { fresh: '演示数据已在，进行中的活动还没有结束。', opened: '演示数据已在，新开了一场正在签到的活动。', gone: '演示数据已在。心内科党支部已有变动，没有再开新的活动。' }

async function run(db: Executor, env: Env, wish: Wish): Promise<string> {
  const [keys, now] = [env.keys, systemClock.now()]
  const marker = await findMarker(db)
  if (marker) return said[await refresh(db, { marker, keys, now })]
  if (wish.refreshOnly) return '这个数据库里没有演示数据，没有做任何改动。'
  return inTransaction({ db, now, actor: null, jobs: noJobs }, async (tx) => {
    await waitForTurn(tx.db)
    if (await findMarker(tx.db)) return '演示数据已由另一个进程写好。'
    if (await findRoot(tx.db)) return '数据库里已有数据，没有写入演示数据。'
    await seedAll(tx.db, { profile: wish.profile, keys, now, say: (line) => console.log(line) })
    return '完成。'
  })
}

async function main(): Promise<void> {
  const wish = readArguments(process.argv.slice(2))
  const env = readEnv()
  if (!env.demo) throw new Error('演示数据只在 DEMO=1 时写入')
  const client = new pg.Client({ connectionString: env.databaseUrl })
  await client.connect()
  try {
    console.log(await run(drizzle(client), env, wish))
  } finally {
    await client.end()
  }
}

main().catch((error: unknown) => {
  // a use case that refuses is a fault of this script: say where, and what it refused
  const told = error instanceof AppError ? `${error.stack} ${JSON.stringify(error.fields)}` : error instanceof Error ? error.message : error
  console.error('演示数据没有写完：', told)
  process.exitCode = 1
})
