import { sql } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { files } from './files.table'

/** One content, however many files are it. */
export interface StoredContent {
  sha256: string
  bytes: number
  type: string
  /** Files that are this content. */
  ids: string[]
}

/** Everything that must be in the store; thumbnails are made anew when they are asked for. */
export async function listContents(db: Executor): Promise<StoredContent[]> {
  return db
    .select({
      sha256: files.sha256, bytes: sql<number>`max(${files.bytes})`.mapWith(Number), type: sql<string>`min(${files.type})`,
      ids: sql<string[]>`array_agg(${files.id}::text order by ${files.id})`,
    })
    .from(files)
    .groupBy(files.sha256)
    .orderBy(files.sha256)
}
