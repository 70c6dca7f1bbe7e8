import type { ImportState } from '@ejia/domain/members'
import type { ReplyOf } from '@ejia/contract/client/caller'

export type Import = ReplyOf<'GET /roster-imports/:importId'>
export type Report = NonNullable<Import['report']>

export const stateWords: Record<ImportState, { text: string; tone: 'ok' | 'wait' | 'bad' | 'plain' }> = {
  uploaded: { text: '等待核对列', tone: 'wait' },
  checked: { text: '已试运行', tone: 'wait' },
  running: { text: '正在导入', tone: 'wait' },
  done: { text: '已导入', tone: 'ok' },
  refused: { text: '没有导入', tone: 'bad' },
  failed: { text: '中断了', tone: 'bad' },
}
