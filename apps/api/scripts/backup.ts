import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readWorkEnv } from '../src/env'
import { makeBackup } from './backup/make-backup'
import { size } from './backup/progress'
import { onInterrupt, Refusal, runToEnd } from './backup/refusal'

/*
 * Everything an installation has, into a new folder: database, files, and which keys they need. With the API's own
 * environment, while the service runs:
 *
 *   node dist/backup.js --to /backups/2026-11-22
 *
 * `--embedded` copies the folder of the embedded server instead of asking it for a dump; `pnpm --filter api backup` knows when.
 * The keys themselves are never in a backup. How it ends: scripts/backup/refusal.ts.
 */

/** `package.json` stands above `dist` as it stands above `scripts`. */
const { version } = JSON.parse(fs.readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
const say = (line: string): void => console.log(line)

function readArguments(): { to: string; embedded: boolean } {
  try {
    const { values } = parseArgs({ args: process.argv.slice(2).filter((arg) => arg !== '--'), options: { to: { type: 'string' }, embedded: { type: 'boolean', default: false } } })
    if (values.to) return { to: path.resolve(values.to), embedded: values.embedded }
  } catch {
    // said below
  }
  throw new Refusal('usage', '写法：backup --to 文件夹（不能已经存在）')
}

runToEnd(async () => {
  const { to, embedded } = readArguments()
  const env = readWorkEnv()
  const onDraft = (discard: () => void): void =>
    onInterrupt(() => {
      discard()
      console.error('备份被中断，没有留下未完成的备份。')
    })
  const { kept, bytes, missing } = await makeBackup(env, { to, kind: embedded ? 'cluster' : 'dump', program: version, say, onDraft })
  for (const { id, sha256 } of missing) console.error(`! 文件 ${id} 的内容不在存储里或已损坏（${sha256}），没有备份到。`)
  say(`备份完成：${to}（文件 ${kept} 个，${size(bytes)}）。密钥不在备份里，请另外妥善保管。`)
})
