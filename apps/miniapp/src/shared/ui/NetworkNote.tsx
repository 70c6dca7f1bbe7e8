import { useNetworkStore } from '../api/network.store'
import { NoticeBar } from './NoticeBar'

/** One bar of signal: says that the app is still at it. */
export function NetworkNote() {
  const { slow, repeating } = useNetworkStore()
  if (repeating > 0) return <NoticeBar icon='offline'>网络较慢，正在重试</NoticeBar>
  return slow > 0 ? <NoticeBar icon='offline'>网络较慢，请稍候</NoticeBar> : null
}
