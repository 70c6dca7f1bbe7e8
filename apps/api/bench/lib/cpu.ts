import { readdirSync, readFileSync } from 'node:fs'
import type { Measured } from './compare'

/** Linux counts CPU time in hundredths of a second (USER_HZ), whatever the kernel's own tick. */
const microsPerTick = 10_000

interface ProcessStat {
  parent: number
  /** Its own user and system time, microseconds. */
  own: number
  /** The same of children that ended and were waited for. */
  gone: number
}

/** A line of `/proc/<pid>/stat`; the name of the program may contain blanks and brackets. */
export function parseStat(line: string): ProcessStat {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ').map(Number)
  const at = (place: number): number => fields[place] ?? 0
  return { parent: at(1), own: (at(11) + at(12)) * microsPerTick, gone: (at(13) + at(14)) * microsPerTick }
}

function readStat(pid: number | string): ProcessStat | null {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return null // it has ended, or there is no /proc
  }
}

/** The parent of a process of this program; null when there is no such process here. */
export function parentOf(pid: number, program: string): number | null {
  const stat = readStat(pid)
  if (!stat) return null
  const is = (one: number): boolean => readFileSync(`/proc/${one}/cmdline`, 'utf8').includes(program)
  return is(pid) && is(stat.parent) ? stat.parent : null
}

/** CPU time a process used so far, all its threads, microseconds; null where the system does not say. */
export const cpuOf = (pid: number): number | null => readStat(pid)?.own ?? null

/** The same of a process, its children and those that ended: a database server works in its children. */
export function cpuOfTree(pid: number | null): number | null {
  const root = pid === null ? null : readStat(pid)
  if (!root) return null
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(readStat)
  return all.reduce((sum, one) => sum + (one?.parent === pid ? one.own : 0), root.own + root.gone)
}

/** Memory a process has for itself plus its share of what it shares (PSS), MB; RSS where that is not said; null without /proc. */
export function memoryOf(pid: number): number | null {
  for (const [file, field] of [['smaps_rollup', 'Pss'], ['status', 'VmRSS']] as const) {
    try {
      const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1]
      if (kilobytes) return Number(kilobytes) / 1024
    } catch {
      // not on this system
    }
  }
  return null
}

export interface Watched {
  /** Of the process that serves. */
  node?: number | null
  /** Of the database's first process. */
  postgres?: number | null
}

/** Runs a leg and says how much CPU time each of its requests took. */
export async function withCpu<T extends { perSecond: number; requests: number; invalid?: string | undefined }>(
  { node = null, postgres = null }: Watched,
  leg: () => Promise<T>,
): Promise<Measured> {
  const before = [node === null ? null : cpuOf(node), cpuOfTree(postgres)] as const
  const { perSecond, requests, invalid } = await leg()
  const after = [node === null ? null : cpuOf(node), cpuOfTree(postgres)] as const
  const each = (which: 0 | 1): number | null => {
    const [from, to] = [before[which], after[which]]
    return from === null || to === null || requests === 0 ? null : (to - from) / requests
  }
  return { perSecond, nodeMicros: each(0), pgMicros: each(1), invalid }
}

/** For a leg whose CPU time is nobody's question. */
export const unwatched = ({ perSecond, invalid }: { perSecond: number; invalid?: string | undefined }): Measured => ({ perSecond, nodeMicros: null, pgMicros: null, invalid })
