import { momentText } from '../../../shared/time'
import type { SaveState } from './autosave'

interface Props {
  state: SaveState
  savedAt: string | null
}

/** Whether what was typed is kept, in one quiet line that screen readers hear when it changes. */
export function SaveNote({ state, savedAt }: Props) {
  const words: Record<SaveState, string> = {
    saved: savedAt === null ? '输入后自动保存' : `已保存 ${momentText(savedAt).slice(11)}`,
    waiting: '有改动，马上保存…',
    saving: '正在保存…',
    failed: '暂时没保存上，已留在这台电脑，会自动重试',
    refused: '没有保存：请先改正标出的内容',
    conflict: '已停止保存：别人刚刚改过',
  }
  const bad = state === 'failed' || state === 'refused' || state === 'conflict'
  return (
    <span className={bad ? 'minutes-save minutes-save--bad' : 'minutes-save'} role="status">
      {words[state]}
    </span>
  )
}
