import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { freePort } from '@ejia/config/scripts/lib/ports.mjs'
import { startEmbedded, type Embedded } from '@ejia/config/scripts/embedded-postgres.mjs'
import { migrateDatabase } from '../../../scripts/migrate-database'
import { until } from '../../harness/until'
import { send } from './processes'

const migrations = path.resolve(__dirname, '../../../drizzle')

/** A PostgreSQL of the test's own with everything that makes it durable, which may be killed, frozen and started again on the same data. */
export class DurablePostgres {
  private constructor(
    private readonly dir: string,
    private readonly settings: Record<string, string>,
    private embedded: Embedded,
  ) {}

  static async start(): Promise<DurablePostgres> {
    const dir = mkdtempSync(path.join(tmpdir(), 'ejia-faults-'))
    // the port stays the same over a restart, as an address in the operator's settings would
    const settings = { port: String(await freePort()), max_connections: '100' }
    const embedded = await startEmbedded({ dir, database: 'ejia', settings })
    await migrateDatabase(embedded.url, migrations)
    return new DurablePostgres(dir, settings, embedded)
  }

  get url(): string {
    return this.embedded.url
  }

  /** All its processes at once, as when the machine loses power; nothing is written any more. */
  async kill(): Promise<void> {
    const pids = await this.pids()
    for (const pid of pids) send(pid, 'SIGKILL')
    await until('PostgreSQL is gone', () => !pids.some((pid) => send(pid, 0)))
  }

  /** Its processes stand still: connections stay open and nothing is answered. */
  async freeze(): Promise<() => void> {
    const pids = await this.pids()
    for (const pid of pids) send(pid, 'SIGSTOP')
    return () => pids.forEach((pid) => send(pid, 'SIGCONT'))
  }

  async startAgain(): Promise<void> {
    this.embedded = await startEmbedded({ dir: this.dir, database: 'ejia', settings: this.settings })
  }

  async stop(): Promise<void> {
    await this.embedded.stop()
    rmSync(this.dir, { recursive: true, force: true })
  }

  /** The first is the one that would start others. */
  private async pids(): Promise<number[]> {
    const client = new pg.Client({ connectionString: this.url })
    client.on('error', () => undefined)
    await client.connect()
    const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity where pid <> pg_backend_pid()')
    await client.end()
    return [this.embedded.pid, ...rows.map(({ pid }) => pid)]
  }
}
