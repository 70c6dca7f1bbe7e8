import type { KeyRing } from '../lib/cipher'

/** What hashes are made with, and looked up by. */
export interface HashKeys {
  lookup: Buffer
  /** A second key that hashes are found by while `lookup` is being changed; makes none. */
  lookupAlso: Buffer | null
}

/** What personal data is kept under. Part of the app's `env.keys`. */
export interface DataKeys extends HashKeys {
  data: KeyRing
}

/** A column of sealed text (`lib/cipher`). Its module describes it; `rotate-keys` and the check at start walk through it. */
export interface SealedColumn {
  table: string
  /** Primary key, a uuid. */
  id: string
  column: string
  /** What the text was sealed for. */
  place: (id: string) => string
  /** Column with the keyed hash by which the same text is found. */
  hash?: { column: string; of: (key: Buffer, plain: string) => string }
  /** Rows held in memory at a time: few where texts are long. */
  portion: number
  /** Columns that are emptied when the key is lost and the text is given up. */
  givenUp: readonly string[]
}
