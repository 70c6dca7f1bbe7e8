import { customType, timestamp } from 'drizzle-orm/pg-core'

/** An instant. Written by the API's clock, never by the database's. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** Text compared byte by byte, so that a subtree of paths is an indexed range. */
export const pathText = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** Transaction number; never wraps. */
export const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })
