// @ts-check
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { launchNode, repositoryRoot } from '../lib/children.mjs'
import { nextFreePort } from '../lib/ports.mjs'
import { Failure, step } from '../lib/progress.mjs'

/**
 * @typedef {import('./settings.mjs').Settings} Settings
 * @typedef {object} StandIn WeChat as played on this machine
 * @property {string} base
 * @property {Record<string, string>} env what the API needs to know of it
 * @property {(apiBase: string) => Promise<void>} tell where its own messages go
 */

const SCRIPT = path.join(repositoryRoot, 'apps', 'api', 'dist', 'wechat-stand-in.js')
const CLIENT = path.join(repositoryRoot, 'apps', 'miniapp', 'src')

/** Templates as an operator would choose them, one for each group of messages; the fields are the usual ones. */
const GROUPS = ['notice', 'activity', 'result', 'call']
const FIELDS = ['thing1', 'time2', 'thing3']
/** @param {string} group */
const templateId = (group) => `stand-in-template-${group}`

/**
 * WeChat for whoever has no mini-program of their own: a process beside the server, on the next free port above.
 * @param {Settings} settings
 * @returns {Promise<StandIn | undefined>} nothing where WeChat itself is spoken to, or nobody plays
 */
export async function playWechat(settings) {
  if (!settings.playsWechat) return undefined
  const app = { appId: 'wx00000000000ejia0', appSecret: crypto.randomBytes(16).toString('hex') }
  const push = { token: crypto.randomBytes(12).toString('hex'), aesKey: crypto.randomBytes(64).toString('base64').replace(/\W/g, '').slice(0, 43) }
  const keep = path.join(settings.dataDir, 'wechat-stand-in.json')
  const templates = GROUPS.map((group) => ({ templateId: templateId(group), fields: FIELDS }))
  const port = await step('启动微信替身', () => listen(settings, { ...app, keep, templates, pages: pagesOfClient() }))
  const base = `http://127.0.0.1:${port}`
  const tell = async (/** @type {string} */ apiBase) => {
    const body = JSON.stringify({ url: `${apiBase}/api/v1/wechat/push`, ...push })
    await fetch(`${base}/_stand-in/push-target`, { method: 'POST', body, signal: AbortSignal.timeout(10_000) })
  }
  return { base, env: environment(base, app, push), tell }
}

/**
 * @param {string} base
 * @param {{ appId: string, appSecret: string }} app
 * @param {{ token: string, aesKey: string }} push
 * @returns {Record<string, string>}
 */
function environment(base, app, push) {
  return {
    WECHAT_STAND_IN: '1',
    WECHAT_BASE_URL: base,
    WECHAT_APP_ID: app.appId,
    WECHAT_APP_SECRET: app.appSecret,
    WECHAT_PUSH_TOKEN: push.token,
    WECHAT_PUSH_AES_KEY: push.aesKey,
    WECHAT_TEMPLATES: GROUPS.map((group) => `${group}=${templateId(group)}`).join(','),
  }
}

/**
 * @param {Settings} settings
 * @param {object} options
 * @returns {Promise<number>}
 */
async function listen({ wechatPort }, options) {
  for (let wanted = wechatPort; ; wanted += 1) {
    const { port } = await nextFreePort(wanted)
    const { child, ended } = launchNode(SCRIPT, [JSON.stringify({ ...options, port })], { cwd: repositoryRoot })
    const ready = new Promise((resolve) => child.stdout?.on('data', (text) => String(text).includes('ready') && resolve('ready')))
    const outcome = await Promise.race([ended, ready])
    if (outcome === 'ready') return port
    if (!outcome.output.includes('EADDRINUSE')) throw new Failure(`微信替身没有启动：\n${outcome.output.trim().slice(-1000)}`)
    wanted = port // someone was faster: it is in use now
  }
}

/** Pages of the mini-program: the platform knows no others. */
function pagesOfClient() {
  const tabs = fs.readdirSync(path.join(CLIENT, 'tabs')).map((name) => `tabs/${name}/index`)
  const features = fs.readdirSync(path.join(CLIENT, 'features')).flatMap((name) => {
    const file = path.join(CLIENT, 'features', name, 'pages.ts')
    const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
    return [...text.matchAll(/'([\w/-]+\/index)'/g)].map(([, page]) => `features/${name}/${page}`)
  })
  return [...tabs, ...features]
}
