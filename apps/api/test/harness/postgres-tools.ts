import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { findTool } from '../../scripts/backup/client-tools'
import type { TestServer } from './server'

interface Runner {
  chooseRunner: () => { owner?: { uid: number; gid: number } }
  runProgram: (runner: object, program: string, args: string[]) => Promise<void>
}

/**
 * A server that the installed client programs can dump: the one of this test run, or, where that is newer than they are
 * (the embedded server beside Debian's programs), one of Debian's own. Null when the machine has nothing of it.
 */
export async function dumpableServer(): Promise<TestServer | null> {
  const tool = await findTool('pg_dump')
  if (!tool) return null
  const url = process.env.TEST_SERVER_URL ?? ''
  if (tool.major >= (await majorOf(url))) return { url, stop: () => Promise.resolve() }
  return startDebianServer()
}

async function majorOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
  await client.end()
  return Math.floor(Number(rows[0]?.server_version_num) / 10_000)
}

function newestBin(): string | null {
  try {
    const versions = readdirSync('/usr/lib/postgresql').map(Number).filter((version) => readdirSync(`/usr/lib/postgresql/${version}/bin`).includes('initdb'))
    return versions.length > 0 ? `/usr/lib/postgresql/${Math.max(...versions)}/bin` : null
  } catch {
    return null
  }
}

async function startDebianServer(): Promise<TestServer | null> {
  const bin = newestBin()
  if (!bin) return null
  const { chooseRunner, runProgram } = (await import('@ejia/config/scripts/postgres/run-program.mjs')) as Runner
  const { freePort } = (await import('@ejia/config/scripts/lib/ports.mjs')) as { freePort: () => Promise<number> }
  const runner = chooseRunner()
  const folder = mkdtempSync(path.join(tmpdir(), 'ejia-debian-pg-'))
  if (runner.owner) chownSync(folder, runner.owner.uid, runner.owner.gid)
  const data = path.join(folder, 'data')
  await runProgram(runner, path.join(bin, 'initdb'), ['-D', data, '-U', 'app', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
  const port = await freePort()
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`
  await runProgram(runner, path.join(bin, 'pg_ctl'), ['start', '-D', data, '-l', path.join(folder, 'log'), '-o', options, '-w'])
  return {
    url: `postgres://app@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await runProgram(runner, path.join(bin, 'pg_ctl'), ['stop', '-D', data, '-m', 'immediate', '-w'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
