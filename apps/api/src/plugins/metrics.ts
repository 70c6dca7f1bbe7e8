import { BlockList, isIPv6 } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { AppError } from '../lib/app-error'
import { sameText } from '../lib/cipher'
import { counted } from '../metrics'
import { gaugeText, type Gauge, type Sample } from '../metrics/metric'
import { processGauges } from '../metrics/process'
import { standingGauges } from '../metrics/standing'

/** Milliseconds a look may take; what is not known by then is left out, so that metrics are there when the database is not. */
const patienceMs = 3000

/**
 * `/metrics`, as Prometheus reads it. For neighbours on this machine and the inner network, and for whoever has METRICS_TOKEN:
 * nothing in it is secret or about a person, but how busy a house is concerns nobody outside.
 */
export const metricsPlugin = fp(
  async (app) => {
    app.gauges.push(...processGauges(app), ...standingGauges(app))
    app.get('/metrics', { schema: { hide: true }, config: { uncounted: true }, logLevel: 'warn' }, async (request, reply) => {
      if (!mayRead(request, app.env.metricsToken)) throw new AppError('auth.required')
      const texts = await Promise.all(app.gauges.map(async (gauge) => gaugeText(gauge.name, gauge.help, await readSoon(gauge), gauge.type)))
      return reply.header('cache-control', 'no-store').type('text/plain; version=0.0.4; charset=utf-8').send([...counted.map((metric) => metric.text()), ...texts].join(''))
    })
  },
  { name: 'metrics', dependencies: ['watch', 'db', 'health'] },
)

const readSoon = async ({ read }: Gauge): Promise<readonly Sample[]> => {
  try {
    return await Promise.race([read(), pause(patienceMs, [], { ref: false })])
  } catch {
    return []
  }
}

const inner = new BlockList()
for (const [network, prefix] of [['127.0.0.0', 8], ['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16]] as const) inner.addSubnet(network, prefix)
for (const [network, prefix] of [['::1', 128], ['fc00::', 7], ['fe80::', 10]] as const) inner.addSubnet(network, prefix, 'ipv6')

/** Who asks through a proxy may be anybody, whatever the proxy's own address: they need the token. */
const forwarding = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'] as const

function mayRead({ headers, raw }: FastifyRequest, token: string | null): boolean {
  if (token !== null && sameText(headers.authorization ?? '', `Bearer ${token}`)) return true
  const address = (raw.socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/, '')
  return address !== '' && forwarding.every((name) => headers[name] === undefined) && inner.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}
