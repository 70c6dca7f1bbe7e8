import fp from 'fastify-plugin'
import type { FastifyInstance } from 'fastify'
import journal from '../../drizzle/meta/_journal.json'
import { AppError } from '../lib/app-error'
import { loggable } from './loggable'

/** What a look at the surroundings found. What could not be seen is left out. */
export interface Standing {
  database: boolean
  /** Seconds the database took to answer. */
  answerSeconds?: number
  /** Seconds between its clock and ours, beyond what the question took. */
  driftSeconds?: number
  /** Whether every migration this program was built with is there. */
  migrated?: boolean
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Looks at the database; whoever asks within a second is told the same. */
    standing: () => Promise<Standing>
    /** Milliseconds the database may take before it counts as away; tests shorten it. */
    healthPatienceMs: number
  }
}

/** A look is good for this long, so that those who ask, who need not show who they are, cost nothing. */
const rememberedMs = 1000
const patienceMs = 2000
/** An operator should look at the machine's time service. */
const alarmingDrift = 1
/** One step of the board's code: from here on codes that are good would be refused, and old ones accepted. */
const unbearableDrift = 10

const untold = { schema: { hide: true }, config: { uncounted: true }, logLevel: 'warn' } as const

/**
 * `/health/live`: the process answers; asks nobody else. `/health/ready`: it can serve, or a problem that says why not. What
 * works, but not as it should, is named in `degraded`.
 */
export const healthPlugin = fp(
  async (app) => {
    app.decorate('healthPatienceMs', patienceMs)
    app.decorate('standing', remembered(app))
    app.get('/health/live', untold, async (_request, reply) => {
      reply.header('cache-control', 'no-store')
      return { state: 'up' }
    })
    app.get('/health/ready', untold, async (_request, reply) => {
      reply.header('cache-control', 'no-store')
      const standing = app.life.leaving ? { database: true } : await app.standing()
      const reasons = whyNot(app, standing)
      if (reasons.length > 0) throw new AppError('server.not_ready', { fields: reasons.map((field) => ({ field, message: words[field] })), retryAfter: 5 })
      return { state: 'ready', degraded: whatIsDegraded(app, standing) }
    })
  },
  { name: 'health', dependencies: ['db', 'changes', 'leaving'] },
)

const words = { leaving: '正在停止', database: '数据库没有应答', clock: '与数据库的时钟相差过大', migrations: '数据库还没有升级到这一版' }
type Reason = keyof typeof words

function whyNot({ life }: FastifyInstance, { database, driftSeconds = 0, migrated = true }: Standing): Reason[] {
  if (life.leaving) return ['leaving']
  if (!database) return ['database']
  return [...(driftSeconds >= unbearableDrift ? ['clock' as const] : []), ...(migrated ? [] : ['migrations' as const])]
}

/** `changes`: other processes' changes are not heard, so every read goes to the database. `clock`: more than a second apart. */
const whatIsDegraded = ({ changes }: FastifyInstance, { driftSeconds = 0 }: Standing): string[] => [
  ...(changes.hears ? [] : ['changes']),
  ...(driftSeconds > alarmingDrift ? ['clock'] : []),
]

/** One look at a time, kept for a moment; a look that hangs holds up nobody beyond their patience, and no second one is begun. */
function remembered(app: FastifyInstance): () => Promise<Standing> {
  let [looking, seenAt]: [Promise<Standing> | null, number] = [null, -Infinity]
  return () => {
    if (!looking || performance.now() - seenAt > rememberedMs) {
      seenAt = Infinity
      looking = look(app).finally(() => (seenAt = performance.now()))
    }
    return Promise.race([looking, soon(app.healthPatienceMs)])
  }
}

const soon = (milliseconds: number): Promise<Standing> => new Promise((resolve) => setTimeout(() => resolve({ database: false }), milliseconds).unref())

const expected: readonly number[] = journal.entries.map(({ when }) => when)

/** The API's clock decides; the database's must agree with it, and with that of every other process. */
async function look(app: FastifyInstance): Promise<Standing> {
  const [before, asked] = [app.clock.now().getTime(), performance.now()]
  try {
    const { rows } = await app.pool.query<{ at: string; applied: number[] | null }>(
      'select extract(epoch from clock_timestamp()) as at, (select json_agg(created_at) from drizzle.__drizzle_migrations) as applied',
    )
    const answerSeconds = (performance.now() - asked) / 1000
    const theirs = Number(rows[0]?.at) * 1000
    const driftSeconds = Math.max(0, before - theirs, theirs - app.clock.now().getTime()) / 1000
    if (driftSeconds > alarmingDrift) app.log.warn({ driftSeconds }, 'the clocks of the API and the database differ')
    const applied = new Set(rows[0]?.applied?.map(Number))
    return { database: true, answerSeconds, driftSeconds, migrated: expected.every((when) => applied.has(when)) }
  } catch (error) {
    app.log.warn({ error: error instanceof Error ? loggable(error) : String(error) }, 'the database could not be looked at')
    // it answered, and has no migrations at all
    return (error as { code?: string }).code === '42P01' ? { database: true, migrated: false } : { database: false }
  }
}
