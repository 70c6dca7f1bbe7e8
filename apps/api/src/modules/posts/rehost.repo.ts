import { and, eq, inArray } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { fetchedPictures } from './posts.table'

type Row = typeof fetchedPictures.$inferInsert

/** Addresses this person fetched before → the file each became. */
export async function findFetched(db: Executor, accountId: string, urls: readonly string[]): Promise<Map<string, string>> {
  const known = and(eq(fetchedPictures.accountId, accountId), inArray(fetchedPictures.url, [...urls]))
  const rows = await db.select({ url: fetchedPictures.url, fileId: fetchedPictures.fileId }).from(fetchedPictures).where(known)
  return new Map(rows.map(({ url, fileId }) => [url, fileId]))
}

export async function insertFetched(db: Executor, row: Row): Promise<void> {
  await db.insert(fetchedPictures).values(row).onConflictDoNothing()
}
