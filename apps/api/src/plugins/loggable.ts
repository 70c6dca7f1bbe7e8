import { DrizzleQueryError } from 'drizzle-orm'

interface Loggable {
  type: string
  message: string
  code?: string
  constraint?: string
  query?: string
  stack?: string
  cause?: Loggable
}

/**
 * An error as it may be written to the log: what went wrong and where, and nothing that was sent. A failed query comes without
 * its values, and the database's `detail`, which quotes rows, is left out. Messages quote values, too (`invalid input syntax for
 * type uuid: "…"`): whatever stands in double quotes goes, and what a parser says of a text that may be anybody's.
 */
export function loggable(error: Error): Loggable {
  if (error instanceof DrizzleQueryError) return { ...(error.cause ? loggable(error.cause) : plain(error, 'query failed')), query: error.query }
  return { ...plain(error, error instanceof SyntaxError ? 'syntax error' : unquoted(error.message)), ...(error.cause instanceof Error && { cause: loggable(error.cause) }) }
}

const unquoted = (message: string): string => message.replace(/"(?:[^"\\]|\\.)*("|$)/gs, '"…"')

function plain(error: Error & { code?: unknown; constraint?: unknown }, message: string): Loggable {
  const { name, code, constraint, stack } = error
  return {
    type: name,
    message,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    // the first lines of a stack repeat the message
    ...(stack && { stack: stack.slice(Math.max(0, stack.indexOf('\n    at '))).trim() }),
  }
}
