import type { FastifyBaseLogger } from 'fastify'

type Words = [object, string?]

/**
 * A request's logger that is made when the request has something to say: most have not, and making one for each costs as much
 * as the reply.
 */
export class RequestLog {
  private made: FastifyBaseLogger | undefined
  constructor(
    private readonly parent: FastifyBaseLogger,
    private readonly bindings: Record<string, unknown>,
    private readonly options: object | undefined,
  ) {}

  private get own(): FastifyBaseLogger {
    return (this.made ??= this.parent.child(this.bindings, this.options))
  }

  get level(): string {
    return this.own.level
  }

  fatal(...words: Words): void {
    this.own.fatal(...words)
  }
  error(...words: Words): void {
    this.own.error(...words)
  }
  warn(...words: Words): void {
    this.own.warn(...words)
  }
  info(...words: Words): void {
    this.own.info(...words)
  }
  debug(...words: Words): void {
    this.own.debug(...words)
  }
  trace(...words: Words): void {
    this.own.trace(...words)
  }
  silent(...words: Words): void {
    this.own.silent(...words)
  }
  child(bindings: Record<string, unknown>, options?: object): FastifyBaseLogger {
    return this.own.child(bindings, options)
  }
}
