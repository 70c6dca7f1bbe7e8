import { createHash } from 'node:crypto'
import { and, eq, gte, lt, sql, type SQL } from 'drizzle-orm'
import { AppError } from './app-error'
import type { Executor } from './context'
import { idempotencyKeys } from './idempotency.table'

export interface RepeatableRequest {
  accountId: string
  key: string
  route: string
  requestHash: string
  now: Date
}

export interface Answer {
  status: number
  body: unknown
}

const lifetimeDays = 7
const oldest = (now: Date): Date => new Date(now.getTime() - lifetimeDays * 86_400_000)

export const hashRequest = (url: string, body: unknown): string =>
  createHash('sha256').update(url).update('\n').update(JSON.stringify(body ?? null)).digest('base64url')

/**
 * Answers a repeated request from memory, or runs it and remembers the answer in the same transaction.
 * Two at once: the second waits on the unique key until the first has committed or failed.
 */
export async function once(tx: Executor, request: RepeatableRequest, run: () => Promise<Answer>): Promise<Answer> {
  const earlier = await claim(tx, request)
  if (earlier) return earlier
  const answer = await run()
  await tx
    .update(idempotencyKeys)
    .set({ status: answer.status, answer: answer.body })
    .where(keyIs(request))
  return answer
}

/** The stored answer for this key, or null when the key is new, or so old that it is new again, and now ours. */
async function claim(tx: Executor, request: RepeatableRequest): Promise<Answer | null> {
  const { accountId, key, route, requestHash, now } = request
  const fresh = { route, requestHash, createdAt: now, status: null, answer: null }
  const claimed = await tx
    .insert(idempotencyKeys)
    .values({ accountId, key, ...fresh })
    .onConflictDoUpdate({
      target: [idempotencyKeys.accountId, idempotencyKeys.key],
      set: fresh,
      setWhere: lt(idempotencyKeys.createdAt, oldest(now)),
    })
    .returning({ key: idempotencyKeys.key })
  return claimed.length > 0 ? null : recall(tx, request)
}

/** The answer given earlier under this key; null when there is none. A key used for something else is refused. */
export async function recall(db: Executor, request: RepeatableRequest): Promise<Answer | null> {
  const [row] = await db.select().from(idempotencyKeys).where(and(keyIs(request), gte(idempotencyKeys.createdAt, oldest(request.now))))
  if (!row) return null
  if (row.route !== request.route || row.requestHash !== request.requestHash || row.status === null) throw new AppError('idempotency.key_reused')
  return { status: row.status, body: row.answer }
}

/** Remembers an answer that was found outside any claim; an answer that is there already stays. */
export async function remember(db: Executor, request: RepeatableRequest, answer: Answer): Promise<void> {
  const { now: createdAt, ...row } = request
  const fresh = { ...row, status: answer.status, answer: answer.body, createdAt }
  await db
    .insert(idempotencyKeys)
    .values(fresh)
    .onConflictDoUpdate({ target: [idempotencyKeys.accountId, idempotencyKeys.key], set: fresh, setWhere: lt(idempotencyKeys.createdAt, oldest(createdAt)) })
}

/**
 * A CTE that remembers answers in the statement that makes them. Columns wanted of the CTE named `answers`:
 * `account_id text, key text, route text, request_hash text, status int, answer jsonb, created_at timestamptz`; rows without a key are passed over.
 */
export const rememberedCte = (answers: string): SQL => sql`
  remembered as (
    insert into idempotency_keys (account_id, key, route, request_hash, status, answer, created_at)
    select account_id, key, route, request_hash, status, answer, created_at from ${sql.identifier(answers)} where key is not null
    order by account_id, key
    on conflict (account_id, key) do update
    set (route, request_hash, status, answer, created_at) = (excluded.route, excluded.request_hash, excluded.status, excluded.answer, excluded.created_at)
    where idempotency_keys.created_at < excluded.created_at - make_interval(days => ${lifetimeDays})
  )`

/**
 * Whether the key of a row is taken: a query for `left join lateral`, with a row (`there`) if it is.
 * Columns wanted of the CTE named `rows`: `account_id uuid`, `key text`, `recorded_at timestamptz`.
 */
export const rememberedAlready = (rows: string): SQL => {
  const row = sql.identifier(rows)
  return sql`
    select true as there from idempotency_keys
    where idempotency_keys.account_id = ${row}.account_id::text and idempotency_keys.key = ${row}.key
      and idempotency_keys.created_at >= ${row}.recorded_at - make_interval(days => ${lifetimeDays})
    limit 1`
}

const keyIs = (request: Pick<RepeatableRequest, 'accountId' | 'key'>) =>
  and(eq(idempotencyKeys.accountId, request.accountId), eq(idempotencyKeys.key, request.key))

/** Housekeeping: forgets keys older than their lifetime. */
export async function forgetOldKeys(db: Executor, now: Date): Promise<void> {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, oldest(now)))
}
