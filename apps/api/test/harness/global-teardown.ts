import pg from 'pg'
import { templateName } from './database'

export default async function globalTeardown(): Promise<void> {
  const admin = new pg.Client({ connectionString: process.env.TEST_SERVER_URL })
  await admin.connect()
  await admin.query(`drop database if exists ${templateName()} with (force)`)
  await admin.end()
  await (globalThis as { stopTestServer?: () => Promise<void> }).stopTestServer?.()
}
