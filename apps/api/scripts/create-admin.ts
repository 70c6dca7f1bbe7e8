import { partyYearOf } from '@ejia/domain/calendar'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { readEnv, type Env } from '../src/env'
import { systemClock } from '../src/lib/clock'
import type { Executor } from '../src/lib/context'
import { inviteFirstAdmin, type FirstAdmin } from '../src/modules/auth'
import { ensureDefaultRules } from '../src/modules/points'

/*
 * The first administrator of an installation. On the server, after the database was migrated:
 *
 *   node dist/create-admin.js "某某医院党委"     an empty database: sets up this organisation first
 *   node dist/create-admin.js                   the name comes from ORGANISATION_NAME, or the organisation exists
 *   node dist/create-admin.js --again           one more administrator, or a new code for one who never came
 *
 * It prints a one-time invitation, good for 7 days. Whoever types it in the mini-program, after WeChat sign-in,
 * becomes administrator of the root. Needs the API's own environment: the code is kept as a hash under LOOKUP_KEY.
 */

const words = (outcome: FirstAdmin): string => {
  if (outcome.state === 'nameless') return '数据库还是空的。请写明最高一级党组织的名称，例如：create-admin "某某医院党委"，或设置 ORGANISATION_NAME。'
  if (outcome.state === 'exists') return '已经有系统管理员了，没有做任何改动。如需再增加一位，或为尚未登录的管理员换一个邀请码，请加上 --again。'
  const { invitation, expiresAt } = outcome.invitation
  const until = expiresAt.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })
  return [
    `组织：${outcome.organisation}`,
    `管理员邀请码：${invitation}`,
    `有效期至 ${until}（北京时间），只能使用一次，只显示这一次。`,
    '请用管理员本人的微信打开小程序，点“微信登录”，再输入邀请码。',
  ].join('\n')
}

async function run(env: Env, args: readonly string[]): Promise<FirstAdmin> {
  const client = new pg.Client({ connectionString: env.databaseUrl })
  await client.connect()
  const organisationName = args.find((arg) => !arg.startsWith('--'))?.trim() ?? env.organisationName
  try {
    return await (drizzle(client) as Executor).transaction(async (db) => {
      const ctx = { db, now: systemClock.now(), actor: null }
      const outcome = await inviteFirstAdmin(ctx, env.keys.lookup, { organisationName, again: args.includes('--again') })
      // a fresh system starts with rules for points, good for the whole party year; rules that are there stay as they are
      if (outcome.state === 'invited') await ensureDefaultRules(ctx, `${partyYearOf(ctx.now)}-01-01`)
      return outcome
    })
  } finally {
    await client.end()
  }
}

async function main(): Promise<void> {
  const outcome = await run(readEnv(), process.argv.slice(2))
  console.log(words(outcome))
  if (outcome.state !== 'invited') process.exitCode = 1
}

main().catch((error: unknown) => {
  console.error('没有成功：', error instanceof Error ? error.message : error)
  process.exitCode = 1
})
