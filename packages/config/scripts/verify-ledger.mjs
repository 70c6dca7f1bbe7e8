// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { launchNode, repositoryRoot } from './lib/children.mjs'
import { endWith } from './lib/end-with.mjs'
import { Failure, say } from './lib/progress.mjs'
import { apiTarget, buildIfChanged } from './start/build.mjs'
import { openDatabase } from './start/database.mjs'
import { keepSecrets } from './start/secrets.mjs'
import { readSettings } from './start/settings.mjs'

/** Nothing could be looked at; 1 is for books that do not agree. */
const COULD_NOT_LOOK = 2

/**
 * `pnpm --filter api verify-ledger`: what `verify-ledger.js` does, for the database of DATABASE_URL, or for the embedded one
 * that `pnpm start` runs from this folder: joined while it runs, else started for the time of the look. It makes nothing:
 * no database, and no secrets.
 */
async function verifyLedger() {
  const settings = readSettings(process.env)
  if (!settings.databaseUrl && !fs.existsSync(path.join(settings.dataDir, 'postgres'))) {
    throw new Failure(`这里还没有内置数据库：${settings.dataDir}。请先运行 pnpm start，或用 DATABASE_URL 指明数据库。`)
  }
  const secrets = readSecrets(settings)
  await buildIfChanged(apiTarget)
  const database = await openDatabase(settings)
  const env = { ...secrets, ...(settings.databaseUrl === undefined && { NODE_ENV: 'development' }), DATABASE_URL: database.url }
  try {
    const script = path.join(repositoryRoot, 'apps/api/dist/verify-ledger.js')
    const { code } = await launchNode(script, process.argv.slice(2), { env, onLine: say, cwd: repositoryRoot }).ended
    return code
  } finally {
    await database.stop()
  }
}

/**
 * The chain of the audit holds only under the key it was sealed with: a new one would look like forgery.
 * @param {import('./start/settings.mjs').Settings} settings
 */
function readSecrets({ production, secretsFile }) {
  if (production || (process.env.SEAL_KEY?.trim() && !fs.existsSync(secretsFile))) return {}
  if (!fs.existsSync(secretsFile)) throw new Failure('没有 SEAL_KEY：封存链只有用当初的密钥才能核对。请给出服务所用的环境变量。')
  return keepSecrets(secretsFile, process.env)
}

endWith(verifyLedger(), COULD_NOT_LOOK)
