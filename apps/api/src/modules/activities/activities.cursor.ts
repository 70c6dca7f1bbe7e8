import { decodeCursor, encodeCursor } from '../../lib/cursor'

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The two parts of a cursor whose second part is an id; a text that was not made here is a bad request. */
export function decodeKey(cursor: string | undefined): [string, string] | null {
  const key = decodeCursor(cursor, 2)
  if (key === null) return null
  const [first, id] = key.map(String) as [string, string]
  if (!uuidPattern.test(id) || first.includes('\u0000')) refuse()
  return [first, id]
}

/** The same where the first part is an instant. */
export function decodeInstantKey(cursor: string | undefined): { startsAt: Date; id: string } | null {
  const key = decodeKey(cursor)
  if (key === null) return null
  const startsAt = new Date(key[0])
  if (Number.isNaN(startsAt.getTime())) refuse()
  return { startsAt, id: key[1] }
}

/** A cursor with other parts than two is refused by `decodeCursor` in the words of every list. */
const refuse = (): unknown => decodeCursor(encodeCursor([]), 2)

/** An id in a cursor. */
export function uuidIn(part: string | number | boolean | null | undefined): string {
  if (typeof part === 'string' && uuidPattern.test(part)) return part
  throw refuse()
}
