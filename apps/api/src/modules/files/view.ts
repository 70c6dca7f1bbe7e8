import type { Readable } from 'node:stream'
import type { FileRow } from './files.repo'
import type { FileStore } from './files.store'

/** What is sent of a file: all of it, or a smaller picture made from it. */
export interface View {
  /** Changes whenever the bytes would. */
  tag: string
  type: string
  bytes: number
  read: () => Promise<Readable | Buffer | null>
}

export const whole = (store: FileStore, row: FileRow): View => ({ tag: row.sha256, type: row.type, bytes: row.bytes, read: () => store.read(row.sha256) })
