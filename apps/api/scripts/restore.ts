import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readWorkEnv } from '../src/env'
import { onInterrupt, Refusal, runToEnd } from './backup/refusal'
import { beforeCluster, conclude, examine, restoreDump, type Options } from './backup/restore-backup'

/*
 * A backup into an empty database (made with createdb, not migrated) and an empty folder of files, with the API's own
 * environment and the keys of the time of the backup; the service is started afterwards:
 *
 *   node dist/restore.js --from /backups/2026-11-22
 *   node dist/restore.js --from /backups/2026-11-22 --check      only looks whether the backup is whole and the keys fit
 *
 * For the embedded server `pnpm --filter api restore` puts its folder in place between `--step before` and `--step after`.
 * How it ends: scripts/backup/refusal.ts.
 */

const migrations = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'drizzle')
const say = (line: string): void => console.log(line)

interface Arguments {
  from: string
  check: boolean
  step: 'before' | 'after' | null
}

function readArguments(): Arguments {
  try {
    const options = { from: { type: 'string' }, check: { type: 'boolean', default: false }, step: { type: 'string' } } as const
    const { from, check, step } = parseArgs({ args: process.argv.slice(2).filter((arg) => arg !== '--'), options }).values
    if (from && (step === undefined || step === 'before' || step === 'after')) return { from: path.resolve(from), check, step: step ?? null }
  } catch {
    // said below
  }
  throw new Refusal('usage', '写法：restore --from 备份文件夹 [--check]')
}

runToEnd(async () => {
  const { from, check, step } = readArguments()
  const options: Options = { from, migrations, say }
  const env = readWorkEnv()
  onInterrupt(() => console.error('恢复被中断，数据库里没有留下半份数据。再运行一次即可。'))
  if (check) return void (await examine(env, options).then(() => say('备份完好，密钥相符。')))
  if (step === 'before') return beforeCluster(env, options)
  if (step === null) await restoreDump(env, options)
  await conclude(env, options)
})
