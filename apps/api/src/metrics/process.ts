import { readdir, readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import type { Gauge } from './metric'

const nanos = 1e9

/** How full this process is: event loop, memory, processor, connections. */
export function processGauges(app: FastifyInstance): Gauge[] {
  const lag = monitorEventLoopDelay({ resolution: 10 })
  lag.enable()
  app.addHook('onClose', async () => void lag.disable())
  return [
    {
      name: 'ejia_event_loop_lag_seconds',
      help: 'How late the event loop was since metrics were last read',
      read: () => {
        const samples = [['0.5', lag.percentile(50)], ['0.99', lag.percentile(99)], ['1', lag.max]] as const
        const read = samples.map(([quantile, value]) => ({ labels: { quantile }, value: Math.max(0, value / nanos) }))
        lag.reset()
        return read
      },
    },
    { name: 'ejia_event_loop_busy_seconds_total', help: 'Time the event loop was at work', type: 'counter', read: () => one(performance.eventLoopUtilization().active / 1000) },
    { name: 'process_cpu_seconds_total', help: 'User and system CPU time', type: 'counter', read: () => one(cpuSeconds()) },
    { name: 'process_start_time_seconds', help: 'When the process began, since 1970', read: () => one(performance.timeOrigin / 1000) },
    { name: 'process_resident_memory_bytes', help: 'Resident memory', read: () => one(process.memoryUsage.rss()) },
    { name: 'nodejs_heap_bytes', help: 'Heap of V8', read: heap },
    { name: 'process_open_fds', help: 'Open file descriptors; nothing where the system does not say', read: openFiles },
    { name: 'ejia_accept_backlog', help: 'Connections the kernel holds until they are accepted; nothing where the system does not say', read: () => backlogOf(app) },
  ]
}

const one = (value: number) => [{ value }]

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const heap = () => {
  const { heapUsed, heapTotal } = process.memoryUsage()
  return [{ labels: { kind: 'used' }, value: heapUsed }, { labels: { kind: 'total' }, value: heapTotal }]
}

const openFiles = async () => {
  const files = await readdir('/proc/self/fd').catch(() => null)
  return files ? one(files.length) : []
}

/** State of a socket that listens, in /proc/net/tcp. */
const listening = '0A'

/** The queue of our listening socket: what arrived and was not yet accepted. */
async function backlogOf({ server }: FastifyInstance) {
  const port = (server.address() as AddressInfo | null)?.port
  if (port === undefined) return []
  const tables = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readFile(file, 'utf8').catch(() => '')))
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  const waiting = tables.flatMap((table) => table.split('\n')).flatMap((line) => {
    const [, local, , state, queues] = line.trim().split(/\s+/)
    return state === listening && local?.endsWith(`:${hex}`) ? [Number.parseInt(queues?.split(':')[1] ?? '0', 16)] : []
  })
  return waiting.length === 0 ? [] : one(Math.max(...waiting))
}
