import { statfs } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import type { Gauge } from './metric'

const one = (value: number | undefined) => (value === undefined ? [] : [{ value }])

/** How its surroundings stand: database, pools, queues, disk. */
export function standingGauges(app: FastifyInstance): Gauge[] {
  const pools = [['requests', app.pool], ['long', app.longPool]] as const
  const { objectStorage, filesDir } = app.env
  return [
    { name: 'ejia_ready', help: 'Whether this process can serve: 1, or 0 while the database is away, not migrated, or shutdown has begun', read: async () => one(await readiness(app)) },
    { name: 'ejia_database_up', help: 'Whether the database answered', read: async () => one(Number((await app.standing()).database)) },
    { name: 'ejia_database_answer_seconds', help: 'How long it took', read: async () => one((await app.standing()).answerSeconds) },
    { name: 'ejia_clock_drift_seconds', help: 'Between the clock of this process and the database\'s', read: async () => one((await app.standing()).driftSeconds) },
    { name: 'ejia_changes_heard', help: 'Whether changes of other processes are heard; 0: every read goes to the database', read: () => one(Number(app.changes.hears)) },
    {
      name: 'ejia_pool_connections',
      help: 'Connections to the database',
      read: () => pools.flatMap(([pool, { totalCount, idleCount }]) => [{ labels: { pool, state: 'busy' }, value: totalCount - idleCount }, { labels: { pool, state: 'idle' }, value: idleCount }]),
    },
    { name: 'ejia_pool_waiting', help: 'Requests that wait for a connection', read: () => pools.map(([pool, { waitingCount }]) => ({ labels: { pool }, value: waitingCount })) },
    { name: 'ejia_pool_size', help: 'Connections a pool may have', read: () => pools.map(([pool, { options }]) => ({ labels: { pool }, value: options.max })) },
    { name: 'ejia_prepared_replies_total', help: 'Shared replies taken from memory (hit), made (miss), made without keeping them (bypass)', type: 'counter', read: () => Object.entries(app.prepared.counts).map(([outcome, value]) => ({ labels: { outcome }, value })) },
    { name: 'ejia_uploads_disk_bytes', help: 'The disk of the uploads; nothing with object storage', read: () => (objectStorage ? [] : diskOf(filesDir)) },
  ]
}

async function readiness(app: FastifyInstance): Promise<number> {
  const { database, migrated = true } = await app.standing()
  return Number(database && migrated && !app.life.leaving)
}

async function diskOf(folder: string) {
  const disk = await statfs(folder).catch(() => null)
  if (!disk) return []
  const { bsize, bavail, blocks } = disk
  return [{ labels: { part: 'free' }, value: bavail * bsize }, { labels: { part: 'size' }, value: blocks * bsize }]
}
