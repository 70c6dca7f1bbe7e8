import type { Readable } from 'node:stream'

/** Where the bytes of files are kept, each content once, under its SHA-256. */
export interface FileStore {
  /** Keeps the content; keeping it again changes nothing. On return it survives a crash. */
  put: (sha256: string, content: Buffer, type: string) => Promise<void>
  /** Null when the content is not there. */
  read: (sha256: string) => Promise<Readable | null>
}

/** Two levels of folders: no folder grows past some hundred entries. */
export const placeOf = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
