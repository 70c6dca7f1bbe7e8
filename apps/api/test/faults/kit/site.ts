import { startTestApp, type TestApp } from '../../harness/app'
import { createDatabase } from '../../harness/database'
import { Meetings } from '../../harness/meetings'
import { ApiProcess, buildApi, type ApiOptions, type Build } from './api-process'
import { DurablePostgres } from './durable-postgres'

/**
 * A hospital on a database that several real processes serve. What is under test goes through them; `host`, an app inside the
 * test, makes people and reads afterwards.
 */
export class Site {
  private readonly processes: ApiProcess[] = []

  private constructor(
    readonly databaseUrl: string,
    /** Only of a site that asked for one of its own. */
    readonly postgres: DurablePostgres | null,
    readonly build: Build,
    readonly host: TestApp,
    readonly meetings: Meetings,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(durable: boolean): Promise<Site> {
    const build = await buildApi()
    const postgres = durable ? await DurablePostgres.start() : null
    const database = postgres ? { url: postgres.url, drop: () => postgres.stop() } : await createDatabase()
    const host = await startTestApp({}, database.url)
    // the processes go by the real clock
    host.clock.set(new Date())
    return new Site(database.url, postgres, build, host, await Meetings.start(host), database.drop)
  }

  async start(options: Partial<ApiOptions> = {}): Promise<ApiProcess> {
    const api = await ApiProcess.start({ build: this.build, databaseUrl: this.databaseUrl, ...options })
    this.processes.push(api)
    return api
  }

  async close(): Promise<void> {
    await Promise.all(this.processes.map((api) => api.kill()))
    await this.host.close()
    await this.drop()
    this.build.remove()
  }
}

/** Opened before the tests of this block and closed after them. `durable`: with a PostgreSQL of its own that can be killed. */
export function useSite({ durable = false } = {}): () => Site {
  let site: Site | undefined
  beforeAll(async () => {
    site = await Site.open(durable)
  })
  afterAll(() => site?.close())
  return () => site!
}
