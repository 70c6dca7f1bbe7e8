import { useDidShow } from '@tarojs/taro'
import { useApi } from '../../shared/api'
import { openPage } from '../../shared/nav'
import { ListRow, Tag } from '../../shared/ui'

/** The way to the inbox, and how much of it is new. */
export function Inbox() {
  const unread = useApi('GET /messages/unread-count', {})
  // messages come while other pages are in front
  useDidShow(() => {
    if (unread.data && unread.isStale) void unread.refetch()
  })
  const count = unread.data?.count ?? 0
  return (
    <ListRow
      icon='bell'
      title='我的消息'
      {...(count > 0 && { note: `${count} 条未读`, value: <Tag tone='red'>{count > 99 ? '99+' : String(count)}</Tag> })}
      onPress={() => openPage('/features/messages/inbox/index')}
    />
  )
}
