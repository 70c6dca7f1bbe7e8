import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { readWorkEnv, type Keys } from '../src/env'
import { noJobs } from '../src/jobs/no-jobs'
import { findMisfits, misfitWords } from '../src/keys/fitting-keys'
import { countUses, forgetLost, renewColumn, type Walk } from '../src/keys/renew'
import type { SealedColumn } from '../src/keys/sealed-column'
import { sealedColumns } from '../src/keys/sealed-columns'
import { systemClock } from '../src/lib/clock'
import type { Executor } from '../src/lib/context'
import { writeAudit } from '../src/modules/audit'
import { countHashOnly } from '../src/modules/auth'

/*
 * Personal data under the newest key of DATA_KEYS, phone numbers indexed under LOOKUP_KEY; while the service runs.
 *
 *   node dist/rotate-keys.js                renews whatever is not yet so; stopped at any moment it goes on where it was
 *   node dist/rotate-keys.js --check        changes nothing; says what is kept under which key, and whether all of it opens
 *   node dist/rotate-keys.js --forget k1    a key that is lost: empties what was sealed with it, for good
 *
 * Ends with 0 when everything is under the newest keys, 1 when some rows are left for another run, 3 when rows do not open.
 */

/** Walks through a column until nothing is left; rows that somebody is changing are met again. */
const walks = 20
const pauseMs = 500

const say = (line: string): void => console.log(line)

async function renewAll(db: Executor, keys: Keys): Promise<{ renewed: number; left: number; closed: string[] }> {
  const total = { renewed: 0, left: 0, closed: [] as string[] }
  for (const column of sealedColumns) {
    const { renewed, busy, closed } = await renewUntilDone(db, keys, column)
    total.renewed += renewed
    total.left += busy
    total.closed.push(...closed.map((id) => `${column.table}.${column.column} ${id}`))
  }
  return total
}

async function renewUntilDone(db: Executor, keys: Keys, column: SealedColumn): Promise<Walk> {
  let renewed = 0
  for (let walk = 1; ; walk += 1) {
    const done = await renewColumn(db, keys, column, progressOf(renewed))
    renewed += done.renewed
    // somebody may have written with an older ring behind our back: only a walk that found nothing to do is the last
    if ((done.renewed === 0 && done.busy === 0) || walk === walks) return { ...done, renewed }
    if (done.busy > 0) await pause(pauseMs)
  }
}

const progressOf = (before: number) => (column: SealedColumn, { looked, renewed }: Walk): void =>
  say(`  ${column.table}.${column.column}：看过 ${looked} 行，已更新 ${before + renewed} 行`)

async function report(db: Executor, keys: Keys): Promise<void> {
  const uses = await countUses(db)
  for (const id of keys.data.keys.keys()) {
    const rows = uses.get(id) ?? 0
    const advice = id === keys.data.current ? '（当前）' : rows === 0 ? '：可以从 DATA_KEYS 中去掉' : '：还不能去掉'
    say(`密钥 ${id}：${rows} 行${advice}`)
  }
  if (!keys.lookupAlso) return
  const { recoveryCodes, invitations } = await countHashOnly(db, systemClock.now())
  say(`还可能按 LOOKUP_KEY_ALSO 查找、无法改写的：未用的恢复码 ${recoveryCodes} 个，未过期的邀请码 ${invitations} 个。`)
  say('邀请码 7 天后自然失效；运维人员各自重新生成恢复码后，就可以去掉 LOOKUP_KEY_ALSO。')
}

async function check(db: Executor, keys: Keys): Promise<number> {
  const misfits = await findMisfits(db, keys)
  for (const one of misfits) console.error(misfitWords(one))
  await report(db, keys)
  return misfits.length > 0 ? 3 : 0
}

async function rotate(db: Executor, keys: Keys): Promise<number> {
  const { renewed, left, closed } = await renewAll(db, keys)
  if (renewed > 0) await audit(db, 'keys.rotate', { keyId: keys.data.current, rows: renewed })
  say(`已更新 ${renewed} 行。`)
  for (const one of closed) console.error(`打不开：${one}`)
  await report(db, keys)
  if (closed.length > 0) return 3
  if (left > 0) say(`还有 ${left} 行正被修改，请再运行一次。`)
  return left > 0 ? 1 : 0
}

async function forget(db: Executor, keys: Keys, keyId: string): Promise<number> {
  if (keys.data.keys.has(keyId)) {
    console.error(`密钥 ${keyId} 还在 DATA_KEYS 里：它没有遗失，不需要放弃数据。`)
    return 2
  }
  const rows = await forgetLost(db, keyId)
  await audit(db, 'keys.forget', { keyId, rows })
  say(`已清空 ${rows} 处用密钥 ${keyId} 加密的内容，须重新录入。`)
  return 0
}

const audit = (db: Executor, action: string, detail: Record<string, unknown>): Promise<void> =>
  writeAudit({ db, now: systemClock.now(), actor: null, jobs: noJobs }, { action, subjectType: 'keys', subjectId: 'data', orgId: null, detail })

async function main(): Promise<number> {
  const { values } = parseArgs({ args: process.argv.slice(2).filter((arg) => arg !== '--'), options: { check: { type: 'boolean' }, forget: { type: 'string' } } })
  const { databaseUrl, keys } = readWorkEnv()
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  const db = drizzle(pool) as Executor
  try {
    if (values.forget !== undefined) return await forget(db, keys, values.forget)
    return await (values.check ? check(db, keys) : rotate(db, keys))
  } finally {
    await pool.end()
  }
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    console.error('密钥没能更换：', error instanceof Error ? error.message : error)
    process.exitCode = 2
  },
)
