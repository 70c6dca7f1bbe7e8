import { partyYearOf } from '@ejia/domain/calendar'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { readEnv, type Env } from '../src/env'
import { noJobs } from '../src/jobs/no-jobs'
import { systemClock } from '../src/lib/clock'
import type { Context, Executor } from '../src/lib/context'
import { inviteFirstAdmin, setUpFirstOperator, type FirstAdmin, type FirstOperator } from '../src/modules/auth'
import { ensureDefaultRules } from '../src/modules/points'

/*
 * The first administrator of an installation. On the server, after the database was migrated:
 *
 *   node dist/create-admin.js "某某医院党委"     an empty database: sets up this organisation first
 *   node dist/create-admin.js                   the name comes from ORGANISATION_NAME, or the organisation exists
 *   node dist/create-admin.js --again           one more administrator, or a new code for one who never came
 *
 *   … --operator zhangyunwei                    no invitation but an account with a password, for who works at a desk
 *                                               without WeChat; with --again the same name starts anew (lost phone)
 *
 * It prints a one-time invitation, good for 7 days. Whoever types it in the mini-program, after WeChat sign-in,
 * becomes administrator of the root. Needs the API's own environment: the code is kept as a hash under LOOKUP_KEY.
 * With --operator it prints a random one-time password instead, also good for 7 days: the first sign-in in the console
 * replaces it and enrols an authenticator. There is no default password.
 */

type Outcome = FirstAdmin | FirstOperator

const words = (outcome: Outcome): string => {
  if (outcome.state === 'nameless') return '数据库还是空的。请写明最高一级党组织的名称，例如：create-admin "某某医院党委"，或设置 ORGANISATION_NAME。'
  if (outcome.state === 'exists') return '已经有系统管理员了，没有做任何改动。如需再增加一位，或为尚未登录的管理员换一个邀请码，请加上 --again。'
  if (outcome.state === 'bad_name') return '账号名不合适：3 到 40 个汉字、字母、数字、点、横线或下划线，中间没有空格。'
  if (outcome.state === 'set_up') return loginWords(outcome)
  const { invitation, expiresAt } = outcome.invitation
  const until = momentText(expiresAt)
  return [
    `组织：${outcome.organisation}`,
    `管理员邀请码：${invitation}`,
    `有效期至 ${until}（北京时间），只能使用一次，只显示这一次。`,
    '请用管理员本人的微信打开小程序，点“微信登录”，再输入邀请码。',
  ].join('\n')
}

const momentText = (at: Date): string => at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })

const loginWords = ({ login, organisation }: FirstOperator & { state: 'set_up' }): string =>
  [
    `组织：${organisation}`,
    `运维账号：${login.name}`,
    `一次性密码：${login.password}`,
    `有效期至 ${momentText(login.expiresAt)}（北京时间），只显示这一次。`,
    '请打开电脑端登录页，选“运维登录”，动态码留空；首次登录须改密码，并用手机上的验证器应用绑定动态码。',
  ].join('\n')

/** `--operator NAME`: an account with a password is wanted. */
const operatorIn = (args: readonly string[]): string | undefined => {
  const at = args.indexOf('--operator')
  return at < 0 ? undefined : (args[at + 1] ?? '')
}

function setUp(ctx: Context, env: Env, args: readonly string[]): Promise<Outcome> {
  const name = operatorIn(args)
  const typed = args.find((arg, n) => !arg.startsWith('--') && args[n - 1] !== '--operator')
  const options = { organisationName: typed?.trim() ?? env.organisationName, again: args.includes('--again') }
  return name === undefined ? inviteFirstAdmin(ctx, env.keys.lookup, options) : setUpFirstOperator(ctx, env.keys.lookup, { ...options, name })
}

async function run(env: Env, args: readonly string[]): Promise<Outcome> {
  const client = new pg.Client({ connectionString: env.databaseUrl })
  await client.connect()
  try {
    return await (drizzle(client) as Executor).transaction(async (db) => {
      const ctx = { db, now: systemClock.now(), actor: null, jobs: noJobs }
      const outcome = await setUp(ctx, env, args)
      // a fresh system starts with rules for points, good for the whole party year; rules that are there stay as they are
      if (isDone(outcome)) await ensureDefaultRules(ctx, `${partyYearOf(ctx.now)}-01-01`)
      return outcome
    })
  } finally {
    await client.end()
  }
}

const isDone = (outcome: Outcome): boolean => outcome.state === 'invited' || outcome.state === 'set_up'

async function main(): Promise<void> {
  const outcome = await run(readEnv(), process.argv.slice(2))
  console.log(words(outcome))
  if (!isDone(outcome)) process.exitCode = 1
}

main().catch((error: unknown) => {
  console.error('没有成功：', error instanceof Error ? error.message : error)
  process.exitCode = 1
})
