import { setTimeout as pause } from 'node:timers/promises'
import { apiBase } from '@ejia/contract/client/caller'
import type { Problem } from '@ejia/contract/core/problem'
import type { As } from '../../harness/client'

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  as?: As
  body?: object
  key?: string
}

export interface Answer {
  status: number
  body: Record<string, unknown>
  problem: Problem
  headers: Headers
  /** Milliseconds it took. */
  took: number
}

/** What a phone waits at most before it takes the line for dead. */
const patienceMs = 15_000

/** One request. Null when no answer came: refused, cut off, or silent for longer than the patience. */
export async function ask(base: string, { method = 'GET', path, as, body, key }: Call, waitMs = patienceMs): Promise<Answer | null> {
  const headers = {
    ...(as && { authorization: `Bearer ${as.token}` }),
    ...(body && { 'content-type': 'application/json' }),
    ...(key !== undefined && { 'idempotency-key': key }),
  }
  const began = performance.now()
  try {
    const reply = await fetch(base + (path.startsWith('/health') ? path : apiBase + path), { method, headers, signal: AbortSignal.timeout(waitMs), ...(body && { body: JSON.stringify(body) }) })
    const text = await reply.text()
    const parsed = (text.startsWith('{') ? JSON.parse(text) : { text }) as Record<string, unknown>
    return { status: reply.status, body: parsed, problem: parsed as unknown as Problem, headers: reply.headers, took: performance.now() - began }
  } catch {
    return null
  }
}

/** No answer, or one that says nothing of the request itself. */
export const saysNothing = (answer: Answer | null): boolean => answer === null || answer.status >= 500 || answer.status === 429

/** Asks until there is an answer, as phones do: later and later, and not before the server wants to be asked again. */
export async function persist(once: () => Promise<Answer | null>, chance: () => number, withinMs = 90_000): Promise<Answer> {
  const end = performance.now() + withinMs
  for (let attempt = 0; ; attempt++) {
    const answer = await once()
    if (answer && !saysNothing(answer)) return answer
    if (performance.now() > end) throw new Error(`no answer within ${withinMs} ms`)
    const wanted = Number(answer?.headers.get('retry-after') ?? 0) * 1000
    await pause(Math.max(wanted, Math.min(100 * 2 ** attempt, 2000)) * (1 + chance() / 4))
  }
}
