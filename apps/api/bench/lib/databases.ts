import { createHash } from 'node:crypto'
import { startEmbedded } from '@ejia/config/scripts/embedded-postgres.mjs'
import { repositoryRoot } from '@ejia/config/scripts/lib/children.mjs'
import { hashInputs } from '@ejia/config/scripts/lib/input-hash.mjs'
import pg from 'pg'
import { parentOf } from './cpu'

/** How a database that is kept between runs comes about. */
export interface Recipe {
  /** Letters and digits: `hospital`, `posts_1m`. */
  name: string
  /** Files and folders, from the repository's root, whose content decides whether it must be made anew. */
  madeFrom: readonly string[]
  /** Sizes and the like that decide it too. */
  variant?: string
  /** Fills an empty database. */
  fill: (url: string) => Promise<void>
}

export interface Template {
  database: string
}

export interface Database {
  name: string
  url: string
  /** The server's first process; null when it runs elsewhere. */
  serverPid: number | null
  drop: () => Promise<void>
}

/** As safe as an operator's, large enough not to be the bottleneck of a million rows. */
const settings = { max_connections: '200', shared_buffers: '512MB', max_wal_size: '4GB', checkpoint_timeout: '30min', random_page_cost: '1.1' }

/** PostgreSQL for a run: the embedded one in a kept folder, or the server that is named. */
export class DatabaseServer {
  private opened = 0
  private constructor(
    private readonly adminUrl: string,
    readonly pid: number | null,
    readonly version: string,
    readonly stop: () => Promise<void>,
  ) {}

  static async start(folder: string, given: string | undefined): Promise<DatabaseServer> {
    const { url, stop } = given ? { url: given, stop: () => Promise.resolve() } : await startEmbedded({ dir: folder, database: 'bench', settings })
    const [said] = await ask<{ version: string; fsync: string; commit: string }>(url, `select current_setting('server_version') as version, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`)
    if (said?.fsync !== 'on' || said.commit !== 'on') throw new Error('the database server does not keep what it commits (fsync, synchronous_commit): figures of it mean nothing')
    const server = new DatabaseServer(url, await serverProcess(url), said.version, stop)
    await server.dropLeftovers()
    return server
  }

  urlOf(database: string): string {
    const url = new URL(this.adminUrl)
    url.pathname = `/${database}`
    return url.href
  }

  /** The kept database of a recipe; filled now if there is none of the same making. Older ones of its name go. */
  async prepare({ name, madeFrom, variant = '', fill }: Recipe, say: (line: string) => void): Promise<Template> {
    const hash = createHash('sha256').update(hashInputs(repositoryRoot, [...madeFrom])).update(variant).digest('hex').slice(0, 12)
    const [database, draft] = [`bench_kept_${name}_${hash}`, `bench_draft_${name}`]
    const kept = await this.names(`bench_kept_${name}_%`)
    if (kept.includes(database)) return { database }
    for (const old of [...kept.filter((one) => /_[0-9a-f]{12}$/.test(one) && one.length === database.length), draft]) await this.drop(old)
    const began = performance.now()
    say(`preparing ${name}, once`)
    await this.admin(`create database ${draft} template template0`)
    await fill(this.urlOf(draft))
    await ask(this.urlOf(draft), 'vacuum (analyze)')
    await this.admin('checkpoint')
    await this.admin(`alter database ${draft} rename to ${database}`) // a preparation cut off does not count
    say(`prepared ${name} in ${((performance.now() - began) / 1000).toFixed(0)} s`)
    return { database }
  }

  async open({ database }: Template): Promise<Database> {
    const name = `bench_run_${process.pid}_${this.opened++}`
    await this.admin(`create database ${name} template ${database} strategy file_copy`)
    return { name, url: this.urlOf(name), serverPid: this.pid, drop: () => this.drop(name) }
  }

  private drop = (name: string): Promise<void> => this.admin(`drop database if exists ${name} with (force)`)

  private async admin(statement: string): Promise<void> {
    await ask(this.adminUrl, statement)
  }

  private async names(pattern: string): Promise<string[]> {
    return (await ask<{ datname: string }>(this.adminUrl, `select datname from pg_database where datname like '${pattern}'`)).map((row) => row.datname)
  }

  /** Copies of runs that were killed: only one run goes at a time. */
  private async dropLeftovers(): Promise<void> {
    for (const name of await this.names('bench_run_%')) await this.drop(name)
  }
}

/** The process all others of the server are children of; null when they are not on this machine. */
async function serverProcess(url: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    return parentOf(rows[0]?.pid ?? 0, 'postgres')
  } finally {
    await client.end()
  }
}

/** One statement, outside any transaction. */
export async function ask<T extends pg.QueryResultRow>(url: string, statement: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(statement, values)).rows
  } finally {
    await client.end()
  }
}
