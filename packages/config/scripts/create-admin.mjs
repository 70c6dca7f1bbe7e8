// @ts-check
import path from 'node:path'
import { launchNode, repositoryRoot } from './lib/children.mjs'
import { endWith } from './lib/end-with.mjs'
import { say } from './lib/progress.mjs'
import { apiTarget, buildIfChanged } from './start/build.mjs'
import { openDatabase } from './start/database.mjs'
import { keepSecrets } from './start/secrets.mjs'
import { readSettings } from './start/settings.mjs'

/**
 * `pnpm create-admin --again --operator zhangyunwei`: what `create-admin.js` does, for the system that `pnpm start` runs
 * from this folder: its embedded database, joined while it runs, and its secrets. Elsewhere the script is run as it is,
 * with the API's own environment.
 */
async function createAdmin() {
  const settings = readSettings(process.env)
  const [database] = await Promise.all([openDatabase(settings), buildIfChanged(apiTarget)])
  const secrets = settings.production ? {} : keepSecrets(settings.secretsFile, process.env)
  const env = { ...secrets, ...(settings.databaseUrl === undefined && { NODE_ENV: 'development' }), DATABASE_URL: database.url }
  try {
    const script = path.join(repositoryRoot, 'apps/api/dist/create-admin.js')
    const { code } = await launchNode(script, process.argv.slice(2), { env, onLine: say, cwd: repositoryRoot }).ended
    return code
  } finally {
    await database.stop()
  }
}

endWith(createAdmin(), 1)
