import fs from 'node:fs'
import path from 'node:path'
import { requireTool, runTool, withoutPassword, type Tool } from './client-tools'
import { writePart, type Part } from './parts'
import { Meter, size, type Say } from './progress'

export const dumpName = 'database.dump'

interface Source {
  databaseUrl: string
  major: number
  /** Of the transaction that counts: dump and counts see the same moment. */
  snapshot: string
  tables: number
}

/** The database in PostgreSQL's custom format. */
export async function writeDump(folder: string, { databaseUrl, major, snapshot, tables }: Source, say: Say): Promise<{ part: Part; tool: Tool }> {
  const tool = await requireTool('pg_dump', major, `服务器是 PostgreSQL ${major}`)
  const meter = new Meter(say, '导出数据库', null)
  let dumped = 0
  const onLine = (line: string): void => {
    if (line.includes('dumping contents of table')) meter.note = `，第 ${(dumped += 1)} / ${tables} 张表`
  }
  const part = await withoutPassword(databaseUrl, async (address) => {
    const { child, ended } = runTool(tool, ['--format=custom', '--no-owner', '--no-privileges', '--verbose', `--snapshot=${snapshot}`, `--dbname=${address}`], onLine)
    try {
      const [written] = await Promise.all([writePart(folder, dumpName, child.stdout, (bytes) => meter.advance(bytes)), ended])
      return written
    } catch (error) {
      child.kill()
      throw error
    }
  })
  meter.end()
  return { part, tool }
}

/** Into an empty database, all of it or nothing. */
export async function readDump(folder: string, databaseUrl: string, tool: Tool, say: Say): Promise<void> {
  const file = path.join(folder, dumpName)
  const total = fs.statSync(file).size
  const meter = new Meter(say, '导入数据库', total)
  await withoutPassword(databaseUrl, async (address) => {
    const { child, ended } = runTool(tool, ['--no-owner', '--no-privileges', '--exit-on-error', '--single-transaction', '--verbose', `--dbname=${address}`], (line) => {
      // data is read by now; what follows takes its time without reading
      if (/creating (INDEX|CONSTRAINT|TRIGGER|FK CONSTRAINT)/.test(line)) meter.note = '，正在建立索引和约束'
    })
    child.stdout.resume()
    child.stdin.on('error', () => {}) // it ended early: `ended` says why
    const source = fs.createReadStream(file)
    source.on('data', (chunk) => meter.advance(chunk.length))
    source.pipe(child.stdin)
    await ended
  })
  say(`✓ 导入数据库：${size(total)}`)
}
