import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../src/app'
import { readEnv, type Env } from '../../src/env'
import type { Logging } from '../../src/plugins/log'
import { createDatabase } from './database'
import { TestClient } from './client'

/** A clock that stands still until a test moves it. */
export class TestClock {
  constructor(private current: Date) {}
  now = (): Date => new Date(this.current)
  set(at: string | Date): void {
    this.current = new Date(at)
  }
  advance(seconds: number): void {
    this.current = new Date(this.current.getTime() + seconds * 1000)
  }
}

export interface TestApp {
  app: FastifyInstance
  clock: TestClock
  client: TestClient
  close: () => Promise<void>
}

/** Sunday 22 November 2026, 14:00 in Shanghai. */
export const testNow = '2026-11-22T06:00:00.000Z'

/** Keys of every test app: two apps on one database understand each other's tokens. */
export const testKeys = {
  JWT_SECRET: Buffer.alloc(32, 'jwt').toString('base64'),
  DATA_KEYS: `k1:${Buffer.alloc(32, 'data').toString('base64')}`,
  LOOKUP_KEY: Buffer.alloc(32, 'lookup').toString('base64'),
  CHECK_IN_KEY: Buffer.alloc(32, 'checkin').toString('base64'),
  SEAL_KEY: Buffer.alloc(32, 'seal').toString('base64'),
  // tests seal when they mean to
  AUDIT_SEAL_SECONDS: '0',
  // and do put-off work when they mean to: `runJobs`
  JOBS: '0',
  // and their clock stands still, so what is counted by the minute would never be refilled
  RATE_LIMIT_SCALE: '1000',
}

/** The real app on a database of its own. `await using`-like: call `close` in `afterAll`. */
export async function startTestApp(overrides: Partial<Env> = {}, databaseUrl?: string, logger?: Logging): Promise<TestApp> {
  const database = databaseUrl ? { url: databaseUrl, drop: () => Promise.resolve() } : await createDatabase()
  const filesDir = mkdtempSync(path.join(tmpdir(), 'ejia-files-'))
  const env = { ...readEnv({ DATABASE_URL: database.url, FILES_DIR: filesDir, DEMO: '1', PUBLIC_URL: 'https://ejia.test', ...testKeys }), ...overrides }
  const clock = new TestClock(new Date(testNow))
  const app = await buildApp({ env, clock, ...(logger && { logger }) })
  await app.ready()
  return {
    app,
    clock,
    client: new TestClient(app),
    close: async () => {
      await app.close()
      await database.drop()
      rmSync(filesDir, { recursive: true, force: true })
    },
  }
}

/** Everything that was put off and is due by the test's clock, and what the timetable has for this minute. */
export const runJobs = ({ app }: TestApp): Promise<number> => app.jobs.runDue()
