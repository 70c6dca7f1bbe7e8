import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { LogController, type FastifyRequest, type FastifyServerOptions } from 'fastify'
import { loggable } from './loggable'
import type { LogStream } from './log-stream'
import { RequestLog } from './request-log'

/** Where the log goes and from which level on; false for none. */
export type Logging = { level: string; stream: LogStream } | false

/**
 * The framework's own lines name addresses with everything that was asked for in them: they are not written. What a request came
 * to is one line of `plugins/watch.ts`, what failed one of `plugins/errors.ts`.
 */
class QuietFramework extends LogController {
  override incomingRequest(): void {}
  override requestCompleted(): void {}
  override routeNotFound(): void {}
}

/** What Fastify needs to know of the log: no value that anybody sent gets into it, and each request has an id. */
export function logOptions(logging: Logging, trusts: (address: string, hop: number) => boolean): FastifyServerOptions {
  return {
    ...(logging && { logger: { ...logging, base: { pid: process.pid }, serializers: { err: readable, error: readable, req: routeOf, busboyOptions: limitsOf }, hooks: { logMethod: withoutItsMessage } } }),
    logController: new QuietFramework(),
    childLoggerFactory: (logger, bindings, options) => new RequestLog(logger, bindings, options),
    genReqId: requestIds(trusts),
  }
}

const readable = (error: Error) => ({ stack: '', ...(error instanceof Error ? loggable(error) : (error as object as ReturnType<typeof loggable>)) })

/** An error that is logged without words of ours would lend the line its own message, with every value in it. */
function withoutItsMessage(this: unknown, words: unknown[], write: (this: unknown, ...words: unknown[]) => void): void {
  const [first, said] = words
  const error = first instanceof Error ? first : (first as { err?: unknown } | undefined)?.err
  if (said === undefined && error instanceof Error) write.call(this, first instanceof Error ? { err: first } : first, loggable(error).message)
  else write.apply(this, words)
}

/** At its most talkative the reader of forms repeats the headers it was given, the token among them. */
const limitsOf = ({ limits }: { limits?: object }) => ({ limits })

const routeOf = ({ method, routeOptions }: FastifyRequest) => ({ method, route: routeOptions.url })

/** As machines make them: 32 hexadecimal digits (nginx) or a UUID (Envoy, Traefik). Anything else could be anything, somebody's number for one. */
const madeByMachine = /^(?:[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

/** The id a trusted neighbour gave the request, else one of our own: unlike in every process, and cheap. */
function requestIds(trusts: (address: string, hop: number) => boolean): (request: IncomingMessage) => string {
  const own = randomBytes(5).toString('hex')
  let count = 0
  return ({ headers, socket }) => {
    const given = headers['x-request-id']
    if (typeof given === 'string' && madeByMachine.test(given) && trusts(socket.remoteAddress ?? '', 0)) return given
    return `${own}-${(++count).toString(36)}`
  }
}
