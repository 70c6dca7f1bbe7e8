import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { files } from './files.table'

export type FileRow = typeof files.$inferSelect

export async function insertFile(db: Executor, row: FileRow): Promise<void> {
  await db.insert(files).values(row)
}

export async function findFile(db: Executor, fileId: string): Promise<FileRow | undefined> {
  const [row] = await db.select().from(files).where(eq(files.id, fileId))
  return row
}

/** The same content under the same name, sent before by the same account: a repeated upload. */
export async function findSame(db: Executor, row: Pick<FileRow, 'sha256' | 'name' | 'uploadedBy'>): Promise<FileRow | undefined> {
  const same = and(eq(files.sha256, row.sha256), row.uploadedBy === null ? sql`false` : eq(files.uploadedBy, row.uploadedBy), eq(files.name, row.name))
  const [found] = await db.select().from(files).where(same).limit(1)
  return found
}

export const listFiles = (db: Executor, ids: readonly string[]): Promise<FileRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : db.select().from(files).where(inArray(files.id, [...ids]))

/** Nobody's pictures, of before that moment. */
export const listUnnamedBefore = (db: Executor, before: Date): Promise<FileRow[]> =>
  db.select().from(files).where(and(isNull(files.uploadedBy), lt(files.uploadedAt, before)))

/** Held until the transaction ends: what is being used is not swept away meanwhile. */
export const holdUnnamed = (db: Executor, ids: readonly string[]): Promise<FileRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : db.select().from(files).where(and(isNull(files.uploadedBy), inArray(files.id, [...ids]))).for('update')

export async function deleteFile(db: Executor, fileId: string): Promise<void> {
  await db.delete(files).where(eq(files.id, fileId))
}
