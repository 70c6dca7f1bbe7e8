import pg from 'pg'

/** A connection of the test's own that holds something others wait for, until it lets go. */
export class Held {
  private constructor(private readonly client: pg.Client) {}

  /** Whoever writes to the table, and with `access exclusive` whoever reads it, waits. */
  static table(url: string, table: string, mode: 'share row exclusive' | 'access exclusive'): Promise<Held> {
    return Held.by(url, `lock table ${table} in ${mode} mode`)
  }

  /** Whatever this statement takes is held. */
  static async by(url: string, statement: string, values: unknown[] = []): Promise<Held> {
    const client = new pg.Client({ connectionString: url, application_name: 'ejia fault' })
    client.on('error', () => undefined)
    await client.connect()
    const held = new Held(client)
    await client.query('begin')
    await held.also(statement, values)
    return held
  }

  /** And this too; comes back when it has it. */
  async also(statement: string, values: unknown[] = []): Promise<void> {
    await this.client.query(statement, values)
  }

  /** Holds it while the work is done, and lets go whatever becomes of it. */
  static async during<T>(url: string, table: string, mode: 'share row exclusive' | 'access exclusive', work: (held: Held) => Promise<T>): Promise<T> {
    const held = await Held.table(url, table, mode)
    return work(held).finally(() => held.letGo())
  }

  async letGo(): Promise<void> {
    await this.client.query('rollback').catch(() => undefined)
    await this.client.end().catch(() => undefined)
  }
}

/** Statements that wait for a lock now, each by the name of its connection. */
export async function listWaiting(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'ejia fault' })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(`select application_name as name from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`)
    return rows.map(({ name }) => name).sort()
  } finally {
    await client.end()
  }
}
