import type { Readable } from 'node:stream'

/** Where bytes are kept, each content once: a file under its SHA-256, a thumbnail under the SHA-256 of what it was made from and how. */
export interface FileStore {
  /** Keeps the content; keeping it again changes nothing. On return it survives a crash. */
  put: (key: string, content: Buffer, type: string) => Promise<void>
  /** Null when the content is not there. */
  read: (key: string) => Promise<Readable | null>
  /** Forgets the content; one that is not there is forgotten already. */
  remove: (key: string) => Promise<void>
}

/** Two levels of folders: no folder grows past some hundred entries. */
export const placeOf = (key: string): string => `${key.slice(0, 2)}/${key.slice(2, 4)}/${key}`
