import pg from 'pg'

/** What triggers announce (migration 0005): what readers see of posts and organisations, and who may do what. */
export type Topic = 'content' | 'people'

const channel = 'ejia_changes'

/** Milliseconds between two questions to the listening connection. */
const askEvery = 300
/** Whatever was committed longer ago than this has been heard, or memory is not trusted. */
const hearsWithin = 1000
/** How long one question may wait before the connection is given up. */
const mostWait = 900
/** Between two tries to connect. */
const tryAgainAfter = 500

interface Options {
  connectionString: string
  /** The connection was lost, or is there again. */
  told?: (listening: boolean, error?: unknown) => void
}

/**
 * Hears what any process changed, through LISTEN on a connection of its own.
 *
 * PostgreSQL hands over what was announced before it answers the connection's next question. So a question that was sent at
 * a moment and has been answered proves that everything committed before that moment is known here: `hears` is true while the
 * newest such moment is less than a second ago. A lost, stuck or half-open connection, and a process that was held up, make it
 * false by themselves; whoever remembers then looks at the database instead.
 */
export class ChangeListener {
  private readonly handlers = new Map<Topic, Set<() => void>>()
  private client: pg.Client | null = null
  /** When the newest answered question was sent, by the monotonic clock. */
  private heardAt = -Infinity
  private asking: Promise<void> | null = null
  private next: Promise<void> | null = null
  private timer: NodeJS.Timeout | undefined
  private stopped = false

  constructor(private readonly options: Options) {}

  /** `handler` runs when something of the topic changed, and when changes may have been missed. */
  on(topic: Topic, handler: () => void): void {
    const handlers = this.handlers.get(topic) ?? new Set()
    this.handlers.set(topic, handlers.add(handler))
  }

  get hears(): boolean {
    return performance.now() - this.heardAt < hearsWithin
  }

  /** Resolves when everything committed before the call is known here, or memory is not trusted any more. Never rejects. */
  settled(): Promise<void> {
    if (!this.client) return Promise.resolve()
    // a question under way may have been sent too early: the next one counts, for all who wait
    this.next ??= (this.asking ?? Promise.resolve()).then(() => {
      this.next = null
      return this.ask()
    })
    return this.next
  }

  async start(): Promise<void> {
    if (this.stopped) return
    const client = new pg.Client({ connectionString: this.options.connectionString, keepAlive: true, connectionTimeoutMillis: 2000, query_timeout: mostWait, application_name: 'ejia-changes' })
    client.on('error', (error) => this.lose(client, error))
    client.on('end', () => this.lose(client))
    client.on('notification', ({ payload }) => this.tell(payload as Topic))
    this.client = client
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      this.tellAll()
      await this.ask()
      this.options.told?.(true)
    } catch (error) {
      this.lose(client, error)
    }
  }

  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    this.heardAt = -Infinity
    const { client } = this
    this.client = null
    await client?.end().catch(() => undefined)
  }

  private ask(): Promise<void> {
    const { client } = this
    if (!client) return Promise.resolve()
    clearTimeout(this.timer)
    const sentAt = performance.now()
    this.asking = client
      .query('select 1')
      .then(
        () => {
          if (this.client !== client) return
          this.heardAt = sentAt
          this.timer = setTimeout(() => void this.settled(), askEvery).unref()
        },
        (error: unknown) => this.lose(client, error),
      )
      .finally(() => {
        this.asking = null
      })
    return this.asking
  }

  /** Forgets the connection, has everybody forget what they remember, and tries again in a moment. */
  private lose(client: pg.Client, error?: unknown): void {
    if (this.client !== client) return
    this.client = null
    this.heardAt = -Infinity
    clearTimeout(this.timer)
    client.removeAllListeners('notification')
    void client.end().catch(() => undefined)
    this.tellAll()
    if (this.stopped) return
    this.options.told?.(false, error)
    this.timer = setTimeout(() => void this.start(), tryAgainAfter).unref()
  }

  private tell(topic: Topic): void {
    for (const handler of this.handlers.get(topic) ?? []) handler()
  }

  private tellAll(): void {
    for (const topic of this.handlers.keys()) this.tell(topic)
  }
}
