import path from 'node:path'
import pg from 'pg'
import { migrateDatabase } from '../../scripts/migrate-database'
import { startTestServer } from './server'
import { templateName } from './database'

const migrations = path.resolve(__dirname, '../../drizzle')

/** One PostgreSQL for the whole run, and one migrated database that every test file clones. */
export default async function globalSetup(): Promise<void> {
  const server = await startTestServer()
  process.env.TEST_SERVER_URL = server.url
  ;(globalThis as { stopTestServer?: () => Promise<void> }).stopTestServer = server.stop
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  await dropLeftovers(admin)
  await admin.query(`create database ${templateName()}`)
  await admin.end()
  await migrateDatabase(server.url.replace(/\/[^/]*$/, `/${templateName()}`), migrations)
}

/** Databases of runs that were killed: theirs is the only process that could still want them. */
async function dropLeftovers(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(`select datname from pg_database where datname like 'ejia_test_%'`)
  for (const { datname } of rows) {
    const owner = Number(/^ejia_test_(\d+)/.exec(datname)?.[1])
    if (!isAlive(owner)) await admin.query(`drop database if exists ${datname} with (force)`)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
