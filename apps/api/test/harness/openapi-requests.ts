import type { InjectOptions } from 'fastify'
import type { Chance } from '../faults/chance'
import { deep } from './hostile'

/** As much of JSON Schema as the served description uses. */
export interface Schema {
  type?: string
  enum?: unknown[]
  anyOf?: Schema[]
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  maxItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
}

export interface Operation {
  operationId: string
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema?: Schema }> }
}

export interface Description {
  paths: Record<string, Record<string, Operation>>
}

const someId = '019aa000-0000-7000-8000-000000000000'
const texts = [
  '', ' ', '\u0000', 'a\u0000b', '\ud800', '\u202e反', '%_\\%', "'; drop table posts; --", "' or 1=1 --", '${7*7}{{7*7}}', '<script>alert(1)</script>', '<svg/onload=x>', '../../etc/passwd', '😀'.repeat(40),
  'x'.repeat(5000), '__proto__', 'constructor', 'null', 'NaN', '1e999', '& | ! :* <->', '\n\r\t', '０１２', 'javascript:x', '[object Object]', '\ufeff',
]
const oddities: unknown[] = [null, true, false, 0, -1, 1.5, 1e308, 9_007_199_254_740_992, [], {}, [[]], [null], { $ne: null }, { length: -1 }, { toString: 1 }, [{ a: [{ b: [] }] }]]
const hostileKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '$where', '', ' ', 'orgId ', 'ID', 'memberId[]', 'a.b', '\u0000']

/** Something near what the schema wants: at a bound, beyond it, of another kind, or good. */
export function nearly(schema: Schema, chance: Chance, depth = 0): unknown {
  const turn = chance.below(6)
  if (turn === 0) return pick(oddities, chance)
  if (turn === 1) return pick(texts, chance)
  return depth > 4 ? null : wanted(schema, chance, depth)
}

function wanted(schema: Schema, chance: Chance, depth: number): unknown {
  const { type, anyOf, items, properties } = schema
  if (schema.enum) return pick(schema.enum, chance)
  if (anyOf) return wanted(pick(anyOf, chance), chance, depth)
  if (type === 'object') return objectOf(properties ?? {}, schema.required ?? [], chance, depth)
  if (type === 'array') return Array.from({ length: pick([0, 1, 2, (schema.maxItems ?? 50) + 1], chance) }, () => nearly(items ?? {}, chance, depth + 1))
  if (type === 'integer' || type === 'number') return pick(numbersNear(schema), chance)
  return type === 'boolean' ? chance.below(2) === 0 : textNear(schema, chance)
}

const numbersNear = ({ minimum = 0, maximum }: Schema): number[] => [minimum, minimum - 1, maximum ?? 7, (maximum ?? 2_147_483_647) + 1, 1]

function textNear({ format, maxLength = 30, minLength = 0 }: Schema, chance: Chance): string {
  if (format === 'uuid') return pick([someId, someId.toUpperCase(), `{${someId}}`, someId.slice(1)], chance)
  if (format === 'date') return pick(['2026-11-22', '2026-02-30', '0000-01-01', '9999-12-31', '2026-11-22T00:00:00Z'], chance)
  if (format === 'date-time') return pick(['2026-11-22T06:00:00Z', '2016-12-31T23:59:60Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00', '2026-11-22 06:00'], chance)
  return pick(['文字', '字'.repeat(maxLength), '字'.repeat(maxLength + 1), '字'.repeat(Math.max(0, minLength - 1)), '13800000000', '2026-11'], chance)
}

/** Fields left out, fields nobody knows, and now and then one that JavaScript knows too well. */
function objectOf(properties: Record<string, Schema>, required: readonly string[], chance: Chance, depth: number): Record<string, unknown> {
  const object = Object.create(null) as Record<string, unknown>
  for (const [name, schema] of Object.entries(properties)) {
    const leftOut = chance.below(10) < (required.includes(name) ? 1 : 4)
    if (!leftOut) object[name] = nearly(schema, chance, depth + 1)
  }
  if (chance.below(8) === 0) object[pick(hostileKeys, chance)] = pick(oddities, chance)
  return object
}

const pick = <T>(list: readonly T[], chance: Chance): T => list[chance.below(list.length)]!

/** What a body becomes on its way: whole, cut off, doubled, wrapped, too deep, too large, or of another kind. */
function written(body: unknown, chance: Chance): { payload?: string; headers?: Record<string, string> } {
  const text = JSON.stringify(body)
  const json = { 'content-type': pick(['application/json', 'application/json', 'application/json; charset=utf-8', 'application/json; charset=gbk', 'text/plain', 'application/problem+json'], chance) }
  const turn = chance.below(24)
  if (turn === 0) return { payload: text.slice(0, chance.below(text.length + 1)), headers: json }
  if (turn === 1) return { payload: text + text, headers: json }
  if (turn === 2) return { payload: `[${text}]`, headers: json }
  if (turn === 3) return { payload: deep(3000), headers: json }
  if (turn === 4) return { payload: text.replace(/^\{/, '{"__proto__":{"roles":["admin"]},'), headers: json }
  if (turn === 5) return { payload: `{"a":"${'x'.repeat(1_200_000)}"}`, headers: json }
  if (turn === 6) return {}
  return { payload: text, headers: turn === 7 ? {} : json }
}

const encode = (value: unknown): string => encodeURIComponent(typeof value === 'string' ? Buffer.from(value).toString() : (JSON.stringify(value) ?? ''))

export type RoughRequest = InjectOptions & { url: string; payload?: string }

/** One request of this operation that something may be wrong with. `known`: name of a parameter → something that exists. */
export function roughRequest(path: string, method: string, operation: Operation, known: Readonly<Record<string, unknown>>, chance: Chance): RoughRequest {
  const valueOf = (name: string, schema: Schema): unknown => (name in known && chance.below(3) > 0 ? known[name] : nearly(schema, chance))
  const parameters = operation.parameters ?? []
  const inPath = parameters.filter((one) => one.in === 'path')
  const url = inPath.reduce((text, { name, schema }) => text.replace(`{${name}}`, encode(valueOf(name, schema)) || '%20'), path)
  const query = parameters.filter((one) => one.in === 'query' && chance.below(3) > 0).map(({ name, schema }) => `${encode(name)}=${encode(valueOf(name, schema))}`)
  if (chance.below(10) === 0) query.push(pick(['x=1', 'cursor=%00', 'limit=1&limit=2', '%', 'a[b]=1', '__proto__[x]=1', 'q='], chance))
  const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema
  const body = schema ? wanted(schema, chance, 0) : undefined
  const sent = body === undefined ? {} : written(fillIn(body, known, chance), chance)
  return { method: method.toUpperCase(), url: url + (query.length > 0 ? `?${query.join('&')}` : ''), ...sent }
}

/** Puts what exists where its name stands, so that some requests get past the door. */
function fillIn(body: unknown, known: Readonly<Record<string, unknown>>, chance: Chance): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, name in known && chance.below(3) > 0 ? known[name] : value]))
}
