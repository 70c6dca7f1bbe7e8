import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ApiOptions, ApiProcess, Build } from './api-process'

/** Room on the disk of uploads, bytes, and what is left of it when it is full. */
const [room, leftOver] = [2_000_000, 60_000]

/** A disk for uploads that can be filled. */
export interface SmallDisk {
  /** What runs out: said by the test, since the two are not the same proof. */
  kind: 'tmpfs' | 'refused writes'
  options: Partial<ApiOptions>
  /** Leaves room for little. */
  fill: (api: ApiProcess) => void
  /** Leaves none at all. */
  cram: (api: ApiProcess) => void
  makeRoom: (api: ApiProcess) => void
  /** Files there now, below the folder. */
  files: (api: ApiProcess) => string[]
}

/** A real file system of two megabytes where the system lets us mount one for the process alone; else writes that fail as they would there. */
export function smallDisk(build: Build): SmallDisk {
  const dir = path.join(build.dir, 'small')
  mkdirSync(dir, { recursive: true })
  return mayMount(dir) ? mounted(dir) : pretended(dir, build)
}

const mount = (dir: string): string => `mount -t tmpfs -o size=${room} tmpfs '${dir}'`
const apart = ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c']

const mayMount = (dir: string): boolean => spawnSync(apart[0]!, [...apart.slice(1), mount(dir)]).status === 0

function mounted(dir: string): SmallDisk {
  // what the process sees at this place; outside there is an empty folder
  const seen = (api: ApiProcess): string => `/proc/${api.pid}/root${dir}`
  return {
    kind: 'tmpfs',
    options: { env: { FILES_DIR: dir }, wrap: (command) => [...apart, `${mount(dir)} && exec "$@"`, 'sh', ...command] },
    fill: (api) => {
      rmSync(path.join(seen(api), 'ballast'), { force: true })
      writeFileSync(path.join(seen(api), 'ballast'), Buffer.alloc(room - leftOver - sizeOf(seen(api))))
    },
    cram: (api) => cram(path.join(seen(api), 'ballast')),
    makeRoom: (api) => rmSync(path.join(seen(api), 'ballast')),
    files: (api) => filesBelow(seen(api)),
  }
}

/** Half of what is written arrives, then the disk is full: while there is a file that says so. */
function pretended(dir: string, build: Build): SmallDisk {
  const full = path.join(build.dir, 'disk-is-full')
  const preload = path.join(build.dir, 'full-disk.mjs')
  writeFileSync(preload, fullDisk(full))
  return {
    kind: 'refused writes',
    options: { env: { FILES_DIR: dir, NODE_OPTIONS: `--import ${pathToFileURL(preload).href}` } },
    fill: () => writeFileSync(full, String(leftOver)),
    cram: () => writeFileSync(full, '0'),
    makeRoom: () => rmSync(full),
    files: () => filesBelow(dir),
  }
}

const fullDisk = (marker: string): string => `
import fs from 'node:fs/promises'
import { readFileSync } from 'node:fs'
const room = () => { try { return Number(readFileSync(${JSON.stringify(marker)}, 'utf8')) } catch { return Infinity } }
const open = fs.open
fs.open = async (...args) => {
  const file = await open(...args)
  const write = file.writeFile.bind(file)
  file.writeFile = async (content) => {
    const left = room()
    if (content.length <= left) return write(content)
    await write(content.subarray(0, left))
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  }
  return file
}
`

/** Until nothing more goes in. */
function cram(ballast: string): void {
  try {
    for (;;) appendFileSync(ballast, Buffer.alloc(4096))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}

const entries = (dir: string) => readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
const filesBelow = (dir: string): string[] => entries(dir).map(({ name }) => name).filter((name) => name !== 'ballast').sort()

/** Whole pages, as the file system counts them. */
const sizeOf = (dir: string): number => spawnSync('du', ['-s', '--block-size=1', dir], { encoding: 'utf8' }).stdout.split('\t').map(Number)[0] ?? 0
