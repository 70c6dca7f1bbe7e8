// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { launchNode, repositoryRoot, stopAll } from './lib/children.mjs'
import { endWith } from './lib/end-with.mjs'
import { Failure, say } from './lib/progress.mjs'
import { hasCluster, placeCluster } from './postgres/place-cluster.mjs'
import { apiTarget, buildIfChanged } from './start/build.mjs'
import { openDatabase } from './start/database.mjs'
import { keepSecrets } from './start/secrets.mjs'
import { readSettings } from './start/settings.mjs'

/**
 * `pnpm --filter api backup | restore | rotate-keys`: what the script of that name does, for the database of DATABASE_URL,
 * or for the embedded one that `pnpm start` runs from this folder: joined while it runs, else started for the time of the
 * work. The embedded server comes without client programs, so its folder itself is what is backed up (docs/adr/0008).
 *
 * @typedef {import('./start/settings.mjs').Settings} Settings
 */

// As scripts/backup/refusal.ts has them.
const USAGE = 2
const NOT_EMPTY = 7

/** @param {Settings} settings */
const clusterDir = ({ dataDir }) => path.join(dataDir, 'postgres')

/**
 * Folders are meant from where the command was given; pnpm runs it elsewhere.
 * @param {string[]} args
 */
function fromHere(args) {
  const here = process.env.INIT_CWD ?? process.cwd()
  return args.map((arg, n) => (['--to', '--from'].includes(args[n - 1] ?? '') ? path.resolve(here, arg) : arg))
}

/**
 * Secrets are never made here: new ones would open nothing of what there is.
 * @param {Settings} settings
 */
function readSecrets({ production, secretsFile }) {
  if (production) return {}
  if (!fs.existsSync(secretsFile) && !process.env.DATA_KEYS) {
    throw new Failure(`没有密钥：${secretsFile} 不存在。请把原来的 secrets.json 放到那里，或在环境变量里给出服务所用的密钥。`)
  }
  return fs.existsSync(secretsFile) ? keepSecrets(secretsFile, process.env) : {}
}

/**
 * @param {Settings} settings
 * @param {string} url
 * @returns {Record<string, string>}
 */
function environment(settings, url) {
  return {
    ...readSecrets(settings),
    ...(settings.databaseUrl === undefined && { NODE_ENV: 'development' }),
    DATABASE_URL: url,
    FILES_DIR: process.env.FILES_DIR || path.join(settings.dataDir, 'files'),
  }
}

/**
 * @param {string} work
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
async function run(work, args, env) {
  const script = path.join(repositoryRoot, 'apps/api/dist', `${work}.js`)
  return (await launchNode(script, args, { env, onLine: say, cwd: repositoryRoot }).ended).code
}

/**
 * @param {Settings} settings
 * @param {string} work
 * @param {string[]} args
 */
async function onDatabase(settings, work, args) {
  const embedded = settings.databaseUrl === undefined
  if (embedded && !hasCluster(clusterDir(settings))) {
    throw new Failure(`这里还没有内置数据库：${settings.dataDir}。请先运行 pnpm start，或用 DATABASE_URL 指明数据库。`)
  }
  environment(settings, '') // what is missing is said before anything starts
  const database = await openDatabase(settings)
  try {
    const how = embedded && work === 'backup' ? ['--embedded'] : []
    return await run(work, [...args, ...how], environment(settings, database.url))
  } finally {
    await database.stop()
  }
}

/**
 * @param {Settings} settings
 * @param {string[]} args
 */
async function restoreEmbedded(settings, args) {
  const dir = clusterDir(settings)
  if (hasCluster(dir)) {
    say(`${settings.dataDir} 里已有内置数据库，不会覆盖。请把这个文件夹改名，或用 DATA_DIR 指定一个新的位置（把 secrets.json 一起放过去）。`)
    return NOT_EMPTY
  }
  const nowhere = environment(settings, 'postgres://nobody@127.0.0.1/nothing')
  const code = await run('restore', [...args, '--step', 'before'], nowhere)
  if (code !== 0) return code
  say('· 放回内置数据库…')
  placeCluster(path.join(args[args.indexOf('--from') + 1] ?? '', 'cluster'), dir)
  return onDatabase(settings, 'restore', [...args, '--step', 'after'])
}

async function maintain() {
  const [work = '', ...given] = process.argv.slice(2)
  const args = fromHere(given.filter((arg) => arg !== '--'))
  const settings = readSettings(process.env)
  await buildIfChanged(apiTarget)
  if (work !== 'restore' || settings.databaseUrl !== undefined) return onDatabase(settings, work, args)
  if (!args.includes('--from')) {
    say('写法：restore --from 备份文件夹 [--check]')
    return USAGE
  }
  if (args.includes('--check')) return run(work, args, environment(settings, 'postgres://nobody@127.0.0.1/nothing'))
  return restoreEmbedded(settings, args)
}

// The script takes back what it has begun; then it is our turn to end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stopAll())

endWith(maintain(), USAGE)
