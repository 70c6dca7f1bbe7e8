import { Link } from 'react-router'
import { useRead } from '../../shared/api'
import { Icon } from '../../shared/ui'

/** Milliseconds between two looks while the page is in front. */
const everyMinute = 60_000

/** In the header: the way to the inbox, and how much of it is new. */
export function Bell() {
  const count = useRead('GET /messages/unread-count', {}, { refetchInterval: everyMinute }).data?.count ?? 0
  return (
    <Link to="/messages" className="bell" aria-label={count > 0 ? `消息，${count} 条未读` : '消息'} title="消息">
      <Icon name="bell" size={20} />
      {count > 0 && (
        <span className="bell__count" aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      )}
    </Link>
  )
}
