import type { FastifyContextConfig } from 'fastify'
import fp from 'fastify-plugin'
import { systemClock } from '../lib/clock'
import { requestSeconds } from '../metrics'
import type { Gauge, Timings } from '../metrics/metric'
import type { Logging } from './log'

declare module 'fastify' {
  interface FastifyInstance {
    /** What of this app is looked at when somebody reads metrics; whoever has something to show adds it. */
    gauges: Gauge[]
  }
  interface FastifyReply {
    /** Code of the problem that was answered, for the log. */
    problem: string
  }
  interface FastifyContextConfig {
    watched?: Watched
  }
}

/** What is known of a route before anybody asks for it: its series, and the part of its log line that never changes. */
class Watched {
  private readonly timings: (Timings | undefined)[] = []
  readonly line: string
  constructor(
    private readonly method: string,
    private readonly route: string,
  ) {
    this.line = `,"method":${JSON.stringify(method)},"route":${JSON.stringify(route)},"status":`
  }

  add(status: number, seconds: number): void {
    const hundreds = Math.floor(status / 100)
    const timings = (this.timings[hundreds] ??= requestSeconds.series({ method: this.method, route: this.route, status: `${hundreds}xx` }))
    timings.add(seconds)
  }
}

/** Whatever has no route of ours; the method too is what somebody sent. */
const unrouted = new Watched('-', '-')

declare module 'fastify' {
  interface FastifyInstance {
    /** For whoever answers before the framework does. */
    watch: (route: FastifyContextConfig, id: string, status: number, milliseconds: number) => void
  }
}

/** pino's number for info. */
const info = 30

/**
 * One look at each request when it is answered: how long it took, for the metrics, and its line in the log. The line has the
 * route and never the address, no name and no number of anybody, and nothing of the body; whoever needs more has the request's id.
 */
export const watchPlugin = fp<{ logging: Logging }>(
  async (app, { logging }) => {
    app.decorate('gauges', [])
    app.decorateReply('problem', '')
    app.addHook('onRoute', (route) => {
      const method = typeof route.method === 'string' ? route.method : route.method.join(' ')
      route.config = { ...route.config, watched: new Watched(method, route.url) }
    })
    app.addHook('onRequest', (request, reply, done) => {
      reply.header('x-request-id', request.id)
      done()
    })
    const writes = logging !== false && app.log.level !== 'silent' && (app.log as unknown as { isLevelEnabled: (level: string) => boolean }).isLevelEnabled('info')
    const see = ({ uncounted, watched = unrouted }: FastifyContextConfig, id: string, status: number, milliseconds: number, problem = ''): void => {
      if (uncounted === true) return
      watched.add(status, milliseconds / 1000)
      if (writes) logging.stream.write(lineOf(watched, id, status, problem, milliseconds))
    }
    app.decorate('watch', see)
    app.addHook('onResponse', (request, reply, done) => {
      see(request.routeOptions.config, request.id, reply.statusCode, reply.elapsedTime, reply.problem)
      done()
    })
  },
  { name: 'watch' },
)

/** Written by hand in pino's form: nothing in it needs escaping, and it costs a tenth. */
function lineOf({ line }: Watched, id: string, status: number, problem: string, milliseconds: number): string {
  const refused = problem === '' ? '' : `,"problem":"${problem}"`
  return `{"level":${info},"time":${systemClock.now().getTime()},"pid":${process.pid},"reqId":"${id}"${line}${status},"ms":${milliseconds.toFixed(1)}${refused},"msg":"request"}\n`
}
