import { buffer } from 'node:stream/consumers'
import type { Executor } from '../../lib/context'
import { findFile } from './files.repo'
import type { FileStore } from './files.store'

/** The bytes of a file, for a document that shows it; null when they are not there. Who may see it is the caller's to know. */
export async function readContent(db: Executor, store: FileStore, fileId: string): Promise<Buffer | null> {
  const row = await findFile(db, fileId)
  const content = row && (await store.read(row.sha256))
  return content ? buffer(content) : null
}
