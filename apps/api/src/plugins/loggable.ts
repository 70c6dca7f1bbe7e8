import { DrizzleQueryError } from 'drizzle-orm'

interface Loggable {
  message: string
  code?: string | undefined
  constraint?: string | undefined
  query?: string
  stack?: string | undefined
}

/**
 * An error as it may be written to the log: a failed query without its values, which can be names and numbers of people.
 * The database's own `detail` quotes values too and is left out.
 */
export function loggable(error: Error): Loggable {
  if (!(error instanceof DrizzleQueryError)) return { message: error.message, stack: error.stack, ...(error.cause instanceof Error && { cause: loggable(error.cause) }) }
  const { message, stack, code, constraint } = (error.cause ?? {}) as Partial<Loggable>
  return { message: message ?? 'query failed', code, constraint, query: error.query, stack }
}
