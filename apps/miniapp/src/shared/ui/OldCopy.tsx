import { NoticeBar } from './NoticeBar'

/** Said above what was kept from an earlier visit when the newest could not be fetched. */
export function OldCopy() {
  return <NoticeBar icon='offline'>没有取到最新内容，下面是上次看到的。</NoticeBar>
}
