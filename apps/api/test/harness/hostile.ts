import type { TObject, TSchema } from 'typebox'
import type { Plain } from './requests'

const cursorOf = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url')
const id = '019aa000-0000-7000-8000-000000000000'
const at = '2026-11-22T06:00:00.000Z'

/** Keys no list has made: of every length, and of the wrong kind in every place. */
const cursors = [
  'x', '=', '%', ...[[], {}, null, 'x', [[1]]].map(cursorOf),
  ...[null, 1e308, '/1/\u0000', '+275760-09-13T00:00:00Z', '0000-01-01', 'infinity'].flatMap((one) =>
    [[one], [one, id], [at, one], [one, one, id], [true, at, one]].map(cursorOf),
  ),
]

const words = ['', ' ', '\u0000', 'a\u0000b', '\ud800', '%_\\', "' or 1=1 --", '😀'.repeat(15), 'x'.repeat(60_000), '<svg onload=x>', '__proto__', '& | ! :* <->']
const moments = [
  '', '2026-02-30', '0000-01-01', '0001-01-01', '9999-12-31', '9999999-01-01', '2026-02-30T00:00:00Z', '9999999-01-01T00:00:00Z', '+275760-09-13T00:00:00Z',
  '0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00', '2016-12-31T23:59:60Z', '2026-11-22T24:00:00Z', '2026-11-22 06:00:00Z', 'infinity',
]
const numbers = [-1, 0, 1, 1.5, 1e-9, 2_147_483_647, 2_147_483_648, 9_007_199_254_740_992, 1e30, 1e308]
const oddities: unknown[] = [null, true, 7, 'x', [null], { $ne: null }]
const listed = (one: unknown): boolean => typeof one !== 'string' || (one.length > 0 && one.length < 1000)

/** Everything a field may be given in place of what it wants. */
export function hostileValues(name: string, schema: TSchema, part: 'params' | 'query' | 'body'): unknown[] {
  if (name === 'cursor') return cursors
  const values = part === 'body' ? [...ofKind(schema), ...oddities] : [...ofKind(schema as Plain).filter(listed), 'NaN', '%']
  return part === 'query' ? [...values, ['1', '2'], '\u0000'] : values
}

function ofKind({ type, format, anyOf, enum: closed }: Plain): unknown[] {
  if (anyOf) return ofKind(anyOf[0]!)
  if (type === 'integer' || type === 'number') return numbers
  if (format?.startsWith('date')) return moments
  if (format === 'uuid') return ['', 'x', '\u0000', id, id.toUpperCase(), `{${id}}`, `urn:uuid:${id}`, "' or 1=1 --"]
  return closed ? ['', 'x', '\u0000', '__proto__'] : words
}

export const fieldsOf = (schema: TSchema | undefined): [string, TSchema][] => Object.entries((schema as TObject | undefined)?.properties ?? {})

/** JSON nested so deeply that a careless reader runs out of stack. */
export const deep = (levels: number): string => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels)
