import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { customType, timestamp } from 'drizzle-orm/pg-core'

/** An instant. Written by the API's clock, never by the database's. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** Text compared byte by byte, so that a subtree of paths is an indexed range. */
export const pathText = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

/** The path itself and everything below it, as an indexed range: `0` is the character after `/`. */
export const isUnder = (column: SQLWrapper, path: string): SQL => sql`(${column} >= ${path} and ${column} < ${path.slice(0, -1) + '0'})`

/** Under any of these paths; under none when there are none. */
export const isUnderAny = (column: SQLWrapper, paths: readonly string[]): SQL =>
  paths.length === 0 ? sql`false` : sql`(${sql.join(paths.map((path) => isUnder(column, path)), sql` or `)})`

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** Transaction number; never wraps. */
export const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })
