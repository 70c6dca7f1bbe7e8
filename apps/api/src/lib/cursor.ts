import { defaultPageSize } from '@ejia/contract/core/page'
import { AppError } from './app-error'

type Key = string | number | boolean | null

/** Opaque to clients: the sort key of the last row of a page. */
export const encodeCursor = (key: readonly Key[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** The key a cursor stands for; anything that was not made by `encodeCursor` with as many parts is a bad request. */
export function decodeCursor(cursor: string | undefined, parts: number): Key[] | null {
  if (cursor === undefined) return null
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(key) && key.length === parts && key.every((part) => part === null || typeof part !== 'object')) return key as Key[]
  } catch {
    // falls through to the refusal
  }
  throw badCursor()
}

/** A text or an id in a cursor. */
export function textIn(part: Key | undefined): string {
  if (typeof part !== 'string') throw badCursor()
  return part
}

/** An instant in a cursor, written as ISO 8601. */
export function instantIn(part: Key | undefined): Date {
  const at = new Date(String(part))
  // PostgreSQL reads four digits of a year, Date writes up to six
  if (Number.isNaN(at.getTime()) || !/^\d{4}-/.test(at.toISOString())) throw badCursor()
  return at
}

const badCursor = () => new AppError('request.invalid', { fields: [{ field: 'query/cursor', message: '页码无效，请从头加载' }] })

export const pageSize = (limit: number | undefined): number => limit ?? defaultPageSize

/** One row more than the page is fetched: whether it exists tells whether there is a next page. */
export function toPage<T>(rows: readonly T[], size: number, keyOf: (row: T) => readonly Key[]): { items: T[]; nextCursor: string | null } {
  const items = rows.slice(0, size)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > size && last !== undefined ? encodeCursor(keyOf(last)) : null }
}
