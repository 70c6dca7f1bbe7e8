// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { killAll, repositoryRoot, stopAll } from './lib/children.mjs'
import { Failure, say } from './lib/progress.mjs'
import { watchCallers } from './lib/watch-callers.mjs'
import { apiTarget, buildIfChanged, consoleTarget, pagesTarget } from './start/build.mjs'
import { migrate, openDatabase, seed } from './start/database.mjs'
import { keepSecrets } from './start/secrets.mjs'
import { serve } from './start/server.mjs'
import { readSettings } from './start/settings.mjs'
import { playWechat } from './start/wechat.mjs'
import { welcome } from './start/welcome.mjs'

/**
 * Kept from the first moment on, so that whatever ends the start also stops the database.
 * @type {ReturnType<typeof openDatabase> | undefined}
 */
let database
let stopping = false

// One Ctrl-C arrives twice, from the terminal and from pnpm; a later one means it.
const IMPATIENT_MS = 1500

/**
 * @param {import('./start/settings.mjs').Settings} settings
 * @param {string} url
 * @returns {Record<string, string>}
 */
function environment(settings, url) {
  const embedded = settings.databaseUrl === undefined
  return {
    ...(settings.production ? {} : keepSecrets(settings.secretsFile, process.env)),
    ...(embedded && { NODE_ENV: 'development' }), // demonstration accounts: never a production
    DATABASE_URL: url,
    DEMO: settings.demo ? '1' : '',
    FILES_DIR: process.env.FILES_DIR || path.join(settings.dataDir, 'files'),
    WEB_DIR: process.env.WEB_DIR || path.join(repositoryRoot, path.dirname(pagesTarget.output)),
    CONSOLE_DIR: process.env.CONSOLE_DIR || path.join(repositoryRoot, path.dirname(consoleTarget.output)),
  }
}

async function start() {
  const settings = readSettings(process.env)
  fs.mkdirSync(settings.dataDir, { recursive: true })
  database = openDatabase(settings)
  const [opened] = await Promise.all([database, buildIfChanged(apiTarget)])
  const env = environment(settings, opened.url)
  await migrate(env)
  await Promise.all([seed(settings, env), buildIfChanged(consoleTarget), buildIfChanged(pagesTarget)])
  const wechat = await playWechat(settings)
  const serving = await serve(settings, { ...env, ...wechat?.env })
  await wechat?.tell(serving.base)
  await welcome(settings, serving, wechat?.base)
  const { code, output } = await serving.ended
  if (!stopping) throw new Failure(`服务意外退出（${code}）：\n${output.trim().slice(-2000)}`)
}

/** @param {number} code */
async function stop(code) {
  if (stopping) return
  stopping = true
  await stopAll()
  await database
    ?.then((opened) => opened.stop())
    .catch((error) => say(`数据库没有正常停止：${error.message}`))
  if (code === 0) say('已停止。')
  process.exit(code)
}

let askedAt = 0

function onSignal() {
  if (!stopping) {
    askedAt = performance.now()
    say('\n正在停止…')
    void stop(0)
  } else if (performance.now() - askedAt > IMPATIENT_MS) {
    killAll()
    process.exit(1)
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal)

watchCallers(() => stopping || onSignal())

start().catch((error) => {
  if (stopping) return
  say(`\n${error instanceof Failure ? error.message : error.stack}`)
  void stop(1)
})
