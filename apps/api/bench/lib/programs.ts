import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

export interface Programs {
  pgbench: string
}

/** The programs that make the load; complains of all that are missing, with the package to install. */
export function requirePrograms(): Programs {
  const pgbench = works('pgbench') ? 'pgbench' : findPgbench()
  const missing = [...(works('wrk') ? [] : ['wrk']), ...(pgbench ? [] : ['postgresql-contrib'])]
  if (missing.length > 0) {
    const names = missing.join(' ')
    throw new MissingPrograms(`The benchmarks need programs that are not installed. On Debian or Ubuntu: apt-get install ${names}${pgbench ? '' : '\n(pgbench is in postgresql-contrib; where that package is empty, in postgresql)'}`)
  }
  return { pgbench: pgbench ?? '' }
}

export class MissingPrograms extends Error {}

/** wrk prints its version and leaves with 1; what counts is that it could be started. */
function works(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch (error) {
    return (error as { code?: unknown }).code === undefined && program === 'wrk'
  }
}

/** Where Debian keeps a server's own programs, newest version first. */
function findPgbench(): string | undefined {
  const home = '/usr/lib/postgresql'
  if (!existsSync(home)) return undefined
  const versions = readdirSync(home).sort((a, b) => Number(b) - Number(a))
  return versions.map((version) => path.join(home, version, 'bin', 'pgbench')).find((file) => existsSync(file))
}
