import type { ReplyOf } from '@ejia/contract/client/caller'
import type { Batch as BatchOf } from '@ejia/domain/board-codes'

export { isOver, remainingMs, shownAt, toBatch, wantsMore, type Shown } from '@ejia/domain/board-codes'

export type Board = ReplyOf<'POST /activities/:activityId/board'>
export type Batch = BatchOf<Board>
