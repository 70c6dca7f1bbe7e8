import type { Readership } from '@ejia/contract/posts/routes'
import { actedByText } from '@ejia/domain/acting'
import { toSheet, type SheetColumn } from '../../documents/sheet-out'
import { assertThat, found } from '../../lib/app-error'
import type { ActorContext, Executor } from '../../lib/context'
import { decodeCursor, instantIn, pageSize, textIn, toPage } from '../../lib/cursor'
import { toActedBy } from '../acting'
import { canPublish } from './posts.policy'
import { countMarks, findReached, listDone, listEverybody, listNotDone, type Mark } from './readership.repo'
import { requireWork } from './work.service'

interface Paging {
  cursor?: string
  limit?: number
}

type Reached = NonNullable<Awaited<ReturnType<typeof findReached>>>

/** For those who publish for the organisation; also when the post has expired or was taken back. */
async function requireReached(ctx: ActorContext, postId: string): Promise<Reached> {
  await requireWork(ctx, postId, canPublish, { lock: false })
  return found(await findReached(ctx.db, postId))
}

export async function getReadership(ctx: ActorContext, postId: string): Promise<Readership> {
  const { root, rootPath, receiptRequired } = await requireReached(ctx, postId)
  const count = (mark: Mark) => countMarks(ctx.db, mark, postId, rootPath)
  return { audience: root, reads: await count('read'), receipts: receiptRequired ? await count('receipt') : null }
}

export const listReads = async (ctx: ActorContext, postId: string, { read, ...paging }: Paging & { read: boolean }) =>
  listMarks(ctx.db, 'read', await requireReached(ctx, postId), read, paging)

/** Who signed and who has not. */
export async function listReceipts(ctx: ActorContext, postId: string, { given, ...paging }: Paging & { given: boolean }) {
  const post = await requireReached(ctx, postId)
  assertThat(post.receiptRequired, 'posts.receipt_not_asked')
  return listMarks(ctx.db, 'receipt', post, given, paging)
}

const listMarks = (db: Executor, mark: Mark, post: Reached, done: boolean, paging: Paging) =>
  done ? pageOfDone(db, mark, post, paging) : pageOfNotDone(db, mark, post, paging)

async function pageOfDone(db: Executor, mark: Mark, post: Reached, { cursor, limit }: Paging) {
  const key = decodeCursor(cursor, 2)
  const size = pageSize(limit)
  const rows = await listDone(db, mark, post.id, key && { at: instantIn(key[0]), memberId: textIn(key[1]) }, size + 1)
  const page = toPage(rows, size, (row) => [row.at.toISOString(), row.member.id])
  return { ...page, items: page.items.map(({ by, as, ...row }) => ({ ...row, at: row.at.toISOString(), ...toActedBy(by, as) })) }
}

async function pageOfNotDone(db: Executor, mark: Mark, post: Reached, { cursor, limit }: Paging) {
  const key = decodeCursor(cursor, 2)
  const size = pageSize(limit)
  const rows = await listNotDone(db, mark, post, key && { path: textIn(key[0]), rosterNo: textIn(key[1]) }, size + 1)
  const page = toPage(rows, size, (row) => [row.path, row.rosterNo])
  return { ...page, items: page.items.map(({ member, org }) => ({ member, org, at: null })) }
}

type Everybody = Awaited<ReturnType<typeof listEverybody>>[number]

const readColumns: SheetColumn<Everybody>[] = [
  { title: '党组织', value: (row) => row.org, width: 26 },
  { title: '姓名', value: (row) => row.name },
  { title: '名册编号', value: (row) => row.rosterNo },
  { title: '是否已读', value: (row) => row.readAt !== null },
  { title: '阅读时间', kind: 'instant', value: (row) => row.readAt },
]
const receiptColumns: SheetColumn<Everybody>[] = [
  { title: '是否签收', value: (row) => row.receiptAt !== null },
  { title: '签收时间', kind: 'instant', value: (row) => row.receiptAt },
  { title: '代办', value: ({ by, as }) => by && as && actedByText({ name: by, role: as }), width: 24 },
]

/** Who has read and signed and who has not, as an Excel table with its name. */
export async function exportReadership(ctx: ActorContext, postId: string): Promise<{ name: `${string}.xlsx`; content: Buffer }> {
  const post = await requireReached(ctx, postId)
  const rows = await listEverybody(ctx.db, post)
  const content = await toSheet(rows, post.receiptRequired ? [...readColumns, ...receiptColumns] : readColumns, '阅读与签收')
  return { name: `阅读与签收-${[...post.title].slice(0, 40).join('')}.xlsx`, content }
}
