// @ts-check
import path from 'node:path'
import { repositoryRoot } from '../lib/children.mjs'
import { say, secondsSince } from '../lib/progress.mjs'
import { networkAddresses } from './addresses.mjs'
import { logFile } from './server.mjs'

/** @typedef {{ name: string, role: string, org: string }} Account */

/**
 * @param {string} base
 * @returns {Promise<Account[]>} empty when there are none or the answer is not understood
 */
async function demoAccounts(base) {
  try {
    const answer = await fetch(`${base}/api/v1/auth/demo-accounts`, { signal: AbortSignal.timeout(5000) })
    const said = /** @type {{ items?: Account[] }} */ (await answer.json())
    return Array.isArray(said.items) ? said.items : []
  } catch {
    return []
  }
}

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {{ base: string, port: number }} serving
 * @param {string} [wechat] where WeChat is played
 */
export async function welcome(settings, { base, port }, wechat) {
  const accounts = await demoAccounts(base)
  say(`\n党员E家已就绪（共 ${secondsSince()}）\n`)
  say(`  手机页面  ${base}/`)
  for (const address of networkAddresses(settings.host)) say(`            http://${address}:${port}/`)
  say(`  控制台    ${base}/console/`)
  say(`  接口说明  ${base}/docs`)
  if (wechat) say(`  微信      由本机的替身扮演（${wechat}）：没有配置小程序，登录、订阅消息、小程序码都可以试用`)
  say(`  运行日志  ${path.relative(repositoryRoot, logFile(settings, port))}`)
  for (const line of whoMaySignIn(accounts)) say(line)
  say('\n按 Ctrl-C 停止。')
}

/** @param {Account[]} accounts */
function whoMaySignIn(accounts) {
  if (accounts.length === 0)
    return ['', '没有演示账号。首位管理员由 node apps/api/dist/create-admin.js 邀请（环境变量与服务相同）。']
  const lines = accounts.map(({ name, role, org }) => `  ${name}  ${[role, org].filter(Boolean).join(' · ')}`)
  return ['', '可以登录的演示账号（在登录页点选，不用密码）：', ...lines]
}
