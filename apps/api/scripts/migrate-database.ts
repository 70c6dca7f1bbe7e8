import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { installJobs } from '../src/jobs/install-jobs'

/** Any number, the same for every process: who holds it, migrates. */
const lockKey = 4_110_877

/** Brings a database up to date; processes that start together take turns. Returns how many migrations were new. */
export async function migrateDatabase(url: string, folder: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    const before = await countApplied(client)
    await migrate(drizzle(client), { migrationsFolder: folder })
    await installJobs(client)
    return (await countApplied(client)) - before
  } finally {
    await client.end()
  }
}

async function countApplied(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('drizzle.__drizzle_migrations') is not null as there`)
  if (!rows[0]?.there) return 0
  const counted = await client.query<{ n: string }>('select count(*) as n from drizzle.__drizzle_migrations')
  return Number(counted.rows[0]?.n)
}
