import fs from 'node:fs'
import path from 'node:path'
import { Refusal } from './refusal'

const ending = 'unfinished'

/**
 * A backup is made beside its place and renamed into it at the very end: what bears the name is whole. Interrupted, the
 * draft is removed; of a process that was killed, by the next run for the same place.
 */
export class DraftFolder {
  readonly folder: string

  constructor(private readonly place: string) {
    this.folder = `${place}.${ending}-${process.pid}`
    if (fs.existsSync(place) && fs.readdirSync(place).length > 0) throw new Refusal('usage', `${place} 已经存在，备份不会覆盖任何东西。请换一个文件夹名。`)
    fs.mkdirSync(path.dirname(place), { recursive: true })
    this.removeLeftovers()
    fs.mkdirSync(this.folder, { mode: 0o700 })
  }

  /** The name itself must survive a power cut. */
  finish(): void {
    fs.renameSync(this.folder, this.place)
    const parent = fs.openSync(path.dirname(this.place), 'r')
    fs.fsyncSync(parent)
    fs.closeSync(parent)
  }

  discard(): void {
    fs.rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 })
  }

  private removeLeftovers(): void {
    const { dir, base } = path.parse(this.place)
    for (const name of fs.readdirSync(dir)) {
      const pid = name.startsWith(`${base}.${ending}-`) ? Number(name.slice(base.length + ending.length + 2)) : Number.NaN
      if (pid > 0 && !isAlive(pid)) fs.rmSync(path.join(dir, name), { recursive: true, force: true })
    }
  }
}

/** Whether there is a process of this number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
