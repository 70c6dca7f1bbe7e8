import { dateTimeText } from '../format'
import { NoticeBar } from './NoticeBar'

/** Said above what was kept from an earlier visit when the newest could not be fetched; `at` is when it was read. */
export function OldCopy({ at = 0 }: { at?: number | undefined }) {
  return <NoticeBar icon='offline'>{at === 0 ? '离线内容 · 没有取到最新的' : `离线内容 · ${dateTimeText(at)} 更新`}</NoticeBar>
}
