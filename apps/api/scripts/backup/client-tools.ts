import { execFile, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { isAlive } from './draft-folder'
import { Refusal } from './refusal'

/** PostgreSQL's own programs, as Debian installs them: in PATH, and each version in a folder of its own. */
const versionsFolder = '/usr/lib/postgresql'

export interface Tool {
  program: string
  major: number
  /** `pg_dump (PostgreSQL) 17.6 …` */
  version: string
}

/** The newest of a program that is installed; null when none is. */
export async function findTool(name: 'pg_dump' | 'pg_restore'): Promise<Tool | null> {
  const places = [name, ...versionFolders().map((version) => path.join(versionsFolder, version, 'bin', name))]
  const tools = (await Promise.all(places.map(lookAt))).filter((tool) => tool !== null)
  return tools.sort((a, b) => b.major - a.major)[0] ?? null
}

function versionFolders(): string[] {
  try {
    return fs.readdirSync(versionsFolder)
  } catch {
    return []
  }
}

async function lookAt(program: string): Promise<Tool | null> {
  try {
    const { stdout } = await promisify(execFile)(program, ['--version'])
    const major = Number(/(\d+)(\.\d+|beta|rc|devel)/.exec(stdout)?.[1])
    return major > 0 ? { program, major, version: stdout.trim() } : null
  } catch {
    return null
  }
}

/** A program at least as new as that version, or what to install. */
export async function requireTool(name: 'pg_dump' | 'pg_restore', major: number, because: string): Promise<Tool> {
  const tool = await findTool(name)
  if (tool && tool.major >= major) return tool
  const there = tool ? `这台机器上最新的是 ${tool.major} 版` : '这台机器上没有'
  throw new Refusal(
    'tools',
    `需要 ${major} 版或更新的 ${name}（${because}），${there}。\n请安装 Debian 软件包 postgresql-client（或 postgresql-client-${major}）。Debian 12 自带 15 版，Debian 13 自带 17 版，其他版本见 PostgreSQL 官方软件源 apt.postgresql.org。`,
  )
}

/** What libpq understands of a connection string; the driver's own words stay out. */
const understood = new Set(['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'connect_timeout', 'options', 'host', 'port', 'application_name'])

/** Runs `work` with an address that has no password in it, which every user of the machine could read; the password lies in a file for this time. */
export async function withoutPassword<T>(databaseUrl: string, work: (address: string) => Promise<T>): Promise<T> {
  removeLeftPasswords()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `${passwordFolder}${process.pid}-`))
  const remove = (): void => fs.rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  try {
    const url = new URL(databaseUrl)
    const password = decodeURIComponent(url.password)
    url.password = ''
    for (const name of [...url.searchParams.keys()]) if (!understood.has(name)) url.searchParams.delete(name)
    if (password) {
      const file = path.join(folder, 'passwords')
      fs.writeFileSync(file, `*:*:*:*:${password.replace(/[\\:]/g, '\\$&')}\n`, { mode: 0o600 })
      url.searchParams.set('passfile', file)
    }
    url.search = url.search.replaceAll('+', '%20') // libpq takes a plus for a plus
    return await work(url.toString())
  } finally {
    remove()
    process.off('exit', remove)
  }
}

const passwordFolder = 'ejia-pass-'

/** Of processes that were killed. */
function removeLeftPasswords(): void {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const pid = name.startsWith(passwordFolder) ? Number(name.slice(passwordFolder.length).split('-')[0]) : 0
    if (pid > 0 && !isAlive(pid)) fs.rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true })
  }
}

const keptLines = 12

/** Starts a program in plain English, telling each line it says. `ended` is rejected with its last words when it fails. */
export function runTool({ program }: Tool, args: readonly string[], onLine: (line: string) => void): { child: ChildProcessWithoutNullStreams; ended: Promise<void> } {
  const child = spawn('env', ['LC_ALL=C', program, ...args])
  const last: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    onLine(line)
    if (/error|fatal|detail|hint/i.test(line) && last.length < keptLines) last.push(line)
  })
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${path.basename(program)} 失败（${code}）：\n${last.join('\n')}`))))
  })
  ended.catch(() => {}) // told to whoever awaits it; until then it is nobody's
  return { child, ended }
}
