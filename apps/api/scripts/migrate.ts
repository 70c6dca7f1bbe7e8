import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readEnv } from '../src/env'
import { migrateDatabase } from './migrate-database'

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'drizzle')

migrateDatabase(readEnv().databaseUrl, folder)
  .then((count) => console.log(count === 0 ? '数据库已是最新。' : `数据库已更新：${count} 步。`))
  .catch((error: unknown) => {
    console.error('数据库更新失败：', error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
