import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface TestServer {
  url: string
  stop: () => Promise<void>
}

/** Safe to lose: what a test server holds is made anew by the next run. */
const fastButUnsafe = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

/** The embedded PostgreSQL in a folder of its own, or the server `TEST_DATABASE_URL` names. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop: () => Promise.resolve() }
  const { startEmbedded } = (await import('@ejia/config/scripts/embedded-postgres.mjs')) as {
    startEmbedded: (options: { dir: string; database: string; settings: object }) => Promise<TestServer>
  }
  const dir = mkdtempSync(path.join(tmpdir(), 'ejia-test-'))
  const server = await startEmbedded({ dir, database: 'ejia', settings: fastButUnsafe })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
