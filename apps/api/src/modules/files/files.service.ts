import { createHash } from 'node:crypto'
import type { FileRef } from '@ejia/contract/files/routes'
import { fileRefusal, type FileUse } from '@ejia/domain/files'
import { AppError, assertThat, found } from '../../lib/app-error'
import { inTransaction, type ActorContext, type Context, type Executor } from '../../lib/context'
import { newId } from '../../lib/ids'
import { writeAudit } from '../audit'
import { decideKind } from './file-kind'
import { findFile, findSame, insertFile, listFiles, type FileRow } from './files.repo'
import type { FileStore } from './files.store'
import type { Scan } from './scan'

export const toRef = ({ id, name, type, bytes, image }: FileRow): FileRef => ({ id, name, type, bytes, image })

/** Where files go, and who looks into them first. */
export interface Keeping {
  store: FileStore
  scan: Scan
}

/** Keeps a file. The same file sent twice by the same person is one. */
export async function keepFile(ctx: ActorContext, { store, scan }: Keeping, upload: { name: string; content: Buffer }, use: FileUse = 'attachment'): Promise<FileRef> {
  const name = cleanName(upload.name)
  const refusal = fileRefusal(use, { name, bytes: upload.content.length })
  if (refusal) throw new AppError(refusal)
  const kind = await decideKind(name, upload.content)
  assertThat(kind !== 'not_allowed', 'files.type_not_allowed')
  assertThat(kind !== 'mismatch', 'files.type_mismatch')
  const { type, image } = kind
  const sha256 = createHash('sha256').update(upload.content).digest('hex')
  const row: FileRow = {
    id: newId(ctx.now), name, type, image, sha256, bytes: upload.content.length, uploadedBy: ctx.actor.accountId, uploadedAt: ctx.now,
  }
  assertThat((await scan(upload.content)) === 'clean', 'files.infected')
  await store.put(sha256, upload.content, type)
  return inTransaction(ctx, async (tx) => toRef((await findSame(tx.db, row)) ?? (await record(tx, row))))
}

async function record(ctx: ActorContext, row: FileRow): Promise<FileRow> {
  await insertFile(ctx.db, row)
  await writeAudit(ctx, { action: 'files.upload', subjectType: 'file', subjectId: row.id, orgId: ctx.actor.orgId })
  return row
}

/** Without folders and control characters, and short enough for a file system to take back. */
function cleanName(name: string): string {
  const base = (name.split(/[\\/]/).pop() ?? '').normalize('NFC').replace(/\p{C}/gu, '').trim()
  const dot = base.lastIndexOf('.')
  return [...base.slice(0, Math.max(dot, 0))].slice(0, 100).join('') + base.slice(Math.max(dot, 0)).slice(0, 20)
}

/** Whether the acting person (null: a visitor) may read a file because of something it belongs to. */
export type CanRead = (ctx: Context, fileId: string) => Promise<boolean>

/** public: anyone may read it · private: this reader may */
export type Sharing = 'public' | 'private'

/** A file for its reader; one that may not be read does not exist. */
export async function readable(ctx: Context, owners: readonly CanRead[], fileId: string, hasLink: boolean): Promise<{ row: FileRow; sharing: Sharing }> {
  const row = found(await findFile(ctx.db, fileId))
  if (await anyOwner({ ...ctx, actor: null }, owners, fileId)) return { row, sharing: 'public' }
  const allowed = (hasLink && row.image) || (row.uploadedBy !== null && row.uploadedBy === ctx.actor?.accountId) || (ctx.actor !== null && (await anyOwner(ctx, owners, fileId)))
  if (!allowed) throw new AppError('thing.not_found')
  return { row, sharing: 'private' }
}

async function anyOwner(ctx: Context, owners: readonly CanRead[], fileId: string): Promise<boolean> {
  for (const canRead of owners) if (await canRead(ctx, fileId)) return true
  return false
}

/** Refuses ids in a body that are neither the actor's own uploads nor attached already. */
export async function requireOwnFiles(ctx: ActorContext, ids: readonly string[], attached: readonly string[] = []): Promise<FileRef[]> {
  const rows = await listFiles(ctx.db, ids)
  const mine = new Map(rows.filter((row) => row.uploadedBy === ctx.actor.accountId || attached.includes(row.id)).map((row) => [row.id, row]))
  return ids.map((id) => {
    const row = mine.get(id)
    assertThat(row, 'reference.not_found')
    return toRef(row)
  })
}

/** References of these files in the order asked for; those that are not there are left out. */
export async function describeInOrder(db: Executor, ids: readonly string[]): Promise<FileRef[]> {
  const refs = await describeFiles(db, ids)
  return ids.flatMap((id) => refs.get(id) ?? [])
}

/** References of these files, by id. */
export async function describeFiles(db: Executor, ids: readonly string[]): Promise<Map<string, FileRef>> {
  return new Map((await listFiles(db, ids)).map((row) => [row.id, toRef(row)]))
}
